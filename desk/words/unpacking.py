"""Files of Excel and Word are archives: how large they may be, before anything opens them."""

import io
import zipfile

from desk.words.rows import WordsFileError

LARGEST, UNPACKED = 20_000_000, 200_000_000  # bytes


def checked_size(data: bytes) -> None:
    """Raise WordsFileError for what is no archive, or would be too large once it is unpacked."""
    if len(data) > LARGEST:
        raise WordsFileError("This file is too large to be one of ours.")
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            size = sum(part.file_size for part in archive.infolist())
    except zipfile.BadZipFile:
        raise WordsFileError(
            "This is no file of Excel (.xlsx) or Word (.docx), or it is damaged. Save it again."
        ) from None
    if size > UNPACKED:
        raise WordsFileError("This file is too large to be one of ours.")
