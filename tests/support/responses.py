"""Random people as QuestionnaireResponses, and what the engine says of each, by name."""

from typing import Any

from interop.fhir.answering import as_response
from rules import RuleBook, assess, named_states
from rules.formulas.answers import anyone
from rules.formulas.formula import Formula
from rules.formulas.outcome import Outcome
from rules.model.answers import Blank
from rules.model.codes import NO_CODES
from rules.model.levels import Level
from tests.support.population import Person, by_engine, people


def fit_people(
    book: RuleBook, count: int, seed: int = 1, *, complete: bool = False
) -> list[Person]:
    """Random people whose answers the engine takes; some answer what they are not asked."""
    found: list[Person] = []
    while len(found) < count:
        for person in people(book, count, seed):
            said = by_engine(book, person)
            if said is not None and (said["complete"] or not complete):
                found.append(person)
        seed += 1_000
    return found[:count]


def response_of(book: RuleBook, person: Person) -> dict[str, Any]:
    """A person's answers as a form filler gives them back."""
    complete = assess(book, person).complete
    return as_response(book, NO_CODES, person, complete=complete)


def named_results(book: RuleBook) -> dict[str, Formula]:
    """Everything that an assessment says, as formulas; `said_by_engine` has the same names."""
    outcome = Outcome(book, anyone(book, complete=False))
    asked = outcome.meanings.asked
    return {
        **{f"rule-{rule.id}": outcome.rules[rule.id].yes for rule in book.rules},
        **{f"unsure-{rule.id}": outcome.rules[rule.id].cant_tell for rule in book.rules},
        **{f"level-{level}": outcome.at_least[level] for level in Level},
        **{f"contact-{name}": formula for name, formula in outcome.contacts.items()},
        **{f"card-{name}": formula for name, formula in outcome.cards.items()},
        **{f"asked-{question.id}": asked[question.id].yes for question in book.questionnaire},
        "complete": outcome.complete,
    }


def said_by_engine(book: RuleBook, person: Person) -> dict[str, bool]:
    """The same by the engine."""
    found = assess(book, person)
    yes = {item.rule for item in found.applied if item.truth == "yes"}
    asked = {*asked_of(book, person)}
    return {
        **{f"rule-{rule.id}": rule.id in yes for rule in book.rules},
        **{f"unsure-{rule.id}": rule.id in found.cant_tell for rule in book.rules},
        **{
            f"level-{level}": found.level is not None and found.level.rank <= level.rank
            for level in Level
        },
        **{f"contact-{contact.id}": found.contact == contact.id for contact in book.contacts},
        **{f"card-{card.id}": found.card == card.id for card in book.cards},
        **{f"asked-{name}": name in asked for name in book.questionnaire.questions},
        "complete": found.complete,
    }


def asked_of(book: RuleBook, person: Person) -> list[str]:
    """The questions that this person is asked."""
    found = assess(book, person)
    return [
        name
        for name, state in named_states(book, found).items()
        if state is not Blank.NOT_ASKED and (state is not Blank.UNANSWERED or name in found.missing)
    ]
