"""V002: a vignette names something that is not there.

What: every question, answer, rule, condition, contact, piece of advice and topic that a vignette
or a person of people.yaml names is in the content.
Why: This person would not be tried as they were meant, so a rule could fail people like them
unnoticed.
Bad:
    # tests/vignettes/boundaries_weeks.yaml, below '- id: weeks-36-show'
    answers: {weeks: 36, fluid_and_bleeding: [shwo]}
Good:
    answers: {weeks: 36, fluid_and_bleeding: [show]}
"""

from collections.abc import Iterator, Mapping
from typing import Any

from rules.engine.answers import UnusableAnswer, one_answer
from rules.lint.context import LintContext
from rules.loading.names.unknown import Known, Told, ids, unknown_names
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import Problem, folded
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion
from rules.model.references import Kind


def check(context: LintContext) -> list[Problem]:
    """A problem for each such name; one that is named in many places is told once."""
    return folded(_problems(context)) if context.book is not None else []


def _problems(context: LintContext) -> Iterator[Problem]:
    assert context.book is not None
    known = _known(context.book)
    questions = context.book.questionnaire.questions
    for person, path, document in context.people:
        yield from unknown_names(person, known, document, path, TOLD)
        yield from _answers(person.answers, questions, (*path, "answers"), document)
    for case in context.vignettes:
        yield from unknown_names(case.vignette, known, case.document, case.path, TOLD)
        place = (*case.path, "answers")
        yield from _answers(case.vignette.answers, questions, place, case.document)


def _known(book: RuleBook) -> Known:
    """Everything a vignette may name."""
    return {
        "question": book.questionnaire.questions,
        "rule": book.rules_by_id,
        "named_condition": book.conditions,
        "contact": ids(book.contacts),
        "card": ids(book.cards),
        "advice": ids(book.advice),
        "topic": ids(book.topics),
    }


def _answers(
    answers: Mapping[str, Any],
    questions: Mapping[str, AnyQuestion],
    path: Path,
    document: Document,
) -> Iterator[Problem]:
    """Answers that their questions do not take."""
    for name, answer in answers.items():
        if name in questions:
            try:
                one_answer(questions[name], answer)
            except UnusableAnswer as wrong:
                what = f"'{name}' does not take this answer: {wrong}"
                mend = nearest_name(wrong.word, wrong.known)
                yield document.problem((*path, name), "V002", what, wrong.suggestion, mend)


KINDS: dict[Kind, str] = {
    "question": "question",
    "rule": "rule",
    "named_condition": "condition",
    "contact": "contact",
    "card": "card",
    "advice": "advice",
    "topic": "topic",
}
TOLD = {
    kind: Told("V002", what, "correct the name, or take it out") for kind, what in KINDS.items()
}
