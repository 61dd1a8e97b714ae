"""Accepting what changed: by somebody else than whoever changed it, with a name and a reason."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from fnmatch import fnmatchcase

from desk.acceptance.before import Before
from desk.acceptance.differing import NEW, Difference, differences, in_words
from desk.acceptance.entries import entries
from desk.acceptance.in_language import differing_in
from desk.acceptance.kinds import kind_of
from desk.acceptance.ledger import NOBODY, Acceptance, Key, Ledger, is_enough, read_ledger
from explainer.checking import read_content
from rules.loading.layout import ACCEPTED
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.model.evidence import Role
from rules.signoff.signer import name_of, registration_of, role_of

READER = "reader"
FEWEST_WORDS = 3


class NotAccepted(Exception):
    """Somebody cannot accept like this; the message says why."""


@dataclass(frozen=True)
class Taken:
    """What was accepted, and what is left because somebody else has to."""

    accepted: list[Difference]
    left: list[Difference]


class Accepting:
    """The acceptance of one project. Raises ContentError when its files have errors.

    With the tag of a `language`, of its translation: the English is another matter.
    """

    def __init__(self, project: Project, today: date, language: str | None = None) -> None:
        self._project, self._today, self._language = project, today, language
        book, problems = read_content(project)
        if book is None or any(p.severity == "error" for p in problems):
            raise ContentError(problems)
        self.book = book
        self.ledger = read_ledger(project) or Ledger()

    def pending(self, only: str = "*") -> list[Difference]:
        """Everything that is not as it was accepted; `only` is a pattern for its name."""
        if self._language:
            found = differing_in(self._project, self.book, self.ledger, self._language)
        else:
            found = differences(self._project, self.ledger, self.book)
        return [d for d in found if fnmatchcase(d.entry.name, only)]

    def accept(self, only: str, acceptance: Acceptance) -> Taken:
        """Accept what this person may accept, and write it down."""
        pending = self.pending(only)
        self._by_somebody_else(pending, acceptance)
        taken = [d for d in pending if is_enough(d.kind.who, acceptance)]
        self._write(taken, acceptance)
        return Taken(taken, [d for d in pending if d not in taken])

    def read(self, keys: Collection[Key], acceptance: Acceptance) -> Taken:
        """Write down that this person read these as they are now, whether or not they changed.

        What somebody else has to read is left as it is.
        """
        now = {entry.key: entry for entry in entries(self._project)}
        found = [Difference(now[key], kind_of(now[key], self.book), None, True, "") for key in keys]
        taken = [d for d in found if is_enough(d.kind.who, acceptance)]
        new = [d for d in taken if not self._is_read(d)]
        self.check(keys, acceptance)
        self._write(new, acceptance)
        return Taken(new, [d for d in found if d not in taken])

    def check(self, keys: Collection[Key], acceptance: Acceptance) -> None:
        """Raise NotAccepted where this person made some of these changes."""
        self._by_somebody_else([d for d in self.pending() if d.entry.key in {*keys}], acceptance)

    def _is_read(self, found: Difference) -> bool:
        """Whether somebody who may has read it as it is."""
        line = self.ledger.lines.get(found.entry.key)
        if line is None or line.fingerprint != found.entry.fingerprint:
            return False
        return is_enough(found.kind.who, self.ledger.acceptances[line.acceptance])

    def baseline(self, reason: str) -> int:
        """Write down everything that differs as it is now, read by nobody; returns how much."""
        if self._language:
            what = "a translation that nobody read is not offered, so there is no baseline of it"
            raise NotAccepted(f"{what}: whoever read it accepts it, with --by and --reason")
        acceptance = Acceptance(NOBODY, NOBODY, "", self._today, reason_of(reason))
        found = self.pending()
        self._write(found, acceptance)
        return len(found)

    def _by_somebody_else(self, pending: list[Difference], acceptance: Acceptance) -> None:
        editors = Before(self._project).editors({d.entry.file for d in pending})
        if acceptance.by.casefold() in {name.casefold() for name in editors}:
            what = f"{acceptance.by} made some of these changes, so somebody else has to accept"
            raise NotAccepted(f"{what} them")

    def _write(self, taken: list[Difference], acceptance: Acceptance) -> None:
        if taken:
            there = [d.entry for d in taken if d.is_there]
            gone = [d.entry.key for d in taken if not d.is_there]
            self.ledger = self.ledger.with_these(there, gone, acceptance)
            path = self._project.root / ACCEPTED
            path.write_text(self.ledger.text(), encoding="utf-8", newline="\n")


def unread(project: Project) -> int | None:
    """How much is not accepted, or only written down as it was; None when nothing is kept."""
    ledger = read_ledger(project)
    if ledger is None:
        return None
    read = {name for name, found in ledger.acceptances.items() if found.is_by_somebody}
    lines = ledger.lines
    return sum(
        entry.key not in lines
        or lines[entry.key].fingerprint != entry.fingerprint
        or lines[entry.key].acceptance not in read
        for entry in entries(project)
    )


def acceptance_by(
    name: str, reason: str, role: str | None, registration: str | None, today: date
) -> Acceptance:
    """Who accepts, checked as far as a form can be. Raises SignerError or NotAccepted."""
    if role in (None, READER):
        return Acceptance(name_of(name), READER, "", today, reason_of(reason))
    found: Role = role_of(role or "")
    number = registration_of(registration or "", found)
    return Acceptance(name_of(name), found, number, today, reason_of(reason))


def reason_of(reason: str) -> str:
    """The reason, if it says anything."""
    text = " ".join(reason.split())
    if len(text.split()) < FEWEST_WORDS:
        raise NotAccepted("say why in a few words: what was changed, and what for")
    return text


def shown(found: list[Difference]) -> str:
    """Each difference with what it was and what it is, in full."""
    return "\n\n".join("\n".join(_lines(number, d)) for number, d in enumerate(found, 1))


def _lines(number: int, found: Difference) -> Iterator[str]:
    yield f"{number}. {found.kind.name}: {found.entry.name}"
    yield f"   {found.entry.file}, read by {found.readers}"
    was = "(not there)" if found.was is NEW else found.was
    yield f"   before: {'(not known here)' if was is None else _whole(was)}"
    yield f"   after:  {_whole(found.entry.value) if found.is_there else '(gone)'}"
    yield f"   accepts it: {found.kind.who}"


def _whole(value: object) -> str:
    if isinstance(value, list):
        return "\n           ".join(f"- {in_words(item)}" for item in value)
    return in_words(value)
