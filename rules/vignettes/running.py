"""Runs vignettes: what came out otherwise than expected, and which rules they exercise."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property

from rules.engine.answers import AnswerError
from rules.engine.assess import assess, named_states
from rules.engine.walk import truth_of, truths_of
from rules.model.assessment import Assessment
from rules.model.book import RuleBook
from rules.model.conditions import QuestionTest
from rules.model.names import did_you_mean
from rules.model.reach import reach, reads
from rules.model.rules import Rule
from rules.model.truth import Truth
from rules.vignettes.model import Expected
from rules.vignettes.reading import Case


@dataclass
class Outcome:
    """What a vignette gave: its differences (empty when all is as expected) and rule truths."""

    case: Case
    book: RuleBook
    assessment: Assessment | None
    differences: list[str] = field(default_factory=list)

    @cached_property
    def truths(self) -> dict[str, Truth]:
        """The truth of every rule; empty when there is no assessment."""
        return _truths(self.book, self.assessment) if self.assessment else {}


def run(book: RuleBook, case: Case) -> Outcome:
    """Assess one vignette and compare."""
    try:
        assessment = assess(book, case.answers)
    except AnswerError as error:
        return Outcome(case, book, None, [f"answers: {fault}" for fault in error.faults])
    found = list(_differences(book, case.vignette.expect, assessment))
    return Outcome(case, book, assessment, found)


def _truths(book: RuleBook, assessment: Assessment) -> dict[str, Truth]:
    states = named_states(book, assessment)
    return truths_of({rule.id: rule.when for rule in book.rules}, states, book.conditions)


def _differences(book: RuleBook, expect: Expected, assessment: Assessment) -> Iterator[str]:
    yield from _compare("level", expect.level, assessment.level or "none")
    if expect.contact is not None:
        yield from _compare("contact", expect.contact, assessment.contact or "none")
    if expect.card is not None:
        yield from _compare("card", expect.card, assessment.card or "none")
    yield from _rules(book, expect, assessment)
    yield from _lists(book, expect, assessment)
    states = named_states(book, assessment)
    for name, truth in expect.conditions.items():
        if name not in book.conditions:
            yield _none_such("condition", name, book.conditions)
        else:
            found = truth_of(book.conditions[name], states, book.conditions)
            yield from _compare(f"condition '{name}'", truth, found)


def _lists(book: RuleBook, expect: Expected, assessment: Assessment) -> Iterator[str]:
    """What must come out and did not, and what came out and must not."""
    advice, topics = ([item.id for item in items] for items in (book.advice, book.topics))
    questions = book.questionnaire.questions
    for what, wanted, unwanted, given, known in (
        ("advice", expect.advice, expect.not_advice, assessment.advice, advice),
        ("topic", expect.topics, expect.not_topics, assessment.topics, topics),
        ("missing question", expect.missing, (), assessment.missing, questions),
    ):
        unknown = [name for name in (*wanted, *unwanted) if name not in known]
        yield from (_none_such(what.removeprefix("missing "), name, known) for name in unknown)
        lacking = [name for name in wanted if name not in (*given, *unknown)]
        yield from (f"{what} '{name}' did not come out" for name in lacking)
        yield from (f"{what} '{name}' came out and must not" for name in unwanted if name in given)


def _compare(what: str, wanted: object, found: object) -> Iterator[str]:
    if wanted != found:
        yield f"{what}: expected {wanted}, came out {found}"


def _none_such(what: str, name: str, known: Iterable[str]) -> str:
    near = did_you_mean(name, known)
    return f"there is no {what} '{name}'" + (f"; {near}" if near else "")


def _rules(book: RuleBook, expect: Expected, assessment: Assessment) -> Iterator[str]:
    named = (*expect.applies, *expect.levels, *expect.does_not_apply, *expect.quiet_cant_tell)
    known = [rule.id for rule in book.rules]
    unknown = {name: _none_such("rule", name, known) for name in named if name not in known}
    yield from unknown.values()
    applied = {item.rule: item.truth for item in assessment.applied}
    levels = {item.rule: item.level for item in assessment.applied}
    for what, wanted, found in (
        ("rule '{}'", expect.applies, applied),
        ("level of rule '{}'", expect.levels, levels),
    ):
        for name in (name for name in wanted if name not in unknown):
            yield from _compare(what.format(name), wanted[name], found.get(name, "not applying"))
    truths = _truths(book, assessment) if expect.quiet_cant_tell else {}
    quiet = {name for name in truths if truths[name] is Truth.CANT_TELL} - applied.keys()
    wrong = {
        "applies and must not": [n for n in expect.does_not_apply if n in applied],
        "must be can't tell and stay quiet": set(expect.quiet_cant_tell) - quiet - unknown.keys(),
        "applies and is not in the list": applied.keys() - expect.applies if expect.only else (),
    }
    yield from (f"rule '{name}' {what}" for what, names in wrong.items() for name in sorted(names))


@dataclass(frozen=True)
class Coverage:
    """How many vignettes meet one rule as yes, as no and as can't tell."""

    rule: str
    yes: int
    no: int
    cant_tell: int
    can_be_cant_tell: bool

    @property
    def gaps(self) -> tuple[str, ...]:
        """The cases that no vignette has and some person could have."""
        found = {"yes": self.yes, "no": self.no, "can't tell": self.cant_tell}
        if not self.can_be_cant_tell:
            del found["can't tell"]
        return tuple(name for name, count in found.items() if not count)


def coverage(book: RuleBook, outcomes: Iterable[Outcome]) -> list[Coverage]:
    """For each rule of the book, how the vignettes meet it."""
    truths = [outcome.truths for outcome in outcomes if outcome.truths]
    found = []
    for rule in book.rules:
        mine = [by_rule[rule.id] for by_rule in truths]
        yes, no, cant_tell = map(mine.count, (Truth.YES, Truth.NO, Truth.CANT_TELL))
        found.append(Coverage(rule.id, yes, no, cant_tell, _can_be_cant_tell(book, rule)))
    return found


def _can_be_cant_tell(book: RuleBook, rule: Rule) -> bool:
    """Whether the rule reads an answer that can be unknown and that its tests do not name."""
    named = dict(_named_answers(book, rule))
    for name in reach(rule.when, book.conditions).questions:
        offered = set(book.questionnaire.question(name).special_answers)
        if offered - named.get(name, set()):
            return True
    return False


def _named_answers(book: RuleBook, rule: Rule) -> Iterator[tuple[str, set[str]]]:
    """For each question, the answers that some test of the rule names."""
    found: dict[str, set[str]] = {}
    for read in reads(rule.when, book.conditions):
        if isinstance(read.part, QuestionTest) and read.part.test.looks_at == "answer":
            found.setdefault(read.question, set()).update(map(str, read.values))
    yield from found.items()
