"""A counter-example as a person: a vignette ready to paste, and what came out."""

from collections.abc import Iterator

from rules.model.answers import Answer
from rules.model.book import RuleBook
from rules.model.conditions import Named
from rules.model.safety import Claim
from rules.proof.properties import Counterexample, Verdict
from rules.proof.space import Person
from rules.vignettes.writing import entry_of


def vignette(book: RuleBook, verdict: Verdict, number: int) -> str:
    """The person who breaks a property, as YAML; `expect` says what the property asks for."""
    found = verdict.counterexamples[number]
    name = f"{verdict.promise.id.lower()}-counter-example-{number + 1}"
    if found.after is None:
        who = f"Breaks {verdict.promise.id}, {found.about}."
        return entry_of(book, name, who, found.person.answers, _demanded(found.claim, found.person))
    before = f"Before the change it was {found.person.level}."
    who = f"Breaks {verdict.promise.id}, {found.about}. {before}"
    return entry_of(book, name, who, found.after.answers, [f"level: {found.person.level}"])


def witness(book: RuleBook, name: str, who: str, person: Person) -> str:
    """A person who shows a finding, as YAML; `expect` says what comes out now."""
    return entry_of(book, name, who, person.answers, [f"level: {person.level}"])


def _demanded(claim: Claim, person: Person) -> list[str]:
    level = claim.level or claim.level_at_least or claim.level_at_most or person.level
    lines = [f"level: {level}"]
    if claim.contact is not None:
        lines.append(f"contact: {claim.contact}")
    if claim.advice:
        lines.append(f"advice: [{', '.join(claim.advice)}]")
    if isinstance(claim.holds, Named):
        lines.append(f"conditions: {{{claim.holds.condition}: yes}}")
    if isinstance(claim.never, Named):
        lines.append(f"conditions: {{{claim.never.condition}: no}}")
    return lines


def what_came_out(person: Person) -> Iterator[str]:
    """Level, contact and the rules that apply."""
    yield f"level {person.level}, contact {', '.join(person.contacts) or 'none'}"
    for rule, (truth, level) in person.applied.items():
        yield f"{rule} is {truth.replace('_', ' ')}: {level}"


def what_changed(found: Counterexample) -> Iterator[str]:
    """The answers and the rules that differ between the two people of a comparison."""
    assert found.after is not None
    before, after = found.person, found.after
    for name in dict.fromkeys((*before.answers, *after.answers)):
        one, other = before.answers.get(name), after.answers.get(name)
        if one != other:
            yield f"answer {name}: {_shown(one)} -> {_shown(other)}"
    for rule in dict.fromkeys((*before.applied, *after.applied)):
        one_rule, other_rule = before.applied.get(rule), after.applied.get(rule)
        if one_rule != other_rule:
            yield f"rule {rule}: {_at(one_rule)} -> {_at(other_rule)}"


def _shown(state: Answer | None) -> str:
    if isinstance(state, frozenset):
        return ", ".join(sorted(state)) or "none"
    return "not asked" if state is None else str(state)


def _at(applied: tuple[str, str] | None) -> str:
    return "does not apply" if applied is None else f"{applied[1]} ({applied[0].replace('_', ' ')})"
