"""Shares of answers: what a name stands for, and what cannot be a share."""

import pytest
from pydantic import ValidationError

from rules.model.bookings import Shares, answered, known_answers
from tests.support.real_book import BOOK

EVIDENCE = [{"source": "project_proposal", "where": "a test", "label": "PROPOSAL"}]


def test_numbers_may_stand_for_each_other() -> None:
    weeks = BOOK.questionnaire.question("weeks")
    assert answered(weeks, "4-6") == ("4", "5", "6")
    assert answered(weeks, "not_sure") == ("not_sure",)
    assert answered(weeks, "6-4") == answered(weeks, "yes") == answered(weeks, "40-47") == ()


def test_none_is_an_answer_where_it_is_offered() -> None:
    assert "none" in known_answers(BOOK.questionnaire.question("emergency_signs"))
    assert "none" not in known_answers(BOOK.questionnaire.question("pregnant"))


@pytest.mark.parametrize("between", [(-1, 3), (3, 1_001), (4, 3), (3,)])
def test_what_is_no_share_is_refused(between: tuple[int, ...]) -> None:
    with pytest.raises(ValidationError):
        Shares.model_validate(
            {"question": "weeks", "per_1000": {"4": between}, "rest": "5", "evidence": EVIDENCE}
        )
