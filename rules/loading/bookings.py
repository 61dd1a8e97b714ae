"""Reads bookings.yaml, and checks that it fits the questions."""

from collections.abc import Iterator

from rules.loading.bookings_ranges import never_used, runs_backwards, uneven_ranges
from rules.loading.layout import BOOKINGS
from rules.loading.names.fitting import Fitting, unread_sources
from rules.loading.names.unknown import Known, ids, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.edits import Maker, nearest_name
from rules.loading.yaml.problems import ContentError, Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.bookings import EVERYBODY, BookingsFile, Shares, answered, known_answers
from rules.model.names import did_you_mean
from rules.model.questions import AnyQuestion
from rules.model.reach import reach


def load_bookings(project: Project, book: RuleBook) -> BookingsFile | None:
    """How answers are spread; None without the file. Raises ContentError with every problem."""
    if not project.exists(BOOKINGS):
        return None
    problems = bookings_problems(project, book)
    if problems:
        raise ContentError(problems)
    return project.whole(BOOKINGS, BookingsFile)


def bookings_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """What is wrong with that file, if it is there; `book` is None if the rules cannot be read."""
    if not project.exists(BOOKINGS):
        return []
    found, document = project.model(BOOKINGS, BookingsFile), project.document(BOOKINGS)
    problems = list(document.problems)
    if found is not None and book is not None:
        known: Known = {
            "question": ids(book.questionnaire),
            "source": ids(book.sources),
            "named_condition": [*book.conditions],
        }
        problems += unknown_names(found, known, document)
        problems += Fitting(book.questionnaire, document).problems(found)
        sources = {source.id: source for source in book.sources}
        problems += unread_sources(found, sources, document)
        problems += never_used(found, document)
        for i, shares in enumerate(found.shares):
            question = book.questionnaire.questions.get(shares.question)
            if question is not None:
                problems += _misfits(question, shares, ("shares", i), document)
                problems += uneven_ranges(question, shares, ("shares", i), document)
                problems += _too_early(book, shares, ("shares", i), document)
    return problems


def _misfits(
    question: AnyQuestion, shares: Shares, path: Path, document: Document
) -> Iterator[Problem]:
    if question.kind != "choices" and shares.rest in shares.per_1000:
        what = f"'{shares.rest}' has numbers of its own, and stands for everybody else too"
        fix = "name the answer of those who are left, or take its numbers out"
        yield document.problem((*path, "rest"), "S005", what, fix)
    names = [(name, (*path, "per_1000", name), True) for name in shares.per_1000]
    names += [(shares.rest, (*path, "rest"), False)] if shares.rest else []
    for name, place, key in names:
        if not answered(question, name):
            yield document.problem(place, "R013", *_no_answer(question, name), key=key)
    if question.kind == "choices":
        if not shares.rest and not question.none:
            what, fix = "somebody without any option has no answer", "add a line 'rest: ...'"
            yield document.problem(path, "S002", what, fix)
        return
    if not shares.rest:
        yield document.problem(path, "S002", "'rest' is missing in this block", "add 'rest: ...'")
    if sum(most for _, most in shares.per_1000.values()) > EVERYBODY:
        what = f"these answers may come to more than {EVERYBODY} people"
        fix = "lower the second numbers"
        yield document.problem((*path, "per_1000"), "S005", what, fix, key=True)


def _no_answer(question: AnyQuestion, name: str) -> tuple[str, str, Maker | None]:
    """What is wrong with a name that stands for no answer, and how to mend it."""
    turned = runs_backwards(name)
    if turned and question.kind == "number":
        return f"'{name}' runs backwards", f'write "{turned}"', None
    what, known = f"'{question.id}' has no answer '{name}'", known_answers(question)
    if question.kind == "number" and not name.isidentifier():
        low, high = question.min, question.max
        return what, f"its numbers go from {low} to {high}; write one, or a range of them", None
    return what, did_you_mean(name, known), nearest_name(name, known)


def _too_early(book: RuleBook, shares: Shares, path: Path, document: Document) -> Iterator[Problem]:
    order = [*book.questionnaire.questions]
    if shares.when is None:
        return
    for name in reach(shares.when, book.conditions).questions:
        if name in order and order.index(name) >= order.index(shares.question):
            what = f"'{shares.question}' is spread by '{name}', which is not answered before it"
            fix = "name an earlier question"
            yield document.problem((*path, "when"), "Q002", what, fix, key=True)
