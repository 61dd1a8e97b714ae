"""One other answer, and what it changes."""

import pytest

from rules import AnswerError, Level, assess
from screens.content import content
from screens.journey import Path
from screens.workspaces.changes import difference, in_words, other_answers
from tests.support.answers import NO_SIGNS
from tests.support.vignettes import CASES, answers_of

BOOK = content().book
WORDS = content().screens["content"]
V_2 = Path(BOOK, answers_of("v-2-two-late-losses-waters-at-16-weeks"))


def test_a_sign_raises_the_level_and_says_which_rule_starts() -> None:
    found = difference(V_2, "emergency_signs", ["urge_to_push"])
    assert found.level == (Level.CALL_TODAY, Level.EMERGENCY)
    assert ("emergency_sign.urge_to_push", Level.EMERGENCY) in found.starts
    assert found.advice_more
    assert not found.nothing


def test_less_history_says_what_stops_and_what_is_no_longer_asked() -> None:
    found = difference(V_2, "earlier_pregnancies", ["none"])
    assert "high_history_before_24" in [rule for rule, _ in found.stops]
    assert found.not_asked == ("late_losses", "late_loss_start", "waters_broke_weeks")


def test_not_sure_moves_a_rule_to_another_level() -> None:
    found = difference(V_2, "weeks", "not_sure")
    again = assess(BOOK, {**V_2.answers, "weeks": "not_sure"})
    moved = {rule: level for rule, _, level in found.shifts}
    assert moved == {
        item.rule: item.level
        for item in again.applied
        for was in V_2.assessment.applied
        if was.rule == item.rule and was.level != item.level
    }


def test_what_would_be_asked_as_well_is_named() -> None:
    before = {"been_pregnant_before": "yes", "earlier_pregnancies": ["none"]}
    found = difference(Path(BOOK, NO_SIGNS | before), "earlier_pregnancies", ["late_loss"])
    assert found.asked == ("late_losses", "late_loss_start")


def test_the_same_answer_changes_nothing() -> None:
    assert difference(V_2, "weeks", V_2.answers["weeks"]).nothing


@pytest.mark.parametrize("case", list(CASES.values())[::12], ids=lambda case: case.vignette.id)
def test_every_other_answer_offered_is_one_that_can_be_given(case: object) -> None:
    path = Path(BOOK, case.answers)  # type: ignore[attr-defined]
    for name, now in path.answers.items():
        offered = other_answers(BOOK.questionnaire.question(name), now, WORDS)
        assert offered
        assert now not in offered.values()
        for answer in offered.values():
            try:
                difference(path, name, answer)
            except AnswerError as error:
                pytest.fail(f"{name}: {error}")


def test_of_several_options_one_is_added_or_taken_away() -> None:
    question = BOOK.questionnaire.question("emergency_signs")
    assert question.kind == "choices"
    first, second, *_ = question.options
    assert question.none
    offered = other_answers(question, [first.id], WORDS)
    assert offered[WORDS["tick"].format(option=second.text)] == [first.id, second.id]
    assert offered[WORDS["untick"].format(option=first.text)] == ["none"]
    assert offered[question.none] == ["none"]


def test_an_answer_is_told_in_words() -> None:
    assert in_words(V_2, "weeks") == "9 weeks"
