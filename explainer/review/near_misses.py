"""Which vignettes meet a rule: it fires, it just misses, or it cannot be told."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from rules import RuleBook, Truth, assess
from rules.engine.answers import AnswerError, one_answer
from rules.model.answers import Answer, as_data
from rules.model.questions import AnyQuestion
from rules.vignettes.reading import Case

STEP = 2  # how near a number must be to the bound it misses


@dataclass(frozen=True)
class Exercised:
    """The vignettes of one rule, by id.

    `just_misses`: the rule is a plain no, and the vignette says that it must not apply, or it would
    be a yes after a small step: a number 1 or 2 higher or lower, or one thing that was told given
    otherwise. (That it would be a yes with a sign nobody spoke of says nothing: it always would.)
    """

    fires: list[str] = field(default_factory=list)
    just_misses: list[str] = field(default_factory=list)
    cant_tell: list[str] = field(default_factory=list)


def vignettes_by_rule(book: RuleBook, cases: tuple[Case, ...]) -> dict[str, Exercised]:
    """For every rule the vignettes that meet it; one with answers that do not fit meets none."""
    found = {rule.id: Exercised() for rule in book.rules}
    for case in cases:
        try:
            truths = _truths(book, case.answers)
        except AnswerError:
            continue
        near = _within_one_step(book, case.answers)
        for rule, met in found.items():
            if truths.get(rule) is Truth.YES:
                met.fires.append(case.vignette.id)
            elif truths.get(rule) is Truth.CANT_TELL:
                met.cant_tell.append(case.vignette.id)
            elif rule in near or rule in case.vignette.expect.does_not_apply:
                met.just_misses.append(case.vignette.id)
    return found


def _truths(book: RuleBook, answers: dict[str, Any]) -> dict[str, Truth]:
    """The rules that are yes or can't tell."""
    assessment = assess(book, answers)
    unsure = dict.fromkeys(assessment.cant_tell, Truth.CANT_TELL)
    return {**unsure, **{item.rule: item.truth for item in assessment.applied}}


def _within_one_step(book: RuleBook, answers: dict[str, Any]) -> set[str]:
    """The rules that are yes after one small step."""
    found: set[str] = set()
    for name, answer in answers.items():
        question = book.questionnaire.question(name)
        if not tells(question, answer):
            continue
        for other in others(question, one_answer(question, answer)):
            if isinstance(answer, int) and isinstance(other, int) and abs(answer - other) > STEP:
                continue
            applied = assess(book, {**answers, name: as_data(other, question)}).applied
            found.update(item.rule for item in applied if item.truth is Truth.YES)
    return found


def tells(question: AnyQuestion, answer: Any) -> bool:
    """Whether an answer tells of something: not "no", not "none of these", not "not sure"."""
    if question.kind == "number":
        return isinstance(answer, int)
    told = answer if isinstance(answer, list) else [answer]
    return any(option.id in told and not option.neutral for option in question.options)


def others(question: AnyQuestion, answer: Answer) -> Iterator[Answer]:
    """The other answers to a question, nearest numbers first; of options, one more or one less."""
    yield from question.neighbours(answer)
    yield from (special for special in question.special_answers if special != answer)
