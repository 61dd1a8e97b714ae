"""The decision table: a row for each rule, most urgent first, with all that bears on it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from explainer.reasons.outline import Line
from explainer.review.logic import exact
from explainer.review.near_misses import Exercised, vignettes_by_rule
from explainer.review.subject import Subject
from explainer.texts import text_of
from rules import Level
from rules.model.evidence import Evidence, Label
from rules.model.hazards import Hazard
from rules.model.reach import reach
from rules.model.rules import NamedCondition, Rule
from rules.signoff.standing import SignOff

OR: Final = " Or: "  # between texts of which somebody reads the first that is meant for them


@dataclass(frozen=True)
class Input:
    """A question that a rule reads, itself or by a named condition."""

    id: str
    label: str


@dataclass(frozen=True)
class Support:
    """One piece of evidence with its source. `checked_on` is None when nobody has read it."""

    label: Label
    title: str
    publisher: str
    where: str
    supports: str | None
    address: str | None
    checked_on: date | None
    review_by: date


@dataclass(frozen=True)
class RuleRow:
    """One rule. `tree` and `exact` say the same as the sentences."""

    id: str
    plain: str
    clinical: str
    tree: Line
    exact: str
    inputs: tuple[Input, ...]
    level: Level
    level_label: str
    if_cant_tell: Level | None
    cant_tell_label: str
    words: tuple[tuple[str, str], ...]  # where they are said -> the words
    advice: tuple[str, ...]
    rationale: str
    evidence: tuple[Support, ...]
    met: Exercised
    hazards: tuple[Hazard, ...]
    sign_off: SignOff
    if_lowered: tuple[str, ...]  # the promises that would break; empty when that is not known

    @property
    def checked_on(self) -> date | None:
        """The day since which every source of this rule has been read; None if one never was."""
        days = [support.checked_on for support in self.evidence]
        return min(day for day in days if day) if all(days) else None

    @property
    def review_by(self) -> date:
        """The first day on which a source of this rule must be read again."""
        return min(support.review_by for support in self.evidence)


@dataclass(frozen=True)
class TermRow:
    """A named condition, and the rules that rest on it."""

    id: str
    term: str
    means: str
    plain: str
    clinical: str
    exact: str
    rules: tuple[str, ...]


def rule_rows(subject: Subject) -> tuple[RuleRow, ...]:
    """A row for every rule."""
    met = vignettes_by_rule(subject.book, subject.cases)
    return tuple(_row(subject, rule, met[rule.id]) for rule in subject.rules)


def term_rows(subject: Subject) -> tuple[TermRow, ...]:
    """A row for every named condition."""
    conditions = subject.book.conditions
    rests_on = {rule.id: reach(rule.when, conditions).conditions for rule in subject.rules}
    return tuple(
        _term(subject, named, tuple(r for r, names in rests_on.items() if named.id in names))
        for named in subject.book.named_conditions
    )


def _row(subject: Subject, rule: Rule, met: Exercised) -> RuleRow:
    hazards = {hazard.id: hazard for hazard in subject.book.hazards}
    return RuleRow(
        id=rule.id,
        plain=subject.plain.rule(rule),
        clinical=subject.clinical.rule(rule),
        tree=subject.clinical.tree(rule.when),
        exact=exact(rule.when),
        inputs=_inputs(subject, rule),
        level=rule.level,
        level_label=subject.level(rule.level),
        if_cant_tell=rule.if_cant_tell,
        cant_tell_label=subject.level(rule.if_cant_tell),
        words=_words(subject, rule),
        advice=tuple(_advice(subject, rule, name) for name in rule.advice),
        rationale=rule.rationale,
        evidence=supports(subject, rule.evidence),
        met=met,
        hazards=tuple(hazards[name] for name in rule.hazards if name in hazards),
        sign_off=subject.sign_offs[rule.id],
        if_lowered=tuple(_promises(subject, rule.id)),
    )


def _inputs(subject: Subject, rule: Rule) -> tuple[Input, ...]:
    """In the order in which they are asked."""
    read = reach(rule.when, subject.book.conditions).questions
    asked = subject.book.questionnaire
    return tuple(Input(question.id, question.label) for question in asked if question.id in read)


def _advice(subject: Subject, rule: Rule, name: str) -> str:
    return subject.said(subject.wording.advice[name].title) + subject.only_at(rule, name)


def _promises(subject: Subject, rule: str) -> Iterator[str]:
    """The promises that break when a rule is lowered, each with its title."""
    broken = subject.broken_if_lowered.get(rule, ())
    return (f"{p.id} ({p.title})" for p in subject.book.properties if p.id in broken)


def _words(subject: Subject, rule: Rule) -> tuple[tuple[str, str], ...]:
    said = subject.wording.rules[rule.id]
    texts = dict(subject.headings(rule.id))
    texts["When it is so"] = OR.join(map(text_of, said.findings))
    if rule.if_cant_tell and said.cant_tell:
        texts["When we cannot tell"] = OR.join(map(text_of, said.cant_tells))
    if said.meaning:
        texts["What it can mean"] = " ".join(map(text_of, said.meanings))
    return tuple((where, subject.said(text)) for where, text in texts.items())


def supports(subject: Subject, cited: Iterable[Evidence]) -> tuple[Support, ...]:
    """What is cited, each with its source."""
    found = []
    for evidence in cited:
        source = subject.sources[evidence.source]
        found.append(
            Support(
                label=evidence.label,
                title=source.title,
                publisher=source.publisher,
                where=evidence.where,
                supports=evidence.supports,
                address=source.address,
                checked_on=source.checked_on,
                review_by=source.review_by,
            )
        )
    return tuple(found)


def _term(subject: Subject, named: NamedCondition, rules: tuple[str, ...]) -> TermRow:
    return TermRow(
        id=named.id,
        term=subject.clinical.term(named.id),
        means=named.means,
        plain=subject.plain.definition(named),
        clinical=subject.clinical.definition(named),
        exact=exact(named.when),
        rules=rules,
    )
