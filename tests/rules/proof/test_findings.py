"""Small books, each with one fault: the fault is found, and nothing else."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from rules import RuleBook
from rules.model.rules import Offer, Rule
from rules.proof.findings import Finding, all_findings
from rules.proof.space import Space
from tests.support.proving import (
    QUESTIONS,
    RULES,
    confirmed,
    contact,
    contradiction,
    good_book,
)
from tests.support.small_book import choice, choices, number, rule

YES_OR_NOT = {"any": [{"earlier": {"is": "yes"}}, {"not": {"earlier": {"is": "yes"}}}]}
BLEEDING_AND_PAIN = {"all": [{"signs": {"includes": "bleeding"}}, {"signs": {"includes": "pain"}}]}
THE_SAME_TURNED = {
    "not": {
        "any": [
            {"not": {"signs": {"includes": "bleeding"}}},
            {"not": {"signs": {"includes": "pain"}}},
        ]
    }
}

WITH_FEVER = (
    *QUESTIONS[:2],
    choices("signs", "bleeding", "pain", "fever", symptom=True),
    QUESTIONS[3],
)
BLEEDING_OR_MORE = {
    "any": [
        {"signs": {"includes": "bleeding"}},
        {"all": [{"signs": {"includes": "fever"}}, {"signs": {"includes": "bleeding"}}]},
    ]
}


def with_question(question: dict[str, Any], *rules: Rule) -> RuleBook:
    return good_book(*rules, questions=(*QUESTIONS, question))


def with_bounds(early: object, late: object) -> RuleBook:
    bounds = (rule("early", early, "contact_this_week"), rule("late", late))
    return good_book(rules=(*RULES[:3], *bounds))


UNSURE_OR = {"any": [{"weeks": {"at_least": 5}}, {"weeks": {"is": "not_sure"}}]}
FAULTS: dict[str, tuple[Callable[[], RuleBook], str, tuple[str, ...]]] = {
    "a rule that asks for yes and no at once": (
        lambda: good_book(
            rule("never", {"all": [{"earlier": {"is": "yes"}}, {"earlier": {"is": "no"}}]})
        ),
        "dead rule",
        ("never",),
    ),
    "a rule that needs a question which is hidden then": (
        lambda: good_book(
            rule("never", {"all": [{"pregnant": {"is": "no"}}, {"weeks": {"at_least": 3}}]})
        ),
        "dead rule",
        ("never",),
    ),
    "bounds that exclude each other, met only by not sure": (
        lambda: good_book(
            rule(
                "never",
                {"all": [{"weeks": {"at_most": 2}}, {"weeks": {"at_least": 6}}]},
                "call_now",
                "call_today",
            )
        ),
        "dead rule",
        ("never",),
    ),
    "a rule that applies to everybody": (
        lambda: good_book(rule("always", YES_OR_NOT, "call_now", "call_now")),
        "constant rule",
        ("always",),
    ),
    "two rules with the same condition, written differently": (
        lambda: good_book(
            rule("one", BLEEDING_AND_PAIN, "emergency", "emergency"),
            rule("other", THE_SAME_TURNED, "emergency", "emergency"),
        ),
        "same condition",
        ("one", "other"),
    ),
    "an option that nothing reads": (
        lambda: good_book(questions=WITH_FEVER),
        "unread answer",
        ("signs", "fever"),
    ),
    "an option that a rule names without effect": (
        lambda: good_book(
            rules=(rule("bleeding", BLEEDING_OR_MORE, "emergency", "call_now"), *RULES[1:]),
            questions=WITH_FEVER,
        ),
        "unread answer",
        ("signs", "fever"),
    ),
    "a question that nothing reads": (
        lambda: with_question(number("height", 100, 220)),
        "unread answer",
        ("height",),
    ),
    "a question that nobody can be asked": (
        lambda: with_question(
            choice(
                "twins",
                "yes",
                "no",
                asked_when={"all": [{"pregnant": {"is": "yes"}}, {"pregnant": {"is": "no"}}]},
            ),
            rule(
                "unless", {"any": [{"earlier": {"is": "no"}}, {"twins": {"is": "yes"}}]}, "call_now"
            ),
        ),
        "never asked",
        ("twins",),
    ),
    "contacts that leave a gap": (
        lambda: good_book(contacts=(contact("midwife", {"pregnant": {"is": "yes"}}),)),
        "contact gap",
        ("midwife",),
    ),
    "contacts that overlap": (
        lambda: good_book(
            contacts=(
                contact("midwife", {"pregnant": {"one_of": ["yes", "not_sure"]}}),
                contact("doctor", {"pregnant": {"one_of": ["no", "not_sure"]}}),
            ),
        ),
        "contact overlap",
        ("midwife", "doctor"),
    ),
    "a hole between bounds": (
        lambda: with_bounds({"weeks": {"at_most": 3}}, UNSURE_OR),
        "hole",
        ("early", "late"),
    ),
    "bounds that meet twice": (
        lambda: with_bounds({"weeks": {"at_most": 5}}, UNSURE_OR),
        "meet twice",
        ("early", "late"),
    ),
    "nothing speaks when the number is not known": (
        lambda: with_bounds({"weeks": {"at_most": 4}}, {"weeks": {"at_least": 5}}),
        "hole",
        ("early", "late"),
    ),
    "advice that contradicts": (
        lambda: good_book(
            advice=(Offer(id="help"), Offer(id="usual", when=RULES[0].when)),
            never_together=(contradiction("help", "usual"),),
        ),
        "contradictory advice",
        ("help", "usual"),
    ),
    "advice that nobody is given": (
        lambda: good_book(advice=(Offer(id="help"), Offer(id="usual"), Offer(id="spare"))),
        "dead advice",
        ("spare",),
    ),
    "a rule that another always says as urgently": (
        lambda: good_book(rule("both", BLEEDING_AND_PAIN, "call_now", None)),
        "masked rule",
        ("both",),
    ),
    "a condition that is never true": (
        lambda: good_book(
            conditions={"never": {"all": [{"earlier": {"is": "yes"}}, {"earlier": {"is": "no"}}]}}
        ),
        "dead condition",
        ("never",),
    ),
}


def findings(book: RuleBook) -> Iterator[Finding]:
    yield from all_findings(Space(book))


def test_the_good_book_has_no_fault() -> None:
    assert list(findings(good_book())) == []


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_found_with_its_kind_and_place(name: str) -> None:
    make, kind, about = FAULTS[name]
    book = make()
    found = list(findings(book))
    assert (kind, about) in {(one.kind, one.about) for one in found}
    for one in found:
        assert one.person is None or confirmed(book, one.person), one


def test_words_of_its_own_unmask_a_rule() -> None:
    book = good_book(rule("both", BLEEDING_AND_PAIN, "call_now", None))
    words = {one.id: (one.id,) for one in book.rules}
    assert list(all_findings(Space(book), words)) == []
    same = dict.fromkeys(words, ("There is a sign.",))
    assert [one.kind for one in all_findings(Space(book), same)] == ["masked rule"]
