"""No two conditions that can differ for somebody sound the same."""

from itertools import product
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from explainer.sentences import Sentences, Voice
from explainer.sentences.simple import simplified
from rules import Truth
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.conditions import walk
from tests.support.real_book import SENTENCES
from tests.support.small_book import LABELLED, condition, condition_data

NONE_AT_ALL: frozenset[str] = frozenset()
KINDS = ("all", "any")
STATES: dict[str, list[State]] = {
    "pregnant": ["yes", "no", "not_sure", Blank.NOT_ASKED],
    "weeks": [0, 3, 5, 7, "not_sure", Blank.NOT_ASKED],
    "signs": [NONE_AT_ALL, frozenset({"bleeding"}), frozenset({"pain"}), "not_sure"],
    "losses": [0, 2, 4, "prefer_not_to_say"],
    "births": [0, 1, 4, Blank.NOT_ASKED],
}
PEOPLE = [dict(zip(STATES, states, strict=True)) for states in product(*STATES.values())]


def truths(data: Any, people: list[dict[str, State]]) -> tuple[Truth, ...]:
    return tuple(truth_of(condition(data), person, LABELLED.conditions) for person in people)


@settings(max_examples=60)
@given(condition_data(), st.lists(st.sampled_from(PEOPLE), min_size=5, max_size=20))
def test_taking_brackets_away_changes_nothing(data: Any, people: list[dict[str, State]]) -> None:
    when = condition(data)
    for person in people:
        plain = truth_of(simplified(when), person, LABELLED.conditions)
        assert plain == truth_of(when, person, LABELLED.conditions)
    assert len(list(walk(simplified(when)))) <= len(list(walk(when)))


def every_small_condition() -> list[Any]:
    """Every condition of up to 3 tests out of these, nested in every way."""
    tests: list[Any] = [{"weeks": {"at_least": 5}}, {"weeks": {"is": "not_sure"}}]
    tests += [{"signs": {"includes": "bleeding"}}, {"condition": "far_along"}]
    singles = [*tests, *({"not": test} for test in tests)]
    pairs: list[Any] = [
        {kind: [first, second]}
        for kind in ("all", "any")
        for first, second in product(singles, singles)
    ]
    pairs += [{"not": pair} for pair in pairs]
    nested: list[Any] = [
        {kind: [pair, test]} for kind in KINDS for pair, test in product(pairs, tests)
    ]
    nested += [{kind: [test, pair]} for kind in KINDS for pair, test in product(pairs, tests)]
    counted: list[Any] = [
        {"at_least": {"n": 2, "of": [a, b, c]}} for a, b, c in product(tests, tests, singles)
    ]
    return [*singles, *pairs, *nested, *counted, *({"not": count} for count in counted)]


@pytest.mark.thorough
@pytest.mark.parametrize("voice", list(Voice))
def test_no_two_conditions_that_differ_sound_the_same(voice: Voice) -> None:
    few = [person for person in PEOPLE if person["pregnant"] == "yes" and person["losses"] == 0]
    few = [person for person in few if person["births"] == 0]
    heard: dict[str, Any] = {}
    sentences = Sentences(LABELLED, SENTENCES, voice)
    for data in every_small_condition():
        text = sentences.condition(condition(data))
        first = heard.setdefault(text, data)
        assert first == data or truths(first, few) == truths(data, few), (text, first, data)
    assert len(heard) > 2000
