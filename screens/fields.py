"""The fields of one question's form, with what stands in them."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from rules.model.questions import NONE, AnyQuestion
from screens.journey import Step
from screens.journey.values import ANSWER, DUE, INSTEAD, PERIOD

DATES = (DUE, PERIOD)


class Field(NamedTuple):
    """One radio button or tick box.

    `alone` goes with no other, `apart` has "or" before it, `group` is the heading above it.
    """

    field: str
    type: str
    name: str
    value: str
    text: str
    hint: str | None
    checked: bool
    alone: bool
    apart: bool
    group: str | None


class _Row(NamedTuple):
    value: str
    text: str
    hint: str | None = None
    alone: bool = False
    group: str | None = None


def fields(question: AnyQuestion, picked: Container[str]) -> Iterator[Field]:
    """What can be chosen: the options, then "none of these", then "not sure" and the like.

    They are numbered from 1; the box of a number is the first field of its form.
    """
    is_number = question.kind == "number"
    kind = "radio" if question.kind == "choice" else "checkbox"
    before_alone = False
    for number, row in enumerate(_rows(question), 2 if is_number else 1):
        apart = row.alone and not before_alone
        before_alone = row.alone
        yield Field(
            field=f"answer-{number}",
            type=kind,
            name=INSTEAD if is_number else ANSWER,
            value=row.value,
            text=row.text,
            hint=row.hint,
            checked=row.value in picked,
            alone=row.alone,
            apart=apart,
            group=row.group,
        )


def _rows(question: AnyQuestion) -> Iterator[_Row]:
    for option in question.options:
        yield _Row(option.id, option.text, option.hint, group=option.group)
    if question.none:
        yield _Row(NONE, question.none, alone=True)
    for value, text in question.special_answers.items():
        # Among radio buttons nothing has to stand alone: only one can be picked.
        yield _Row(value, text, alone=question.kind != "choice")


def picked(step: Step) -> tuple[str, ...]:
    """The values ticked on the page: those sent without being an answer, else the answer's."""
    if step.sent:
        return (*step.sent.get(ANSWER, ()), *step.sent.get(INSTEAD, ()))
    answer = step.state.answers.get(step.state.page, ())
    if isinstance(answer, int):
        return ()
    return (answer,) if isinstance(answer, str) else tuple(answer)


def typed(step: Step) -> str:
    """What stands in the box of a number."""
    if step.sent:
        return " ".join(step.sent.get(ANSWER, ()))
    answer = step.state.answers.get(step.state.page)
    return str(answer) if isinstance(answer, int) else ""


def dates_typed(step: Step) -> dict[str, str]:
    """What stands in the boxes of the two dates. No date is kept, so only what was just sent."""
    return {name: " ".join(step.sent.get(name, ())) for name in DATES}


def field_in_error(step: Step) -> str:
    """The id of the field that a fault is about: a date when only dates were typed."""
    dates = [name for name, text in dates_typed(step).items() if text]
    return dates[0] if step.fault and dates and not typed(step) else "answer-1"
