"""Files of Excel and Word are archives: how large they may be, and what is said of damaged ones."""

import io
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager

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


@contextmanager
def telling(what: str) -> Iterator[None]:
    """Raise WordsFileError, which says this, for whatever goes wrong while a file is read.

    The two libraries pass on what their parsers raise, and stumble over parts that are not there:
    nobody lists what a damaged file may bring.
    """
    try:
        yield
    except WordsFileError:
        raise
    except Exception as error:
        raise WordsFileError(what) from error
