"""Answers in promises fit the questions they are given to."""

import pytest

from rules.loading.files import SafetyFile
from rules.loading.layout import CLINICAL
from rules.loading.names.fitting import Fitting
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read
from tests.support.real_book import BOOK

CHECK = "properties: [{id: P1, title: x, words: x, checks: [%s]}]"


def said(text: str) -> list[tuple[str, str]]:
    document = read(text, "safety.yaml")
    fitting = Fitting(BOOK.questionnaire, document)
    found = fitting.problems(SafetyFile.model_validate(document.data))
    return [(problem.code, problem.what) for problem in found]


@pytest.mark.parametrize(
    ("check", "code", "what"),
    [
        (
            "{each_option_of: [weeks], then: {level: emergency}}",
            "R012",
            "'weeks' takes one answer only, so nothing can be ticked besides",
        ),
        (
            "{every_answer: {is: perhaps}, then: {level: emergency}}",
            "R013",
            "no question has the answer 'perhaps'",
        ),
        (
            "{answer_changed: {question: pregnant, to: perhaps}, then: {changes_nothing: true}}",
            "R013",
            "'pregnant' has no answer 'perhaps'",
        ),
        (
            "{given: {pregnant: {at_least: 3}}, then: {level: emergency}}",
            "R012",
            "'at_least' compares numbers, but 'pregnant' takes options",
        ),
    ],
)
def test_what_does_not_fit_is_told(check: str, code: str, what: str) -> None:
    assert said(CHECK % check) == [(code, what)]


def test_an_answer_of_a_question_that_is_unknown_is_told_once_and_elsewhere() -> None:
    change = "{answer_changed: {question: nobody, to: yes}, then: {changes_nothing: true}}"
    assert said(CHECK % change) == []


def test_the_real_promises_fit() -> None:
    document = Project().document(CLINICAL / "safety.yaml")
    assert said("\n".join(document.lines)) == []
