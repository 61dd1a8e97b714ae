"""A file that would be too large is not opened."""

import io
import zipfile

import pytest

from desk.words import unpacking
from desk.words.rows import WordsFileError
from desk.words.unpacking import checked_size


def packed(*parts: int) -> bytes:
    """An archive with parts of so many bytes, all alike."""
    with io.BytesIO() as made:
        with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
            for number, size in enumerate(parts):
                archive.writestr(f"part {number}", b"a" * size)
        return made.getvalue()


def test_what_is_small_while_packed_counts_as_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "UNPACKED", 50_000)
    checked_size(packed(20_000, 30_000))
    large = packed(20_000, 30_001)
    assert len(large) < 1_000
    with pytest.raises(WordsFileError, match=r"^This file is too large to be one of ours\.$"):
        checked_size(large)
