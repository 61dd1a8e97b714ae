"""A condition put together from lists: questions, answers, and whether all of them are meant."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Literal

from rules.model.questions import AnyQuestion

Joined = Literal["all", "any"]
NUMBERS = ("at_least", "at_most", "is")


def choices_of(question: AnyQuestion) -> dict[str, str]:
    """The answers to a question that can be picked for a condition, with their words."""
    options = {option.id: option.summary for option in question.options}
    none = {"none": question.none} if question.none else {}
    return {**options, **none, **question.special_answers}


def picked(question: AnyQuestion, answers: Sequence[str]) -> Mapping[str, Any]:
    """The test that the answer is one of these; of several that can be ticked, that one is."""
    whole = {*question.special_answers, *(["none"] if question.none else [])}
    ticked = [answer for answer in answers if answer not in whole]
    others = [answer for answer in answers if answer in whole]
    tests: list[Mapping[str, Any]] = []
    if question.kind == "choices" and ticked:
        tests.append(_test(question, "includes", "includes_any", ticked))
        answers = others
    if answers:
        tests.append(_test(question, "is", "one_of", answers))
    return tests[0] if len(tests) == 1 else {"any": tests}


def compared(question: AnyQuestion, test: str, number: int | None) -> Mapping[str, Any]:
    """The test of a number: at_least, at_most or is. Without one it is there, and an error."""
    return {question.id: {test: "" if number is None else number}}


def named(condition: str) -> Mapping[str, Any]:
    """A condition that has a name."""
    return {"condition": condition}


def joined(how: Joined, parts: Iterable[Mapping[str, Any]]) -> Mapping[str, Any]:
    """Several parts of which all, or any, are meant; one part stands alone."""
    found = [*parts]
    return found[0] if len(found) == 1 else {how: found}


def _test(question: AnyQuestion, one: str, several: str, answers: Sequence[str]) -> dict[str, Any]:
    test: dict[str, Any] = {one: answers[0]} if len(answers) == 1 else {several: [*answers]}
    return {question.id: test}
