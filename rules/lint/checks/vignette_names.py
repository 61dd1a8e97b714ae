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

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rules.engine.answers import UnusableAnswer, one_answer
from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem, folded
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.names import did_you_mean
from rules.vignettes.model import Expected

NO_CONTACT = "none"


def check(context: LintContext) -> list[Problem]:
    """A problem for each such name; one that is named in many places is told once."""
    return folded(_problems(context)) if context.book is not None else []


def _problems(context: LintContext) -> Iterator[Problem]:
    assert context.book is not None
    names = _Names(context.book)
    for person, path, document in context.people:
        yield from names.answers(person.answers, (*path, "answers"), document)
    for case in context.vignettes:
        answers, without = case.vignette.answers, case.vignette.without
        yield from names.answers(answers, (*case.path, "answers"), case.document)
        place = (*case.path, "without")
        yield from names.unknown("question", without, place, case.document)
        yield from names.expected(case.vignette.expect, (*case.path, "expect"), case.document)


class _Names:
    """Everything a vignette may name."""

    def __init__(self, book: RuleBook) -> None:
        self._questions = book.questionnaire.questions
        self._known: Mapping[str, Iterable[str]] = {
            "question": book.questionnaire.questions,
            "rule": book.rules_by_id,
            "condition": book.conditions,
            "contact": [NO_CONTACT, *(contact.id for contact in book.contacts)],
            "advice": [offer.id for offer in book.advice],
            "topic": [offer.id for offer in book.topics],
        }

    def answers(
        self, answers: Mapping[str, Any], path: Path, document: Document
    ) -> Iterator[Problem]:
        """Questions that are not asked at all, and answers that they do not take."""
        yield from self.unknown("question", answers, path, document)
        for name, answer in answers.items():
            if name in self._questions:
                try:
                    one_answer(self._questions[name], answer)
                except UnusableAnswer as wrong:
                    what = f"'{name}' does not take this answer: {wrong}"
                    yield document.problem((*path, name), "V002", what, wrong.suggestion)

    def expected(self, expect: Expected, path: Path, document: Document) -> Iterator[Problem]:
        """Names in what must and must not come out."""
        if expect.contact is not None:
            place = (*path, "contact")
            yield from self.unknown("contact", [expect.contact], place, document)
        for kind, fields in EXPECTED.items():
            for field in fields:
                names = getattr(expect, field)
                yield from self.unknown(kind, names, (*path, field), document)

    def unknown(
        self, kind: str, names: Iterable[str], path: Path, document: Document
    ) -> Iterator[Problem]:
        """A problem for each name that is not known."""
        known = self._known[kind]
        for i, name in enumerate(names):
            if name not in known:
                named = document.has((*path, name))  # at the start of a line, or else in a list
                place = (*path, name if named else i)
                fix = did_you_mean(name, known) or "correct the name, or take it out"
                what = f"there is no {kind} '{name}'"
                yield document.problem(place, "V002", what, fix, key=named)


EXPECTED = {
    "rule": ("applies", "levels", "does_not_apply", "quiet_cant_tell"),
    "condition": ("conditions",),
    "advice": ("advice", "not_advice"),
    "topic": ("topics", "not_topics"),
    "question": ("missing",),
}
