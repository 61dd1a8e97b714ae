"""Files of Excel and Word with something wrong inside."""

import io
import zipfile


def half_of_a_part(archive: bytes, name: str) -> bytes:
    """The archive with one part broken off in the middle, and all others as they are."""
    with io.BytesIO() as saved:
        with (
            zipfile.ZipFile(io.BytesIO(archive)) as before,
            zipfile.ZipFile(saved, "w") as after,
        ):
            for each in before.namelist():
                part = before.read(each)
                after.writestr(each, part[: len(part) // 2] if each == name else part)
        return saved.getvalue()
