"""Vignettes for slips that nobody catches yet: a person, and all that comes out for them now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from rules import Assessment, assess
from rules.formulas.formula import Formula, all_of, any_of, differ, negated
from rules.model.answers import as_data
from rules.proof.solver import Model
from rules.proof.space import Space, holds_in
from rules.vignettes.writing import entry_of

Changes = Mapping[str, tuple[Formula, Formula]]  # by result: with the rules as they are, the slip
ONLY_IF_LOST = "missing "  # a vignette says which answers are missing, not which are not


def vignette_for(space: Space, slip: str, name: str, changes: Changes) -> str:
    """A person for whom the slip changes something that a vignette can say.

    Somebody with complete answers if there is one, because there is more to judge.
    """
    noticed = any_of(*(_noticed(result, *pair) for result, pair in changes.items()))
    wishes = (all_of(noticed, space.outcome.complete), noticed)
    model = space.plainest(next(wish for wish in wishes if space.exists(wish)))
    states = space.person(model).answers
    who = f"Tells a slip from the rule - {slip}."
    question = space.book.questionnaire.question
    answers = {name: as_data(state, question(name)) for name, state in states.items()}
    expected = _expected(assess(space.book, answers), _gained(changes, model))
    return entry_of(space.book, name, who, states, expected)


def _noticed(result: str, mine: Formula, theirs: Formula) -> Formula:
    if result.startswith(ONLY_IF_LOST):
        return all_of(mine, negated(theirs))
    return differ(mine, theirs)


def _gained(changes: Changes, model: Model) -> set[str]:
    """What comes out for this person only because of the slip."""
    holds = holds_in(model)
    pairs = changes.items()
    return {result for result, (mine, theirs) in pairs if holds(theirs) and not holds(mine)}


def _expected(assessment: Assessment, gained: set[str]) -> Iterator[str]:
    yield f"level: {assessment.level or 'none'}"
    yield f"contact: {assessment.contact or 'none'}"
    applied = assessment.applied
    yield from _block("applies", [f"{item.rule}: {item.truth}" for item in applied])
    yield "only: true"
    yield from _block("levels", [f"{item.rule}: {item.level}" for item in applied])
    for name, kind in (("advice", "advice "), ("topics", "topic ")):
        yield from _block(name, [f"- {item}" for item in getattr(assessment, name)])
        unwanted = sorted(one.removeprefix(kind) for one in gained if one.startswith(kind))
        yield from _block(f"not_{name}", [f"- {item}" for item in unwanted])
    yield from _block("missing", [f"- {item}" for item in assessment.missing])


def _block(name: str, items: list[str]) -> list[str]:
    return [f"{name}:", *(f"  {item}" for item in items)] if items else []


def merged(vignettes: Iterable[str]) -> list[str]:
    """Each person once for each thing expected of them, however many slips that tells apart."""
    by_person: dict[str, str] = {}
    for text in vignettes:
        by_person.setdefault(text.partition("    answers:")[2], text)
    return list(by_person.values())
