"""Where each language stands: what is wrong with it, who accepted it, and whether it is offered.

A translation is accepted in the same ledger as the English, text by text, and by the same people: a
clinician where the English needs one. What is accepted is the English, what the rules make of it
and the translation together, so a change of any of the three takes the acceptance away.
"""

from collections import Counter
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from desk.acceptance.in_language import Translated, is_accepted, kind_of_text, translations
from desk.acceptance.kinds import Who
from desk.acceptance.ledger import Ledger, is_enough, read_ledger
from explainer.languages.gate import problems
from explainer.languages.language import Language, is_tag
from explainer.languages.overlay import in_words
from explainer.languages.store import language_of, read, tags, wanted, words_of
from explainer.signoff.approval import is_approved
from explainer.wording import load_wording
from rules.loading.book import read_book
from rules.loading.layout import is_translation, translation
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem
from rules.model.book import RuleBook

# What was offered once had every text accepted; of those that it needs today some may be new.
# A browser may keep old pages, so people are rather told too often: half of each kind is enough.
MOST_OF = 1 / 2
MOST_TOLD = 3  # of one code; `translate status` tells all


class Standing(NamedTuple):
    """Where one language stands.

    `not_accepted` are the texts that nobody has accepted as they are, who may; `is_signed` is false
    where the English is signed and this language is not. `was_accepted`: most of it had been
    accepted by those who may, clinicians among them, so people may have read it.
    """

    language: Language
    problems: list[Problem]
    not_accepted: list[Translated]
    is_signed: bool
    was_accepted: bool

    @property
    def is_offered(self) -> bool:
        """Whether people are offered this language: only when it is whole."""
        return not self.problems and not self.not_accepted and self.is_signed

    @property
    def is_withdrawn(self) -> bool:
        """Whether people may look for it, because it had been whole."""
        return self.was_accepted and not self.is_offered


def standings(project: Project, book: RuleBook) -> list[Standing]:
    """Where every language stands of which there is a translation, or was one."""
    ledger = _ledger(project)
    had = {Path(file).stem for file, _ in ledger.lines if is_translation(file)}
    known = sorted({*tags(project), *filter(is_tag, had)})
    return [_standing(project, book, ledger, tag) for tag in known]


def offered(project: Project, book: RuleBook) -> tuple[Language, ...]:
    """The languages that people are offered besides English."""
    return tuple(found.language for found in standings(project, book) if found.is_offered)


def withdrawn(project: Project, book: RuleBook) -> tuple[Standing, ...]:
    """The languages that were whole, and are not now: their pages say so."""
    return tuple(found for found in standings(project, book) if found.is_withdrawn)


def still_accepted(project: Project, book: RuleBook, tag: str) -> frozenset[str]:
    """The keys of the texts that stand as somebody accepted them; none of what cannot be read."""
    ledger = _ledger(project)
    try:
        found = translations(project, book, tag)
    except ContentError:
        return frozenset()
    return frozenset(text.entry.name for text in found if is_accepted(text, ledger))


def translated(project: Project, tag: str) -> Project:
    """The project in a language. Raises ContentError when its translation cannot be read."""
    file = read(project, tag)
    return in_words(project, words_of(file), language_of(file, tag))


def _standing(project: Project, book: RuleBook, ledger: Ledger, tag: str) -> Standing:
    was_accepted = _was_accepted(project, book, ledger, tag)
    found = problems(project, book, tag)
    if any(problem.severity == "error" for problem in found):
        return Standing(Language(tag, tag), found, [], False, was_accepted)
    texts = translations(project, book, tag)
    left = [text for text in texts if not is_accepted(text, ledger)]
    try:
        is_signed = not found and _is_signed(project, book, tag)
    except ContentError as error:  # its words do not fit where the English do
        return Standing(Language(tag, tag), [*error.problems], left, False, was_accepted)
    return Standing(
        language_of(read(project, tag), tag),
        found,
        left,
        is_signed,
        was_accepted,
    )


def _was_accepted(project: Project, book: RuleBook, ledger: Ledger, tag: str) -> bool:
    """Whether most of it, of each kind, was accepted at some time by somebody who may."""
    file = translation(tag).as_posix()
    lines = {key: line for (of, key), line in ledger.lines.items() if of == file}
    if not lines or not is_tag(tag):
        return False
    needed: Counter[Who] = Counter()
    had: Counter[Who] = Counter()
    for key, text in wanted(project, book, tag).texts.items():
        who = kind_of_text(text, project, book).who
        needed[who] += 1
        had[who] += key in lines and is_enough(who, ledger.acceptances[lines[key].acceptance])
    return all(had[who] >= MOST_OF * number for who, number in needed.items())


def _ledger(project: Project) -> Ledger:
    try:
        return read_ledger(project) or Ledger()
    except ContentError:  # the check says so; until then nothing is accepted
        return Ledger()


def _is_signed(project: Project, book: RuleBook, tag: str) -> bool:
    """Whether it stands no lower than the English: signed, or neither is."""
    if not is_approved(book, load_wording(project)):
        return True
    other = translated(project, tag)
    return is_approved(read_book(other), load_wording(other))


def told(project: Project, book: RuleBook | None) -> Iterator[Problem]:
    """What `check` says of the translations: of each code the first problems, and how many more."""
    for tag in tags(project):
        found = problems(project, book, tag) if book else []
        for code, alike in groupby(sorted(found, key=lambda p: (p.code, p)), key=lambda p: p.code):
            first, *rest = alike
            others = rest[: MOST_TOLD - 1]
            yield from (first, *others)
            if len(rest) > len(others):
                number = len(rest) - len(others)
                fix = f"see them all: python cli.py translate status {tag}"
                what = f"{number} more problems of this kind keep '{tag}' from being offered"
                yield Problem(first.file, 1, 1, code, what, fix, first.severity)


def as_text(standing: Standing) -> str:
    """Where a language stands, in lines: every problem, or what is still to be done."""
    tag = standing.language.tag
    lines = [str(problem) for problem in standing.problems]
    if standing.is_offered:
        return f"{tag} ({standing.language.name}) is whole, and is offered."
    counts = Counter(problem.code for problem in standing.problems)
    if counts:
        told = ", ".join(f"{number} of {code}" for code, number in sorted(counts.items()))
        lines += ["", f"{tag} is not offered: {told}."]
    else:
        lines += [f"Nothing is wrong with the texts of {tag}. It is not offered:"]
    if standing.not_accepted and not standing.problems:
        clinicians = sum(text.kind.who is Who.CLINICIAN for text in standing.not_accepted)
        accept = f"python cli.py accept --language {tag} --by NAME --reason TEXT"
        number = len(standing.not_accepted)
        lines.append(f"{number} texts are not accepted, {clinicians} by a clinician: {accept}")
    if not standing.problems and not standing.is_signed:
        lines.append(
            f"The English is signed, and this is not: python cli.py sign --language {tag} --status"
        )
    if standing.is_withdrawn:
        lines.append("It had been accepted, so people may look for it: its pages say so.")
    return "\n".join(lines)
