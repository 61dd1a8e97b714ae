"""Vignettes for slips that nobody catches yet: a person, and all that comes out for them now."""

from __future__ import annotations

from collections.abc import Iterable

from rules import assess
from rules.model.answers import Answer, as_data
from rules.model.book import RuleBook
from rules.proof.formula import Formula, all_of, any_of, differ, negated
from rules.proof.people import answers_in
from rules.proof.space import Space

Pairs = Iterable[tuple[Formula, Formula]]  # of each result: the rules as they are, with the slip


def vignette_for(space: Space, slip: str, name: str, pairs: Pairs) -> str:
    """A person for whom the slip changes something.

    Somebody who loses something is better than somebody who gains it, because vignettes say what
    must come out; complete answers are better than incomplete ones.
    """
    pairs = list(pairs)
    lost = any_of(*(all_of(mine, negated(theirs)) for mine, theirs in pairs))
    apart = any_of(*(differ(mine, theirs) for mine, theirs in pairs))
    complete = space.outcome.complete
    wishes = (all_of(lost, complete), lost, all_of(apart, complete), apart)
    wanted = next(wish for wish in wishes if space.exists(wish))
    person = space.person(space.plainest(wanted))
    lines = [f"  - id: {name}", f'    who: "Tells a slip from the rule - {slip}."', "    answers:"]
    lines += [
        f"      {question}: {text}" for question, text in answers_in(space.book, person.answers)
    ]
    return "\n".join([*lines, *_expected(space.book, person.answers)])


def _expected(book: RuleBook, states: dict[str, Answer] | object) -> list[str]:
    assert isinstance(states, dict)
    data = {n: as_data(state, book.questionnaire.question(n)) for n, state in states.items()}
    assessment = assess(book, data)
    lines = ["    expect:", f"      level: {assessment.level or 'none'}"]
    if assessment.contact:
        lines.append(f"      contact: {assessment.contact}")
    if assessment.applied:
        lines.append("      applies:")
        lines += [f"        {item.rule}: {item.truth}" for item in assessment.applied]
    lines.append("      only: true")
    for name in ("advice", "topics", "missing"):
        if found := getattr(assessment, name):
            lines.append(f"      {name}:")
            lines += [f"        - {item}" for item in found]
    return lines


def merged(vignettes: Iterable[str]) -> list[str]:
    """Each person once, however many slips they tell apart."""
    by_person: dict[str, str] = {}
    for text in vignettes:
        by_person.setdefault(text.partition("    answers:")[2], text)
    return list(by_person.values())
