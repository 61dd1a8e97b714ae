"""Reads codes.yaml, and checks that the questions and answers in it are there."""

from collections.abc import Iterator

from rules.loading.layout import CODES
from rules.loading.names.fitting import answers_of
from rules.loading.names.unknown import Known, ids, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.book import RuleBook
from rules.model.codes import NO_CODES, Codes
from rules.model.names import did_you_mean


def load_codes(project: Project, book: RuleBook) -> Codes:
    """What a deploying organisation calls things. Raises ContentError with every problem."""
    if not project.exists(CODES):
        return NO_CODES
    problems = codes_problems(project, book)
    if problems:
        raise ContentError(problems)
    return project.whole(CODES, Codes)


def codes_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """What is wrong with that file, if it is there; `book` is None if the rules cannot be read."""
    if not project.exists(CODES):
        return []
    found, document = project.model(CODES, Codes), project.document(CODES)
    problems = list(document.problems)
    if found is not None and book is not None:
        known: Known = {"question": ids(book.questionnaire)}
        problems += unknown_names(found, known, document)
        problems += _unknown_answers(found, book, document)
        problems += _one_code_for_two(found, document)
    return problems


def _unknown_answers(codes: Codes, book: RuleBook, document: Document) -> Iterator[Problem]:
    for i, code in enumerate(codes.codes):
        question = book.questionnaire.questions.get(code.question)
        known = answers_of(question) if question else []
        if question is None or code.answer is None or code.answer in known:
            continue
        what = f"'{question.id}' has no answer '{code.answer}'"
        fix, mend = did_you_mean(code.answer, known), nearest_name(code.answer, known)
        yield document.problem(("codes", i, "answer"), "R013", what, fix, mend)


def _one_code_for_two(codes: Codes, document: Document) -> Iterator[Problem]:
    """Two answers of one question cannot both mean the same as one code."""
    first: dict[tuple[str, str, str], tuple[str | None, int]] = {}
    for i, code in enumerate(codes.codes):
        if code.equivalence != "equivalent":
            continue
        line, _ = document.place(("codes", i, "code"))
        answer, at = first.setdefault((code.question, code.system, code.code), (code.answer, line))
        if answer != code.answer:
            what = f"the code '{code.code}' is said to mean the same as two answers (first at {at})"
            fix = "say of one of them whether the code is wider, narrower or inexact"
            yield document.problem(("codes", i, "code"), "S001", what, fix)
