"""What differs from what was accepted: before and after, who reads it, and who must accept it."""

from collections.abc import Iterator, Mapping
from itertools import takewhile
from pathlib import Path as FilePath
from typing import Any, NamedTuple

from desk.acceptance.entries import Entry, entries
from desk.acceptance.kinds import Kind, kind_of
from desk.acceptance.ledger import Key, Ledger
from desk.acceptance.readers import Readers
from rules.loading.layout import ACCEPTED, is_translation
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.book import RuleBook

CODE, MISSING = "W040", "W042"
CHANGE_A_RESULT = {"level", "rule", "contact", "card", "who is asked"}  # kinds of things
MOST_TOLD = 12  # of one file
SHOWN = 160
BEFORE = 40  # of what is the same, so that the part that differs can be understood


class Difference(NamedTuple):
    """One thing that is not as it was accepted. A value that is not there is None."""

    entry: Entry
    kind: Kind
    was: Any
    is_there: bool
    readers: str

    @property
    def change(self) -> str:
        """What it was and what it is, in one phrase."""
        now = self.entry.value
        if not self.is_there:
            return f"is gone; it was {shortened(self.was)}" if self.was is not None else "is gone"
        if self.was is NEW:
            return f"is new: {shortened(now)}"
        if self.was is None:
            return f"changed; it is {shortened(now)}"
        return f"was {shortened(self.was, now)}, and is {shortened(now, self.was)}"


NEW = object()


def differences(project: Project, ledger: Ledger, book: RuleBook | None) -> list[Difference]:
    """Everything that is not as it was accepted, in the order of the files."""
    now = {entry.key: entry for entry in entries(project)}
    documents = project.documents.items()
    broken = {name for name, document in documents if not isinstance(document.data, dict)}
    found = [
        entry
        for key, entry in now.items()
        if key not in ledger.lines or ledger.lines[key].fingerprint != entry.fingerprint
    ]
    gone = [key for key in ledger.lines if key not in now and key[0] not in broken]
    gone = [key for key in gone if not is_translation(key[0])]  # accepted by language
    if not found and not gone:
        return []
    return [*_told(project, ledger, book, found, gone)]


def _told(
    project: Project, ledger: Ledger, book: RuleBook | None, found: list[Entry], gone: list[Key]
) -> Iterator[Difference]:
    from desk.acceptance.before import Before  # asks git; imported only when something differs

    before, readers = Before(project), Readers(project, book)
    for entry in found:
        line = ledger.lines.get(entry.key)
        was = NEW if line is None else before.value(entry.key, line.fingerprint)
        yield Difference(entry, kind_of(entry, book), was, True, readers.of(entry))
    for file, name in gone:
        named = _named(name, book)
        entry = Entry(file, name, None, _path(project, file, named), named)
        was = before.value(entry.key, ledger.lines[entry.key].fingerprint)
        yield Difference(entry, kind_of(entry, book), was, False, readers.of(entry))


def _named(name: str, book: RuleBook | None) -> tuple[str, ...]:
    """The steps of a name; the id of a rule may have a dot in it."""
    first, *steps = name.split(".")
    if first == "rules" and book and ".".join(steps[:2]) in {rule.id for rule in book.rules}:
        steps[:2] = [".".join(steps[:2])]
    return (first, *steps)


def _path(project: Project, file: str, named: tuple[str, ...]) -> tuple[str | int, ...]:
    """Where something stood: the path as far as it is still there, ids turned into numbers."""
    value: Any = project.document(FilePath(file)).data
    path: tuple[str | int, ...] = ()
    for step in named:
        if isinstance(value, Mapping) and step in value:
            path, value = (*path, step), value[step]
        elif isinstance(value, list):
            ids = [item.get("id") if isinstance(item, Mapping) else None for item in value]
            if step not in ids:
                break
            path, value = (*path, ids.index(step)), value[ids.index(step)]
        else:
            break
    return path


def problems_of(project: Project, found: list[Difference], severity: str) -> Iterator[Problem]:
    """One problem for each difference; of a file with many, the first ones and their number."""
    told: dict[str, int] = {}
    for difference in found:
        file = difference.entry.file
        told[file] = told.get(file, 0) + 1
        if told[file] <= MOST_TOLD:
            yield _problem(project, difference, severity)
    for file, number in told.items():
        if number > MOST_TOLD:
            what = f"more of this file changed and is not accepted: {number - MOST_TOLD}"
            yield Problem(file, 1, 1, CODE, what, "see them all: python cli.py accept", severity)


def _problem(project: Project, found: Difference, severity: str) -> Problem:
    place = project.document(FilePath(found.entry.file)).place(found.entry.path)
    what = f"not accepted ({found.kind.name}): '{found.entry.name}' {found.change}"
    fix = f"read by {found.readers}; {found.kind.who} accepts it: python cli.py accept"
    if found.kind.name in CHANGE_A_RESULT:
        fix = f"see for whom it changes a result: python cli.py diff --gate HEAD. R{fix[1:]}"
    return Problem(found.entry.file, *place, CODE, what, fix, severity)


def nothing_kept(severity: str) -> Problem:
    """There is no list of what was accepted."""
    what = "this file is missing, so any text could have changed in silence"
    fix = "take it back from git, or begin anew: python cli.py accept --baseline REASON"
    return Problem(ACCEPTED.as_posix(), 1, 1, MISSING, what, fix, severity)


def in_words(value: Any) -> str:
    """A value as somebody reads it: a list with bars between, a mapping as `key: value`."""
    if isinstance(value, list):
        return " | ".join(map(in_words, value))
    if isinstance(value, dict):
        return "; ".join(f"{key}: {in_words(item)}" for key, item in value.items())
    plain = {None: "nothing", True: "yes", False: "no"}
    return (
        plain[value] if value is None or isinstance(value, bool) else " ".join(str(value).split())
    )


def shortened(value: Any, other: Any = "") -> str:
    """A value as it can be told in a line: of a long one, the part that differs from another."""
    text = in_words(value)
    pairs = zip(text, in_words(other), strict=False)
    same = sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    first = max(text.rfind(" ", 0, same) - BEFORE, 0) if len(text) > SHOWN else 0
    part = text[first : first + SHOWN].strip()
    more = " …" if first + SHOWN < len(text) else ""
    return f"“{'… ' if first else ''}{part}{more}”"
