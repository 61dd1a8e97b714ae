"""A small rule book for tests of the engine, and conditions of every kind over its questions."""

from collections.abc import Iterable
from typing import Any

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy
from pydantic import TypeAdapter

from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.questionnaire import Questionnaire
from rules.model.rules import Card, Contact, NamedCondition, Offer, Rule

EVIDENCE = [{"source": "nobody", "where": "nowhere", "label": "PROPOSAL"}]
_conditions: TypeAdapter[Condition] = TypeAdapter(Condition)
WORDS = {"text": "?", "label": "?", "why": "?", "find_out": "?", "not_sure": "I'm not sure"}


def condition(data: Any) -> Condition:
    """A condition from data as written in YAML."""
    return _conditions.validate_python(data)


def choice(name: str, *options: str, **more: Any) -> dict[str, Any]:
    listed = [{"id": option, "text": option} for option in options]
    return {"id": name, "kind": "choice", "options": listed, **WORDS, **more}


def choices(name: str, *options: str, **more: Any) -> dict[str, Any]:
    listed = [{"id": option, "text": option} for option in options]
    more = {"none": "None", **more}
    return {"id": name, "kind": "choices", "options": listed, **WORDS, **more}


def number(name: str, low: int, high: int, **more: Any) -> dict[str, Any]:
    return {"id": name, "kind": "number", "min": low, "max": high, "unit": "x", **WORDS, **more}


def rule(name: str, when: Any, level: str = "call_today", cautious: str | None = None) -> Rule:
    return Rule.model_validate(
        {
            "id": name,
            "when": when,
            "level": level,
            "if_cant_tell": cautious,
            "advice": ["help"],
            "evidence": EVIDENCE,
            "rationale": "A test.",
            "hazards": ["H-01"],
        }
    )


def book(
    questions: Iterable[dict[str, Any]],
    rules: Iterable[Rule] = (),
    conditions: dict[str, Any] | None = None,
    **more: Any,
) -> RuleBook:
    """A rule book with one section, and one contact and one card that always apply."""
    asked = list(questions)
    section = {"id": "all", "title": "All", "questions": asked}
    first = asked[0]["id"]
    everyone = {"any": [{first: {"is": "yes"}}, {"not": {first: {"is": "yes"}}}]}
    named = [
        NamedCondition.model_validate({"id": name, "means": name, "when": when})
        for name, when in (conditions or {}).items()
    ]
    return RuleBook(
        questionnaire=Questionnaire.model_validate({"sections": [section]}),
        named_conditions=tuple(named),
        rules=tuple(rules),
        contacts=(
            Contact.model_validate(
                {"id": "midwife", "when": everyone, "evidence": EVIDENCE, "rationale": "A test."}
            ),
        ),
        advice=(Offer(id="help"), Offer(id="usual")),
        cards=(
            Card.model_validate(
                {
                    "id": "nothing_today",
                    "when": everyone,
                    "advice": ["usual"],
                    "evidence": EVIDENCE,
                    "rationale": "A test.",
                }
            ),
        ),
        **more,
    )


QUESTIONS = (
    choice("pregnant", "yes", "no"),
    number("weeks", 0, 9, asked_when={"pregnant": {"is": "yes"}}),
    choices("signs", "bleeding", "pain", "fluid", prefer_not_to_say="No thanks"),
    number("losses", 0, 4, prefer_not_to_say="No thanks"),
    number("births", 0, 4, asked_when={"losses": {"at_least": 1}}),
)
TESTS: list[Any] = [
    {"pregnant": {"is": "yes"}},
    {"pregnant": {"one_of": ["no", "not_sure"]}},
    {"weeks": {"at_least": 5}},
    {"weeks": {"at_most": 3}},
    {"weeks": {"between": [2, 6]}},
    {"weeks": {"is": "not_sure"}},
    {"weeks": {"is": 4}},
    {"signs": {"includes": "bleeding"}},
    {"signs": {"includes_any": ["pain", "fluid"]}},
    {"signs": {"is": "none"}},
    {"signs": {"one_of": ["none", "prefer_not_to_say"]}},
    {"losses": {"at_least": 2}},
    {"births": {"at_most": 1}},
    {"total": {"of": ["losses", "births"], "at_least": 3}},
    {"total": {"of": ["weeks", "losses", "births"], "at_least": 4}},
    {"condition": "far_along"},
]
NAMED = {"far_along": {"weeks": {"at_least": 7}}}


def condition_data() -> SearchStrategy[Any]:
    """Conditions of every kind, nested, as data."""

    def nested(inner: SearchStrategy[Any]) -> SearchStrategy[Any]:
        lists = st.lists(inner, min_size=1, max_size=4)
        counts = lists.flatmap(
            lambda of: st.integers(1, len(of)).map(lambda n: {"at_least": {"n": n, "of": of}})
        )
        return st.one_of(
            lists.map(lambda parts: {"all": parts}),
            lists.map(lambda parts: {"any": parts}),
            inner.map(lambda part: {"not": part}),
            counts,
        )

    return st.recursive(st.sampled_from(TESTS), nested, max_leaves=12)


# The same questions, each with a label of its own.
LABELLED = book(({**asked, "label": f"The {asked['id']}"} for asked in QUESTIONS), conditions=NAMED)
