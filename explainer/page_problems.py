"""What is wrong with pages.yaml besides its shape."""

from collections.abc import Iterator

from explainer.page_words import PublicPages
from explainer.said import WrongGap
from explainer.wording import PLACEHOLDER, placeholder_problem
from explainer.words import Wording
from rules import Problem, RuleBook
from rules.lint.texts import texts_of
from rules.loading.layout import PAGES
from rules.loading.names.unknown import TOLD, Known, Told, ids, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Document

# Texts of these blocks have gaps of their own, which their models look at.
WITH_GAPS = ("write_to", "sources", "reminders")
NO_ADVICE = Told("W030", "advice", "remove them, or correct the id")


def page_problems(
    project: Project, book: RuleBook | None, wording: Wording | None
) -> list[Problem]:
    """Everything wrong with that file; what cannot be read elsewhere is not compared with it."""
    found, document = project.model(PAGES, PublicPages), project.document(PAGES)
    problems = list(document.problems)
    if found is not None and wording is not None:
        problems += _placeholders(document, wording)
    if found is not None and book is not None:
        known: Known = {"advice": ids(book.advice)}
        problems += unknown_names(found, known, document, told=TOLD | {"advice": NO_ADVICE})
    return problems


def _placeholders(document: Document, wording: Wording) -> Iterator[Problem]:
    for text in texts_of(document):
        if text.path[0] in WITH_GAPS:
            continue
        for match in PLACEHOLDER.finditer(text.words):
            name = match.group(1)
            wrong = placeholder_problem(name, text.path[0], wording)
            if name == "contact":
                nobody = "there is nobody here whom {contact} could stand for"
                wrong = WrongGap(nobody, "name the service")
            if wrong:
                yield wrong.problem(text, match.group())
        if set("{}") & set(PLACEHOLDER.sub("", text.words)):
            what = "a curly bracket stands alone in this text"
            yield text.problem("W004", what, "write {phone:...} in full")
