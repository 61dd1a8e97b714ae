"""The fields of one question's form, with what stands in them."""

from collections.abc import Container, Iterator
from typing import NamedTuple

from rules.model.questions import NONE, AnyQuestion
from screens.journey import Step
from screens.journey.values import ANSWER, INSTEAD


class Field(NamedTuple):
    """One radio button or tick box. `alone` goes with no other, `apart` has "or" before it."""

    field: str
    type: str
    name: str
    value: str
    text: str
    hint: str | None
    checked: bool
    alone: bool
    apart: bool


class _Row(NamedTuple):
    value: str
    text: str
    hint: str | None = None
    alone: bool = False


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
        )


def _rows(question: AnyQuestion) -> Iterator[_Row]:
    for option in question.options:
        yield _Row(option.id, option.text, option.hint)
    if question.none:
        yield _Row(NONE, question.none, alone=True)
    for value, text in question.special_answers.items():
        # Among radio buttons nothing has to stand alone: only one can be picked.
        yield _Row(value, text, alone=question.kind != "choice")


def picked(step: Step) -> tuple[str, ...]:
    """The values ticked on the page: those sent with a fault, else those of the answer."""
    if step.fault is not None:
        return (*step.sent.get(ANSWER, ()), *step.sent.get(INSTEAD, ()))
    answer = step.state.answers.get(step.state.page, ())
    if isinstance(answer, int):
        return ()
    return (answer,) if isinstance(answer, str) else tuple(answer)


def typed(step: Step) -> str:
    """What stands in the box of a number."""
    if step.fault is not None:
        return " ".join(step.sent.get(ANSWER, ()))
    answer = step.state.answers.get(step.state.page)
    return str(answer) if isinstance(answer, int) else ""
