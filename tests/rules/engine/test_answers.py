"""Answers that cannot be taken: every fault at once, each with what to do."""

import pytest

from rules import AnswerError, assess
from tests.support import small_book

BOOK = small_book.book(
    [
        small_book.choice("pregnant", "yes", "no"),
        small_book.number("weeks", 0, 42),
        small_book.choices("signs", "bleeding", "pain"),
        small_book.choices("began", "waters", "pains", none=None, prefer_not_to_say="No thanks"),
    ]
)


def faults(answers: dict[str, object]) -> list[str]:
    with pytest.raises(AnswerError) as caught:
        assess(BOOK, answers)
    return [str(fault) for fault in caught.value.faults]


def test_every_fault_is_listed() -> None:
    wrong = {"pregnent": "yes", "weeks": 43, "signs": ["none", "pain"], "pregnant": "yess"}
    assert faults(wrong) == [
        "pregnent: there is no such question (did you mean 'pregnant'?)",
        "weeks: 43 is outside the range 0 to 42",
        "signs: 'none' cannot be given together with another option",
        "pregnant: there is no option 'yess' (did you mean 'yes'?)",
    ]


@pytest.mark.parametrize(
    ("answers", "fault"),
    [
        ({"weeks": "9"}, "weeks: '9' is not a whole number (write it without quotes)"),
        ({"weeks": 9.5}, "weeks: 9.5 is not a whole number (or one of: not_sure)"),
        ({"weeks": None}, "weeks: None is not a whole number (or one of: not_sure)"),
        ({"weeks": "prefer_not_to_say"}, "weeks: 'prefer_not_to_say' is not a whole number "
         "(or one of: not_sure)"),
        ({"weeks": -1}, "weeks: -1 is outside the range 0 to 42"),
        ({"pregnant": ["yes", "no"]}, "pregnant: ['yes', 'no'] is not one option "
         "(one of: yes, no, not_sure)"),
        ({"pregnant": "none"}, "pregnant: there is no option 'none' (did you mean 'no'?)"),
        ({"signs": []}, "signs: [] is not a list of options (tick at least one option)"),
        ({"signs": ["bleding"]}, "signs: there is no option 'bleding' (did you mean 'bleeding'?)"),
        ({"signs": ["pain", "not_sure"]}, "signs: 'not_sure' cannot be given together with "
         "another option"),
        ({"began": ["none"]}, "began: there is no option 'none' "
         "(one of: waters, pains, not_sure, prefer_not_to_say)"),
        ({"pregnant": "x" * 200}, f"pregnant: there is no option '{'x' * 36}... "
         "(one of: yes, no, not_sure)"),
        ({"x": 1}, "x: there is no such question (one of: pregnant, weeks, signs, began)"),
    ],
)  # fmt: skip
def test_what_is_said(answers: dict[str, object], fault: str) -> None:
    assert faults(answers) == [fault]


@pytest.mark.parametrize(
    ("one", "same"),
    [
        ({"signs": "pain"}, {"signs": ["pain"]}),
        ({"signs": ["not_sure"]}, {"signs": "not_sure"}),
        ({"signs": "none"}, {"signs": ["none"]}),
        ({"signs": ("pain", "bleeding")}, {"signs": ["bleeding", "pain"]}),
        ({"pregnant": True}, {"pregnant": "yes"}),
        ({"pregnant": False}, {"pregnant": "no"}),
    ],
)
def test_ways_of_writing_the_same_answer(one: dict[str, object], same: dict[str, object]) -> None:
    assert assess(BOOK, one).trace.states == assess(BOOK, same).trace.states
