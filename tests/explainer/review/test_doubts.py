"""Which rules an answer that is not known keeps from being told: held to the solver."""

import pytest

from explainer.review.doubts import doubts
from rules import Level
from rules.formulas.formula import all_of, negated
from rules.proof.space import Space
from tests.support.real_book import BOOK

EMERGENCY = tuple(rule.id for rule in BOOK.rules if rule.family == "emergency_sign")


def test_not_sure_of_an_emergency_sign_is_a_call_now_by_every_rule_for_one() -> None:
    assert doubts(BOOK)["emergency_signs", "not_sure"] == {Level.CALL_NOW: EMERGENCY}


def test_a_rule_that_names_the_answer_is_not_in_doubt_by_it() -> None:
    found = doubts(BOOK)["pregnant", "not_sure"]
    assert "pregnancy_not_sure" not in [rule for rules in found.values() for rule in rules]


# What hangs together here is not seen: whoever is asked these told of a loss or a birth that is on
# the list of histories, so what reads the whole list is settled without them.
SETTLED = {"worth_mentioning.listed_history_with_plan", "mild_sign_with_history"}
SETTLED_FOR = {"late_losses", "loss_despite_stitch", "loss_after_that_caesarean"}


@pytest.mark.thorough
def test_whatever_can_t_be_told_for_somebody_who_is_sure_of_all_else_is_there() -> None:
    space = Space(BOOK)
    meanings = space.outcome.meanings
    unsure = {
        name: all_of(meanings.counts(name), meanings.answers[name].unknown)
        for name in meanings.answers
    }
    for question in BOOK.questionnaire:
        others = [negated(f) for name, f in unsure.items() if name != question.id]
        for answer, given in meanings.answers[question.id].specials.items():
            alone = all_of(meanings.counts(question.id), given, *others)
            proved = {
                rule.id
                for rule in BOOK.rules
                if space.exists(all_of(alone, space.outcome.rules[rule.id].cant_tell))
            }
            found = doubts(BOOK).get((question.id, answer), {})
            too_many = {rule for rules in found.values() for rule in rules} ^ proved
            settled = SETTLED if question.id in SETTLED_FOR else set()
            assert too_many == settled, (question.id, answer)
