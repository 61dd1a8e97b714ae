"""The rules as decisions: what a clinician agrees with at once, in the order of its risk.

A family of rules is one decision. So are rules that are alike but for the limits of a number, such
as the weeks. Named conditions are opened in the decision that reads them.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

from explainer.reasons.outline import Line
from explainer.review.neighbours import neighbours
from explainer.review.open_questions import OpenQuestion
from explainer.review.subject import Subject
from explainer.review.unfolding import names_in, opened
from explainer.sentences.simple import simplified
from rules.model.conditions import All, AnyOf, Condition, Not, QuestionTest
from rules.model.evidence import Label
from rules.model.reach import reach
from rules.model.rules import Rule

NOTHING_MORE = Line("nothing more")
LONG = 30  # words: a named condition that is longer stands below, once
Parts = tuple[Condition, ...]


@dataclass(frozen=True)
class Case:
    """One rule of a decision: what it needs besides what they all need, and what it leads to.

    `headings` are those that people read in the place of the level's own, each with where.
    """

    rule: str
    line: Line
    level: str
    cant_tell: str
    advice: str
    headings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Term:
    """A named condition that is too long to stand inside a sentence: its name there, and itself.

    `at` is the decision below which paper has it; the others that read it point there.
    """

    id: str
    spoken: str
    line: Line
    at: str = ""


@dataclass(frozen=True)
class Near:
    """A decision that reads most of the same answers, and every level it leads to."""

    id: str
    level: str


@dataclass(frozen=True)
class Decision:
    """What is agreed with at once. `shared` is what all its rules need; None where nothing is.

    `cites` has the sources by label. `terms` are named conditions that stand below, `conditions`
    all that are opened, and `questions` those that ask whether it may be lowered. `alone` are the
    rules that rest on PROPOSAL alone.
    """

    id: str
    rules: tuple[str, ...]
    shared: Line | None
    cases: tuple[Case, ...]
    terms: tuple[Term, ...]
    near: tuple[Near, ...]
    cites: tuple[tuple[Label, tuple[str, ...]], ...]
    questions: tuple[OpenQuestion, ...]
    conditions: tuple[str, ...]
    alone: tuple[str, ...]
    why_here: str

    @property
    def outcomes(self) -> tuple[tuple[str, str], ...]:
        """The levels it leads to: when it is so, and when nobody can tell."""
        return tuple(dict.fromkeys((case.level, case.cant_tell) for case in self.cases))

    @property
    def advice(self) -> tuple[str, ...]:
        """The pieces of advice it leads to, by name; one text where they are the same in all."""
        return tuple(dict.fromkeys(case.advice for case in self.cases))


RISKS = {
    "raised": "raised without a source: may it be lowered?",
    "proposal": "one rule or more rests on PROPOSAL alone",
    "memory": "rests on MEMORY",
    "rest": "rests on what somebody read",
}
"""Why a decision stands where it stands, the most urgent to judge first."""


def decisions(subject: Subject, questions: Iterable[OpenQuestion] = ()) -> tuple[Decision, ...]:
    """Every decision, those first that most need a clinician."""
    grouped = groups(subject)
    writer = _Writer(subject, grouped, tuple(questions))
    made = [writer.decision(group) for group in grouped]
    order = [*RISKS]
    urgent = {d.id: min(subject.book.rule(r).level.rank for r in d.rules) for d in made}
    ordered = sorted(made, key=lambda d: (order.index(d.why_here), urgent[d.id]))
    return tuple(_each_term_once(ordered))


def _each_term_once(made: Iterable[Decision]) -> Iterator[Decision]:
    """The decisions with, beside each term, the first of them that has it."""
    first: dict[str, str] = {}
    for decision in made:
        terms = (
            replace(term, at=first.setdefault(term.id, decision.id)) for term in decision.terms
        )
        yield replace(decision, terms=tuple(terms))


def groups(subject: Subject) -> list[tuple[Rule, ...]]:
    """The rules of each decision, in the order of the book."""
    found: dict[object, list[Rule]] = {}
    for family, ids in subject.book.families.items():
        key = family if len(ids) > 1 else _but_for_numbers(subject, subject.book.rule(ids[0]))
        found.setdefault(key, []).extend(map(subject.book.rule, ids))
    return [tuple(rules) for rules in found.values()]


def _but_for_numbers(subject: Subject, rule: Rule) -> str:
    """What a rule needs apart from the limits of numbers, and its advice: alike is one decision."""
    parts = [part for part in _parts(rule) if not _is_limit(subject, part)]
    return repr((sorted(map(str, parts)), rule.family if not parts else ""))


def _is_limit(subject: Subject, part: Condition) -> bool:
    """Whether a part is about a number alone."""
    match part:
        case QuestionTest(question=name):
            return subject.book.questionnaire.question(name).kind == "number"
        case AnyOf(any=inner) | All(all=inner):
            return all(_is_limit(subject, one) for one in inner)
        case Not(not_=one):
            return _is_limit(subject, one)
    return False


def _parts(rule: Rule) -> Parts:
    """What a rule needs, part by part."""
    when = simplified(rule.when)
    return when.all if isinstance(when, All) else (when,)


class _Writer:
    """Writes the decisions of one subject."""

    def __init__(
        self,
        subject: Subject,
        grouped: Iterable[tuple[Rule, ...]],
        questions: tuple[OpenQuestion, ...],
    ) -> None:
        self._subject, self._book, self._questions = subject, subject.book, questions
        self._groups = {rules[0].family: rules for rules in grouped}
        self._long: dict[str, bool] = {}

    def decision(self, rules: tuple[Rule, ...]) -> Decision:
        """One decision."""
        needed = [_parts(rule) for rule in rules]
        shared = tuple(p for p in needed[0] if all(p in parts for parts in needed[1:]))
        if len(rules) == 1:
            shared = ()
        own = [tuple(part for part in parts if part not in shared) for parts in needed]
        ids = tuple(rule.id for rule in rules)
        asked = tuple(q for q in self._questions if {*q.rules} & {*ids})
        alone = tuple(rule.id for rule in rules if _labels(rule) == {Label.PROPOSAL})
        return Decision(
            id=rules[0].family,
            rules=ids,
            shared=self._line(shared),
            cases=tuple(map(self._case, rules, own)),
            terms=tuple(self._terms(part for parts in needed for part in parts)),
            near=self._near[rules[0].family],
            cites=tuple(_cites(rules)),
            questions=asked,
            conditions=tuple(
                name
                for rule in rules
                for name in reach(rule.when, self._book.conditions).conditions
            ),
            alone=alone,
            why_here="raised" if asked else "proposal" if alone else _risk(rules),
        )

    def _case(self, rule: Rule, own: Parts) -> Case:
        level = self._subject.level
        advice = ", ".join(
            name.replace("_", " ") + self._subject.only_at(rule, name) for name in rule.advice
        )
        line = self._line(own) or NOTHING_MORE
        headings = self._subject.headings(rule.id)
        return Case(rule.id, line, level(rule.level), level(rule.if_cant_tell), advice, headings)

    def _line(self, parts: Parts) -> Line | None:
        if not parts:
            return None
        condition = parts[0] if len(parts) == 1 else All(all=parts)
        return self._subject.brief.tree(self._short(condition))

    def _is_long(self, name: str) -> bool:
        """Whether what a name stands for is too long to stand inside a sentence."""
        if name not in self._long:
            self._long[name] = False  # a ring of names is an error of the content, told elsewhere
            condition = self._short(self._book.conditions[name])
            self._long[name] = len(self._subject.brief.condition(condition).split()) > LONG
        return self._long[name]

    def _terms(self, parts: Iterable[Condition]) -> Iterator[Term]:
        """Every long name that the parts come to, each behind the one that reads it."""
        pending = [name for part in parts for name in names_in(self._short(part))]
        seen: dict[str, None] = {}
        while pending:
            name = pending.pop(0)
            if name in seen:
                continue
            seen[name] = None
            inner = self._short(self._book.conditions[name])
            yield Term(name, self._subject.brief.term(name), self._subject.brief.tree(inner))
            pending = [*names_in(inner), *pending]

    def _short(self, condition: Condition) -> Condition:
        return opened(condition, self._book, self._is_long)

    @cached_property
    def _near(self) -> dict[str, tuple[Near, ...]]:
        """For each decision the two that read most of the same answers."""
        return {
            name: tuple(Near(other, self._levels(self._groups[other])) for other in others)
            for name, others in neighbours(self._groups, self._book).items()
        }

    def _levels(self, rules: Iterable[Rule]) -> str:
        return " or ".join(dict.fromkeys(self._subject.level(rule.level) for rule in rules))


def _cites(rules: tuple[Rule, ...]) -> Iterator[tuple[Label, tuple[str, ...]]]:
    """The sources by label; what nobody published has none to name."""
    for label in Label:
        cited = [e.source for rule in rules for e in rule.evidence if e.label is label]
        if cited:
            yield label, tuple(dict.fromkeys(cited)) if label is not Label.PROPOSAL else ()


def _risk(rules: tuple[Rule, ...]) -> str:
    return "memory" if any(Label.MEMORY in _labels(rule) for rule in rules) else "rest"


def _labels(rule: Rule) -> set[Label]:
    return {evidence.label for evidence in rule.evidence}
