"""For whom a change makes a difference: counted as one by one, and shown by the engine."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from graphlib import CycleError
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules import Level, RuleBook, assess
from rules.changes.effect import Effect, Move, effect
from rules.changes.pair import MOST_DIFFERING, LeftOut, Side, TooFarApart
from rules.model.answers import as_data
from rules.model.rules import Rule
from tests.support.proving import data_of, good_book
from tests.support.real_book import BOOK
from tests.support.small_book import (
    NAMED,
    QUESTIONS,
    book,
    choice,
    choices,
    condition_data,
    number,
    rule,
)

RULE = "high_history_before_24"


def with_rule(before: RuleBook, changed: Rule) -> RuleBook:
    rules = tuple(changed if r.id == changed.id else r for r in before.rules)
    return replace(before, rules=rules)


def one_week_later() -> RuleBook:
    """The real book with one threshold moved by a week, from 23 to 24."""
    written = BOOK.rule(RULE).model_dump_json(by_alias=True, exclude_unset=True)
    assert written.count('"at_most":23') == 1
    data = json.loads(written.replace('"at_most":23', '"at_most":24'))
    return with_rule(BOOK, Rule.model_validate(data))


# --- one week, in the real book ----------------------------------------------------------------

LATER = one_week_later()


@cache
def moved() -> Effect:
    """Counted when first asked for: whoever only collects the tests need not wait for it."""
    return effect(BOOK, LATER)


def result(given_book: RuleBook, answers: dict[str, Any]) -> tuple[Any, ...]:
    found = assess(given_book, answers)
    return found.level, found.contact, found.advice, found.applied, found.topics


@pytest.mark.thorough
def test_one_week_moves_people_at_24_weeks_and_nobody_else() -> None:
    move, unsure = moved().levels
    assert (move.old, move.new) == (Level.CONTACT_THIS_WEEK, Level.CALL_TODAY)
    assert (unsure.old, unsure.new) == (Level.NEXT_APPOINTMENT, Level.CONTACT_THIS_WEEK)
    for one in moved().levels:
        assert one.in_common["weeks"] == ("24",)
        assert one.in_common["emergency_signs"] == ("none",)
    assert moved().contacts == ()
    assert [gain.name for gain in moved().rules] == [RULE]
    assert moved().rules[0].lost == 0
    assert 0 < unsure.sets < move.sets < move.of_before < moved().sets
    assert move.sets + unsure.sets == moved().by_aspect["level"]
    assert moved().by_aspect["level"] <= moved().by_aspect["advice"] <= moved().differing
    assert moved().differing == moved().rules[0].gained


@pytest.mark.thorough
def test_the_person_is_the_engines_too() -> None:
    for move in moved().levels:
        for book_, person in ((BOOK, move.before), (LATER, move.after)):
            found = assess(book_, data_of(book_, person.answers))
            assert found.complete
            assert (found.level, (found.contact,)) == (person.level, person.contacts)
            assert {a.rule: (a.truth, a.level) for a in found.applied} == dict(person.applied)
        assert (move.before.level, move.after.level) == (move.old, move.new)


@pytest.mark.share(one_in=4)
@pytest.mark.parametrize("weeks", [*range(43), "not_sure"])
def test_week_by_week_the_engine_says_the_same(weeks: int | str) -> None:
    answers = data_of(BOOK, moved().levels[0].before.answers) | {"weeks": weeks}
    assert assess(BOOK, answers).complete
    assert (result(BOOK, answers) != result(LATER, answers)) is (weeks == 24)


def test_no_change_moves_nobody() -> None:
    found = effect(BOOK, replace(BOOK))
    assert found.differing == 0
    assert set(found.by_aspect.values()) == {0}
    assert (found.levels, found.contacts, found.rules, found.advice) == ((), (), (), ())


# --- small books, one by one -------------------------------------------------------------------


def joint_sets(old: RuleBook, new: RuleBook) -> Iterator[dict[str, Any]]:
    """Every set of answers that both can take, made question by question."""
    pending: list[dict[str, Any]] = [{}]
    while pending:
        answers = pending.pop()
        missing = [name for b in (old, new) for name in assess(b, mine(b, answers)).missing]
        if not missing:
            yield answers
            continue
        name = missing[0]
        asked = [
            b.questionnaire.questions[name] for b in (old, new) if name in b.questionnaire.questions
        ]
        shared = [state for state in asked[0].answers() if state in {*asked[-1].answers()}]
        pending += [{**answers, name: as_data(state, asked[0])} for state in shared]


def mine(given_book: RuleBook, answers: dict[str, Any]) -> dict[str, Any]:
    """The answers to the questions of one book."""
    return {name: a for name, a in answers.items() if name in given_book.questionnaire.questions}


def assert_counted_like_one_by_one(old: RuleBook, new: RuleBook) -> Effect:
    found = effect(old, new)
    levels: Counter[tuple[Level | None, Level | None]] = Counter()
    rules: Counter[str] = Counter()
    differing = total = 0
    for answers in joint_sets(old, new):
        one, other = assess(old, mine(old, answers)), assess(new, mine(new, answers))
        total += 1
        levels[one.level, other.level] += 1
        differing += result(old, mine(old, answers)) != result(new, mine(new, answers))
        before, after = ({a.rule for a in x.applied} for x in (one, other))
        rules.update([*(f"+{name}" for name in after - before), *(f"-{n}" for n in before - after)])
    assert found.sets == total
    assert found.differing == differing
    moved = {pair: count for pair, count in levels.items() if pair[0] != pair[1]}
    assert {(move.old, move.new): move.sets for move in found.levels} == moved
    for move in found.levels:
        assert move.of_before == sum(n for (level, _), n in levels.items() if level == move.old)
        assert_real(old, new, move)
    for gain in found.rules:
        assert (gain.gained, gain.lost) == (rules[f"+{gain.name}"], rules[f"-{gain.name}"])
    return found


def assert_real(old: RuleBook, new: RuleBook, move: Move) -> None:
    """The two sides of one person are what the engine says of them."""
    for given_book, person, level in ((old, move.before, move.old), (new, move.after, move.new)):
        assert assess(given_book, data_of(given_book, person.answers)).level == level


cautious = st.sampled_from([None, "next_appointment"])


@pytest.mark.thorough
@settings(max_examples=10, deadline=None)
@given(one=condition_data(), other=condition_data(), unsure=cautious, later=cautious)
def test_a_changed_rule_is_counted_exactly(one: Any, other: Any, unsure: Any, later: Any) -> None:
    second = rule("second", {"signs": {"includes": "pain"}}, "contact_this_week")
    old = book(QUESTIONS, [rule("first", one, "call_today", unsure), second], NAMED)
    new = book(QUESTIONS, [rule("first", other, "call_today", later), second], NAMED)
    assert_counted_like_one_by_one(old, new)


YES = {"pregnant": {"is": "yes"}}
SIGNS = choices("signs", "bleeding", "pain")
RULES = [
    rule("late", {"weeks": {"at_least": 5}}, "call_today", "next_appointment"),
    rule("bleeds", {"signs": {"includes": "bleeding"}}, "call_now", "call_today"),
    rule("calm", {"signs": {"is": "none"}}, "next_appointment"),
]
BASE = [choice("pregnant", "yes", "no"), number("weeks", 0, 9, asked_when=YES), SIGNS]


@pytest.mark.parametrize(
    ("questions", "left_out"),
    [
        # a question more, that a new rule could read
        ([*BASE, choice("again", "yes", "no")], [LeftOut("again", Side.NEW)]),
        ([BASE[0], BASE[2]], [LeftOut("weeks", Side.OLD)]),
        # other answers
        (
            [*BASE[:2], choices("signs", "bleeding", "pain", "fluid")],
            [LeftOut("signs", Side.NEW, ("fluid",))],
        ),
        ([*BASE[:2], choices("signs", "bleeding")], [LeftOut("signs", Side.OLD, ("pain",))]),
        (
            [*BASE[:2], choices("signs", "bleeding", "pain", none=None)],
            [LeftOut("signs", Side.OLD, ("none",))],
        ),
        (
            [BASE[0], number("weeks", 2, 11, asked_when=YES), SIGNS],
            [LeftOut("weeks", Side.OLD, ("0", "1")), LeftOut("weeks", Side.NEW, ("10", "11"))],
        ),
        ([BASE[0], number("weeks", 0, 9), SIGNS], []),
        # another order
        ([BASE[0], SIGNS, BASE[1]], []),
        # nothing shared: whoever is asked is left out
        (
            [BASE[0], number("weeks", 20, 29, not_sure=None, find_out=None, asked_when=YES), SIGNS],
            [LeftOut("weeks", None)],
        ),
    ],
)
def test_questionnaires_that_differ(questions: list[Any], left_out: list[LeftOut]) -> None:
    rules = [r for r in RULES if "weeks" in str(questions) or r.id != "late"]
    old, new = book(BASE, RULES), book(questions, rules)
    found = assert_counted_like_one_by_one(old, new)
    assert list(found.left_out) == left_out
    assert_counted_like_one_by_one(new, old)


def test_another_kind_of_question_leaves_out_whoever_is_asked_it() -> None:
    old = book(BASE, RULES[1:])
    new = book([BASE[0], choice("weeks", "early", "late", asked_when=YES), SIGNS], RULES[1:])
    found = effect(old, new)
    assert found.left_out == (LeftOut("weeks", None),)
    assert found.sets == sum(1 for answers in joint_sets(old, old) if "weeks" not in answers)


def test_two_questions_that_wait_for_each_other_belong_to_nobody() -> None:
    asked_first = [
        choice("a", "yes", "no"),
        choice("b", "yes", "no", asked_when={"a": {"is": "yes"}}),
    ]
    asked_last = [
        choice("b", "yes", "no"),
        choice("a", "yes", "no", asked_when={"b": {"is": "yes"}}),
    ]
    both_ways = [
        choice("z", "yes", "no"),
        choice("a", "yes", "no", asked_when={"z": {"is": "yes"}}),
        choice("b", "yes", "no", asked_when={"a": {"is": "yes"}}),
    ]
    other_way = [
        choice("z", "yes", "no"),
        choice("b", "yes", "no", asked_when={"z": {"is": "yes"}}),
        choice("a", "yes", "no", asked_when={"b": {"is": "yes"}}),
    ]
    assert effect(book(asked_first), book(asked_last)).sets == 9
    with pytest.raises(CycleError):
        effect(book(both_ways), book(other_way))


def test_questionnaires_too_far_apart_are_not_counted() -> None:
    more = [choice(f"more_{n}", "yes", "no") for n in range(MOST_DIFFERING + 1)]
    assert effect(book(BASE), book([*BASE, *more[1:]])).sets > 0
    with pytest.raises(TooFarApart, match=f"^{len(more)} of the {len(more) + 3} questions"):
        effect(book(BASE), book([*BASE, *more]))


def test_contacts_and_advice_that_change_are_counted() -> None:
    old = good_book()
    late = old.rule("late").model_copy(update={"advice": ("usual",)})
    found = effect(old, with_rule(old, late))
    assert (found.by_aspect["level"], found.by_aspect["contact"]) == (0, 0)
    gained = {gain.name: (gain.gained > 0, gain.lost > 0) for gain in found.advice}
    assert gained == {"usual": (True, False), "help": (False, True)}


def test_what_all_have_in_common_names_every_answer_that_somebody_gave() -> None:
    old = book(BASE, RULES)
    new = with_rule(old, rule("late", {"weeks": {"at_least": 7}}, "call_today", "next_appointment"))
    for move in effect(old, new).levels:
        given_answers: dict[str, set[str]] = {}
        for answers in joint_sets(old, new):
            if (assess(old, answers).level, assess(new, answers).level) == (move.old, move.new):
                for name, state in answers.items():
                    texts = state if isinstance(state, list) else [str(state)]
                    given_answers.setdefault(name, set()).update(texts)
        for name, given_texts in given_answers.items():
            every = tuple(old.questionnaire.question(name).named_answers)
            assert {*move.in_common.get(name, every)} == given_texts
