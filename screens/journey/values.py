"""Reads what a form sent for one question: an answer, or what is wrong with it.

The browser checks nothing that is not checked here again.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from rules.model.questions import NONE, AnyQuestion, ChoicesQuestion, NumberQuestion
from screens.journey.state import AnswerData
from screens.journey.weeks import Weeks, weeks_at, written_date, written_weeks

# The names of a form's fields. Numbers have a box (`answer`) and beside it "not sure" (`instead`).
# Weeks of pregnancy can be given as one of two dates. `page` says which page the form was on.
ANSWER, INSTEAD, DUE, PERIOD, PAGE = "answer", "instead", "due", "period", "page"
FIELDS = (ANSWER, INSTEAD, DUE, PERIOD, PAGE)
OVERDUE = timedelta(weeks=8)  # a date that fitted up to so long ago is understood, and too far
LONGEST_TEXT, MOST_VALUES = 100, 50  # no form of ours comes near

Values = Mapping[str, Sequence[str]]
WHOLE_NUMBER = re.compile(r"[0-9]{1,4}")


@dataclass(frozen=True)
class Fault:
    """What is wrong with a form: the key of a sentence, and what to fill into it."""

    code: str
    details: Mapping[str, str | int] = field(default_factory=dict)


def read_values(data: object) -> Values:
    """The fields of a form that was sent, without anything that a form of ours cannot send."""
    if not isinstance(data, dict):
        return {}
    return {
        name: tuple(value[:LONGEST_TEXT] for value in values[:MOST_VALUES] if _is_text(value))
        for name, values in data.items()
        if name in FIELDS and isinstance(values, list | tuple)
    }


def _is_text(value: object) -> bool:
    """Whether a value is text that can be written out again: half a character cannot."""
    return isinstance(value, str) and not any("\ud800" <= sign <= "\udfff" for sign in value)


def read_answer(question: AnyQuestion, values: Values, today: date) -> AnswerData | Fault:
    """The answer to `question` in the form that was sent; `today` is for weeks given as a date."""
    if question.kind == "number":
        return _number(question, values, today)
    picked = tuple(dict.fromkeys(values.get(ANSWER, ())))
    offered = [option.id for option in question.options]
    if question.kind == "choices":
        return _choices(question, picked, offered)
    return _choice(question, picked, offered)


def _choice(
    question: AnyQuestion, picked: tuple[str, ...], offered: list[str]
) -> AnswerData | Fault:
    if not picked:
        return Fault("choose_one")
    if len(picked) > 1 or picked[0] not in (*offered, *question.special_answers):
        return Fault("not_offered")
    return picked[0]


def _choices(
    question: ChoicesQuestion, picked: tuple[str, ...], offered: list[str]
) -> AnswerData | Fault:
    alone = _exclusive(question)
    if not picked:
        return _nothing_ticked(question)
    if any(name not in offered and name not in alone for name in picked):
        return Fault("not_offered")
    for name, words in alone.items():
        if name in picked and len(picked) > 1:
            return Fault("not_both", {"alone": words})
    if picked[0] in question.special_answers:
        return picked[0]
    return [name for name in (*offered, NONE) if name in picked]


def _exclusive(question: ChoicesQuestion) -> dict[str, str]:
    """The answers that go with no other, with their words."""
    none = {NONE: question.none} if question.none else {}
    return none | question.special_answers


def _nothing_ticked(question: ChoicesQuestion) -> Fault:
    words = list(_exclusive(question).values())
    if len(words) > 1:
        return Fault("tick_some_or", {"first": words[0], "second": words[1]})
    return Fault("tick_some", {"alone": words[0]}) if words else Fault("tick_any")


def read_back(question: AnyQuestion, values: Values, today: date) -> Weeks | None:
    """The weeks that were read from another form than a plain number, to be shown back."""
    if question.kind != "number" or not question.weeks_of_pregnancy:
        return None
    weeks = _weeks(values, today)
    plain = _text(values, ANSWER).isdecimal()
    return None if plain or isinstance(weeks, Fault) else weeks


def _text(values: Values, name: str) -> str:
    return " ".join(values.get(name, ())).strip()


def _number(question: NumberQuestion, values: Values, today: date) -> AnswerData | Fault:
    names = (ANSWER, DUE, PERIOD) if question.weeks_of_pregnancy else (ANSWER,)
    typed = [text for name in names if (text := _text(values, name))]
    instead = tuple(dict.fromkeys(values.get(INSTEAD, ())))
    if any(name not in question.special_answers for name in instead):
        return Fault("not_offered")
    words = [question.special_answers[name] for name in instead]
    if len(instead) > 1:
        return Fault("only_one_of", {"first": words[0], "second": words[1]})
    if typed and instead:
        return Fault("number_or_instead", {"alone": words[0]})
    if instead:
        return instead[0]
    if not typed:
        return _nothing_typed(question)
    if len(typed) > 1:
        return Fault("one_of_the_dates")
    number = _weeks(values, today) if question.weeks_of_pregnancy else _whole_number(typed[0])
    return number if isinstance(number, Fault) else _in_range(question, number)


def _nothing_typed(question: NumberQuestion) -> Fault:
    alone = next(iter(question.special_answers.values()), None)
    missing = "weeks_missing" if question.weeks_of_pregnancy else "number_missing"
    return Fault(missing, {"alone": alone}) if alone else Fault("number_needed")


def _whole_number(typed: str) -> int | Fault:
    return int(typed) if WHOLE_NUMBER.fullmatch(typed) else Fault("number_not_whole")


def _weeks(values: Values, today: date) -> Weeks | Fault:
    """The weeks in whichever of the three fields something was typed."""
    if typed := _text(values, ANSWER):
        return written_weeks(typed) or Fault("weeks_not_read")
    due, period = _text(values, DUE), _text(values, PERIOD)
    day = written_date(due or period)
    if day is None:
        return Fault("date_not_read")
    for since in (timedelta(), OVERDUE):
        weeks = weeks_at(today - since, due=day) if due else weeks_at(today - since, period=day)
        if weeks is not None:
            return Weeks(weeks.weeks + since.days // 7, weeks.days)
    return Fault("date_does_not_fit")


def _in_range(question: NumberQuestion, number: int | Weeks) -> AnswerData | Fault:
    whole = number if isinstance(number, int) else number.weeks
    if question.weeks_of_pregnancy and whole > question.max:
        return Fault("weeks_too_many", {"max": question.max})
    if not question.min <= whole <= question.max:
        return Fault("number_out_of_range", {"min": question.min, "max": question.max})
    return whole
