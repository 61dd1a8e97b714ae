"""Help for the tests of the proof: the engine as witness, and small books with a fault."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from rules import RuleBook, assess
from rules.model.answers import Answer, as_data
from rules.model.rules import Contact, Rule
from rules.model.safety import Contradiction, Order, SafetyProperty
from rules.proof.properties import Verdict, prove
from rules.proof.space import Person, Space
from tests.support.small_book import EVIDENCE, book, choice, choices, number, rule

NEUTRAL = {"neutral": True}


def data_of(given: RuleBook, answers: Mapping[str, Answer]) -> dict[str, Any]:
    """The answers as the engine takes them."""
    questions = given.questionnaire.questions
    return {name: as_data(state, questions[name]) for name, state in answers.items()}


def confirmed(given: RuleBook, person: Person) -> bool:
    """Whether the engine says the same of a person as the proof does."""
    assessment = assess(given, data_of(given, person.answers))
    applied = {item.rule: (item.truth, item.level) for item in assessment.applied}
    contact_agrees = len(person.contacts) != 1 or assessment.contact == person.contacts[0]
    return assessment.level == person.level and applied == dict(person.applied) and contact_agrees


def verdict(given: RuleBook, *checks: dict[str, Any]) -> Verdict:
    """What becomes of one property with these checks."""
    promise = {"id": "P1", "title": "A promise", "words": "A promise.", "checks": checks}
    return prove(Space(given), SafetyProperty.model_validate(promise), lambda _: None)


def contact(name: str, when: Any) -> Contact:
    fields = {"id": name, "when": when, "evidence": EVIDENCE, "rationale": "A test."}
    return Contact.model_validate(fields)


def order(*questions: str, **fields: Any) -> Order:
    return Order.model_validate({"questions": questions, **fields})


def contradiction(one: str, other: str) -> Contradiction:
    return Contradiction(advice=(one, other), why="They contradict each other.")


QUESTIONS = (
    choice("pregnant", "yes", "no"),
    number("weeks", 0, 9, asked_when={"pregnant": {"is": "yes"}}),
    choices("signs", "bleeding", "pain", symptom=True),
    choice("earlier", "yes", "no"),
)
RULES = (
    rule("bleeding", {"signs": {"includes": "bleeding"}}, "emergency", "call_now"),
    rule("pain", {"signs": {"includes": "pain"}}, "call_today", "call_today"),
    rule("earlier", {"earlier": {"is": "yes"}}, "next_appointment", "next_appointment"),
    rule("early", {"weeks": {"at_most": 4}}, "contact_this_week", None),
    rule(
        "late",
        {"any": [{"weeks": {"at_least": 5}}, {"weeks": {"is": "not_sure"}}]},
        "next_appointment",
        None,
    ),
)


def good_book(*more: Rule, **changes: Any) -> RuleBook:
    """A small book without a fault; `more` rules and changed fields bring one in."""
    questions = [dict(one) for one in changes.pop("questions", QUESTIONS)]
    for question in questions:
        for option in question.get("options", ()):
            option.update(NEUTRAL if option["id"] == "no" else {})
    rules = (*changes.pop("rules", RULES), *more)
    made = book(questions, rules, changes.pop("conditions", None))
    everybody = contact("midwife", {"pregnant": {"one_of": ["yes", "no", "not_sure"]}})
    card = made.cards[0].model_copy(update={"when": everybody.when})
    return replace(made, **{"contacts": (everybody,), "cards": (card,), **changes})
