"""Writes files of the content, and no other: whatever is asked of it."""

import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from desk.editing.errors import EditError
from rules.loading.layout import ALONE, FOLDERS, LEDGER

ENDING = ".yaml"


def is_content(file: Path) -> bool:
    """Whether this names a file that the content team edits. Signatures are not among them."""
    in_a_folder = file.parent in FOLDERS and file.suffix == ENDING and not file.name.startswith(".")
    return (in_a_folder or file in ALONE) and not _is_ledger(file) and ".." not in file.parts


def _is_ledger(file: Path) -> bool:
    """Also by a name that some systems take for the same."""
    return file.as_posix().casefold() == LEDGER.as_posix().casefold()


def read_bytes(root: Path, file: Path) -> bytes:
    """What a content file says now. Raises EditError for any other."""
    try:
        return _inside(root, file).read_bytes()
    except OSError:
        raise EditError(f"{file.as_posix()} cannot be opened. Is it still there?") from None


def read_text(root: Path, file: Path) -> str:
    """The same as text."""
    try:
        return read_bytes(root, file).decode()
    except UnicodeDecodeError:
        raise EditError(f"{file.as_posix()} is not saved as UTF-8. Save it so first.") from None


def write(root: Path, texts: Mapping[Path, str]) -> None:
    """Put all these texts in place; each file is whole at any moment.

    Raises EditError, and then every file says what it said before.
    """
    paths = {file: _inside(root, file) for file in texts}
    beside = {
        file: path.with_name(f".{path.name}.{os.getpid()}.new") for file, path in paths.items()
    }
    replaced: dict[Path, bytes] = {}
    try:
        for file, text in texts.items():
            beside[file].write_bytes(text.encode())
            shutil.copymode(paths[file], beside[file])
        for file, path in paths.items():
            was = path.read_bytes()
            beside[file].replace(path)
            replaced[path] = was
    except OSError as error:
        for path, was in replaced.items():
            path.write_bytes(was)
        raise EditError(f"{error.filename} cannot be written: {error.strerror}.") from None
    finally:
        for left in beside.values():
            left.unlink(missing_ok=True)


def _inside(root: Path, file: Path) -> Path:
    """The file on the disk, if it is one of the content and no link leads out of the folder."""
    if not is_content(file):
        raise EditError(f"{file.as_posix()} is no file of the content, so it is not touched here.")
    path = root / file
    # Some systems open a file by another spelling of its name, and then it is another file to git.
    is_there = path.is_file() and path.name in os.listdir(path.parent)  # noqa: PTH208
    if not is_there or path.resolve() != root.resolve() / file:
        raise EditError(f"{file.as_posix()} is no plain file of this folder, so it is not touched.")
    return path
