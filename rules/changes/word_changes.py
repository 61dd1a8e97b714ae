"""What changed in the files that hold what is said to people."""

from collections.abc import Iterator, Mapping
from itertools import chain
from typing import Any

from rules.changes.change import Change, Kind
from rules.changes.versions import Version
from rules.loading.layout import WORDING
from rules.loading.yaml.strict_yaml import Path

Texts = Mapping[Path, str]
Blocks = Mapping[Path, Texts]


def word_changes(old: Version, new: Version) -> Iterator[Change]:
    """Texts below explainer/wording that were added, removed or changed."""
    start = f"{WORDING.as_posix()}/"
    for file in sorted({*old.documents, *new.documents}):
        if file.startswith(start):
            yield from _compared(file, _grouped(file, old), _grouped(file, new), old, new)


def _compared(
    file: str, before: Blocks, after: Blocks, old: Version, new: Version
) -> Iterator[Change]:
    for block in dict.fromkeys(chain(before, after)):
        one, other = before.get(block), after.get(block)
        if one is None or other is None:  # a block that is new or gone is told by its first text
            texts = [next(iter(found.values()), None) if found else None for found in (one, other)]
            side = new if other is not None else old
            yield _change(block, (), texts[0], texts[1], side.line(file, block))
            continue
        for path in dict.fromkeys(chain(one, other)):
            if one.get(path) != other.get(path):
                side = new if path in other else old
                place = side.line(file, (*block, *path))
                yield _change(block, path, one.get(path), other.get(path), place)


def _change(block: Path, path: Path, before: str | None, after: str | None, place: str) -> Change:
    about, name = str(block[0]), ".".join(map(str, block[1:])) or str(block[0])
    kind = Kind.PHONE if about == "phones" else Kind.WORDING
    return Change(kind, f"words: {about}", name, " ".join(map(str, path)), before, after, place)


def _grouped(file: str, version: Version) -> Blocks:
    """All texts of a file, by block (such as one rule) and by where they stand in it."""
    found: dict[Path, dict[Path, str]] = {}
    document = version.documents.get(file)
    for path, text in _texts(document.data, ()) if document else ():
        found.setdefault(path[:2], {})[path[2:]] = text
    return found


def _texts(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """Each text with its path; the paragraphs of a list count as one text."""
    if isinstance(data, dict):
        for key, value in data.items():
            yield from _texts(value, (*path, key))
    elif isinstance(data, list) and any(isinstance(item, dict) for item in data):
        for i, item in enumerate(data):
            yield from _texts(item, (*path, i + 1))
    elif data is not None:
        yield path, "\n".join(map(str, data)) if isinstance(data, list) else str(data)
