"""What came back, held against what the files say now: changes, and what cannot be one."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from desk.editing.errors import SaidOtherwise
from desk.editing.setting import with_values
from desk.editing.steps import cleaned, found
from desk.editing.texts import Editable, editable_texts
from desk.editing.writing import read_text
from desk.words.rows import Returned, mark_of
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path as Steps


@dataclass(frozen=True)
class Change:
    """Other words for one text."""

    text: Editable
    new: str


@dataclass(frozen=True)
class NewWords:
    """New words for several texts, as one edit."""

    changes: tuple[Change, ...]

    @property
    def title(self) -> str:
        """What it does."""
        return f"new words from a file, for {len(self.changes)}"

    def on(self, project: Project) -> dict[Path, str]:
        """The files with these words. Raises EditError where one was changed meanwhile."""
        values: dict[Path, dict[Steps, str | int]] = {}
        for change in self.changes:
            text = change.text
            path, now = found(project, text.file, text.name)
            if now != text.words:
                raise SaidOtherwise(text.key, str(now))
            values.setdefault(text.file, {})[path] = change.new
        return {file: with_values(read_text(project.root, file), v) for file, v in values.items()}


@dataclass
class Brought:
    """What a file brings: `changes`, a sentence for each row that cannot be one, and its `rows`."""

    changes: list[Change] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    rows: int = field(default=0, compare=False)


def brought(returned: Iterable[Returned], project: Project) -> Brought:
    """Everything that a file brings. Of a row without new words, nothing."""
    known = {text.key: text for text in editable_texts(project)}
    found_words = Brought()
    seen: set[str] = set()
    for row in returned:
        found_words.rows += 1
        if not row.new.strip():
            if mark_of(row.key, row.was) != row.mark:
                found_words.refused.append(_touched(row))
            continue
        text = known.get(row.key)
        why = _why_not(row, text, seen)
        seen.add(row.key)
        if why:
            found_words.refused.append(why)
            continue
        assert text is not None
        new = cleaned(row.new, text.words)
        if new != text.words:
            found_words.changes.append(Change(text, new))
    return found_words


def _why_not(row: Returned, text: Editable | None, seen: set[str]) -> str:
    """Why the new words of a row are not taken; empty where they are."""
    yours = f"Your words: “{' '.join(row.new.split())}”."
    if row.key in seen:
        return f"{row.place}: {row.key} stands in the file twice. {yours}"
    if text is None:
        return f"{row.place}: there is no text {row.key or 'without a key'} (any more). {yours}"
    if mark_of(row.key, row.was) != row.mark:
        return _touched(row)
    if mark_of(row.key, text.words) != row.mark and cleaned(row.new, text.words) != text.words:
        return (
            f"{row.place}: {row.key} was changed by somebody since this file was made. It said: "
            f"“{row.was}”. It says now: “{text.words}”. {yours} Write them beside what it says now."
        )
    return ""


def _touched(row: Returned) -> str:
    now = " ".join(row.was.split())
    return (
        f"{row.place}: the key or the English of {row.key or 'this row'} is not as it went out. "
        f"Put it back, and write new words in the last column. It has now: “{now}”."
    )
