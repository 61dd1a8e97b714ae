"""Two people who differ in one answer: which changes a check is about."""

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

from rules.formulas.answers import AnswerVariables, any_answer, fixed, with_ticked
from rules.formulas.formula import Formula, all_of, negated
from rules.model.conditions import Value
from rules.model.questions import AnyQuestion
from rules.model.safety import Check, Numbers, Order, StepAnswer
from rules.proof.space import Space


class Step(NamedTuple):
    """A change of one answer: from where it can be made, and to what."""

    words: str
    question: str
    where: Formula
    after: AnswerVariables


def steps_of(space: Space, check: Check) -> Iterator[Step]:
    """Every change that the check is about."""
    if check.more_worrying:
        for order in space.book.more_worrying:
            for name in order.questions:
                yield from _more_worrying(space, order, name)
    elif check.answer_changed is not None:
        question = space.book.questionnaire.question(check.answer_changed.question)
        yield _replaced(space, question, None, check.answer_changed.to)
    elif check.unasked_answer:
        for question in space.book.questionnaire:
            if question.asked_when is not None:
                yield _unasked(space, question)


def _more_worrying(space: Space, order: Order, name: str) -> Iterator[Step]:
    question, answer = space.book.questionnaire.question(name), space.answers[name]
    asked = space.outcome.meanings.asked[name].yes
    if order.one_more_ticked:
        for option, ticked in answer.options.items():
            where = all_of(asked, answer.known, negated(ticked))
            words = f"'{option}' ticked as well in '{name}'"
            yield Step(words, name, where, with_ticked(answer, option))
    for before, after in _pairs(order, question):
        yield _replaced(space, question, before, after)


def _pairs(order: Order, question: AnyQuestion) -> Iterator[tuple[Value, Value]]:
    """The single changes that an order stands for: each number it names, one by one."""
    for before, after in order.steps:
        yield from product(_answers(before, question), _answers(after, question))
    if order.one_fewer and question.kind == "number":
        yield from ((n, n - 1) for n in question.range[1:])


def _answers(step: StepAnswer, question: AnyQuestion) -> tuple[Value, ...]:
    if isinstance(step, Numbers):
        assert question.kind == "number"
        return step.of(question.range)
    return (step,)


def _replaced(space: Space, question: AnyQuestion, before: Value | None, after: Value) -> Step:
    answer, asked = space.answers[question.id], space.outcome.meanings.asked[question.id].yes
    become = fixed(question, question.named_answers[str(after)])
    if before is None:
        where = all_of(asked, negated(answer.equals(after)))
        return Step(f"'{question.id}' changed to '{after}'", question.id, where, become)
    where = all_of(asked, answer.equals(before))
    words = f"'{question.id}' changed from '{before}' to '{after}'"
    return Step(words, question.id, where, become)


def _unasked(space: Space, question: AnyQuestion) -> Step:
    where = negated(space.outcome.meanings.asked[question.id].yes)
    words = f"another answer to '{question.id}', which is not asked"
    return Step(words, question.id, where, any_answer(question, mark="'"))
