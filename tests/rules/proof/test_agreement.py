"""Engine and proof read the same rules in two ways: they must never differ."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings

from rules import RuleBook, assess
from rules.engine.answers import check_answers
from rules.engine.states import states_of
from rules.engine.walk import truth_of
from rules.formulas.answers import anyone
from rules.formulas.formula import Simulation
from rules.formulas.meanings import Meanings
from rules.model.answers import Answer
from rules.model.truth import Truth
from rules.proof.space import Space, holds_in, model_of
from tests import agreement
from tests.support.people import any_answers
from tests.support.proving import confirmed
from tests.support.real_book import BOOK
from tests.support.small_book import NAMED, QUESTIONS, book, condition, condition_data

SMALL = book(QUESTIONS, conditions=NAMED)


def truths_in_proof(made: RuleBook, when: Any, answers: Mapping[str, Answer]) -> set[Truth]:
    """Every truth the proof's reading finds; exactly one is right."""
    people = anyone(made, complete=False)
    meaning = Meanings(made, people).meaning(when)
    holds = holds_in(model_of(people, answers))
    return {truth for truth in Truth if holds(meaning.where(truth))}


@settings(max_examples=300, deadline=None)
@given(data=condition_data(), answers=any_answers(SMALL))
def test_any_condition_has_the_same_truth(data: Any, answers: dict[str, Any]) -> None:
    when = condition(data)
    checked = check_answers(SMALL.questionnaire, answers)
    states = states_of(SMALL.questionnaire, checked, SMALL.conditions)
    truth = truth_of(when, states, SMALL.conditions)
    assert truths_in_proof(SMALL, when, checked) == {truth}


@pytest.mark.parametrize("complete", [True, False])
def test_the_real_rules_have_the_same_results_for_random_people(complete: bool) -> None:
    assert agreement.disagreements(BOOK, 200, complete) == []


def test_the_real_rules_have_the_same_results_for_everybody_the_solver_finds() -> None:
    space = Space(BOOK)
    for rule in BOOK.rules:
        meaning = space.outcome.rules[rule.id]
        for wanted in (meaning.yes, meaning.cant_tell):
            model = space.solver.find(wanted)
            if model is not None:
                assert confirmed(BOOK, space.person(model)), rule.id


def test_agreement_would_notice_a_difference() -> None:
    other = assess(BOOK, {"pregnant": "no"})
    seen = agreement.seen_by_engine(assess(BOOK, {"pregnant": "not_sure"}))
    assert agreement.seen_by_engine(other) != seen


def test_a_simulation_knows_everyone_and_no_one() -> None:
    simulation = Simulation({"a": 0b01}, 2)
    meanings = Meanings(BOOK, anyone(BOOK))
    assert simulation.where(meanings.complete()) == 0b11
