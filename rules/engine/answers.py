"""Checks answers against the questionnaire before anything is decided from them."""

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from rules.model.answers import Answer
from rules.model.names import did_you_mean
from rules.model.questionnaire import Questionnaire
from rules.model.questions import NONE, AnyQuestion, ChoicesQuestion, NumberQuestion


class Fault(NamedTuple):
    """One thing that is wrong with the answers, and what to do about it."""

    question: str
    message: str
    suggestion: str = ""

    def __str__(self) -> str:
        return f"{self.question}: {self.message}" + (
            f" ({self.suggestion})" if self.suggestion else ""
        )


class AnswerError(ValueError):
    """The answers are not ones the questionnaire offers; `faults` lists everything wrong."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class UnusableAnswer(ValueError):
    """Why one answer cannot be taken, and what to do about it.

    Where the answer names no option, `word` is what was named, and `known` is what there is.
    """

    def __init__(
        self, message: str, suggestion: str = "", word: object = "", known: Iterable[str] = ()
    ) -> None:
        super().__init__(message)
        self.suggestion, self.word, self.known = suggestion, word, tuple(known)


def check_answers(questionnaire: Questionnaire, answers: Mapping[str, object]) -> dict[str, Answer]:
    """The answers in the form the engine uses.

    Raises AnswerError listing every fault: a question or option that does not exist (with the
    nearest one that does), a number out of range, `none` beside another option.
    """
    checked: dict[str, Answer] = {}
    faults: list[Fault] = []
    questions = questionnaire.questions
    for name, answer in answers.items():
        question = questions.get(name)
        if question is None:
            faults.append(
                Fault(str(name), "there is no such question", did_you_mean(name, questions))
            )
            continue
        try:
            checked[name] = one_answer(question, answer)
        except UnusableAnswer as wrong:
            faults.append(Fault(name, str(wrong), wrong.suggestion))
    if faults:
        raise AnswerError(faults)
    return checked


def one_answer(question: AnyQuestion, answer: object) -> Answer:
    """One answer in the form the engine uses; raises UnusableAnswer, which says what is wrong.

    Nearly every answer is taken by the first lines; the rest is for other ways of writing one,
    and for saying what is wrong.
    """
    if type(answer) in (str, int) and answer in question.plain_answers:
        return answer
    if type(answer) is list and question.kind == "choices":
        ticked = _ticked(question, answer)
        if ticked is not None:
            return ticked
    return _other_way(question, answer)


def _ticked(question: ChoicesQuestion, answer: list[object]) -> frozenset[str] | None:
    """The ticked options when the list holds nothing else; None when it has to be looked at."""
    if answer == [NONE] and question.none:
        return frozenset()
    try:
        ticked = frozenset(answer)
    except TypeError:  # something in the list is a list or a mapping itself
        return None
    return ticked if ticked and ticked <= question.option_ids else None  # type: ignore[return-value]


def _other_way(question: AnyQuestion, answer: object) -> Answer:
    if answer is True or answer is False:
        answer = "yes" if answer else "no"  # a YAML 1.1 reader turns yes and no into these
    if isinstance(answer, list | tuple | set | frozenset) and len(answer) == 1:
        (only,) = answer
        if isinstance(only, str) and only in question.special_answers:
            answer = only
    if isinstance(answer, str) and answer in question.special_answers:
        return answer
    if question.kind == "number":
        return _number(question, answer)
    if question.kind == "choices":
        return _options(question, answer)
    return _one_option(question, answer)


def _number(question: NumberQuestion, answer: object) -> int:
    if type(answer) is not int:
        hint = "write it without quotes" if isinstance(answer, str) and answer.isdigit() else ""
        raise UnusableAnswer(
            f"{_shown(answer)} is not a whole number", hint or _special_hint(question)
        )
    if not question.min <= answer <= question.max:
        raise UnusableAnswer(f"{answer} is outside the range {question.min} to {question.max}")
    return answer


def _one_option(question: AnyQuestion, answer: object) -> str:
    known = [*_option_ids(question), *question.special_answers]
    if not isinstance(answer, str):
        raise UnusableAnswer(f"{_shown(answer)} is not one option", f"one of: {', '.join(known)}")
    if answer not in known:
        raise _no_option(answer, known)
    return answer


def _options(question: ChoicesQuestion, answer: object) -> frozenset[str]:
    ticked = [answer] if isinstance(answer, str) else answer
    if not isinstance(ticked, list | tuple | set | frozenset) or not ticked:
        raise UnusableAnswer(
            f"{_shown(answer)} is not a list of options", "tick at least one option"
        )
    alone = [*([NONE] if question.none else []), *question.special_answers]
    known = [*_option_ids(question), *alone]
    for option in ticked:
        if option not in known:
            raise _no_option(option, known)
    for option in alone:
        if option in ticked and len(ticked) > 1:
            raise UnusableAnswer(f"'{option}' cannot be given together with another option")
    return frozenset() if list(ticked) == [NONE] else frozenset(map(str, ticked))


def _no_option(option: object, known: list[str]) -> UnusableAnswer:
    message = f"there is no option {_shown(option)}"
    return UnusableAnswer(message, did_you_mean(option, known), option, known)


def _option_ids(question: AnyQuestion) -> list[str]:
    return [option.id for option in question.options]


def _special_hint(question: AnyQuestion) -> str:
    return f"or one of: {', '.join(question.special_answers)}" if question.special_answers else ""


def _shown(value: object) -> str:
    """The value as it may be shown in an error: short, and never more than it needs."""
    text = repr(value) if isinstance(value, str) else str(value)
    return text if len(text) <= 40 else f"{text[:37]}..."
