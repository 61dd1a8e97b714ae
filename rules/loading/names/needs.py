"""What the app asks of the content by flags, so that no id of a questionnaire stands in code."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from rules.loading.names.given import question_paths
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.questionnaire import Questionnaire
from rules.model.rules import Offer

Marked = Sequence[tuple[Path, Any]]


def question_needs(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """A list of emergency signs for the start page; weeks and a pregnancy for the signs to keep."""
    questions = list(question_paths(questionnaire))
    first = [(path, question) for path, question in questions if question.shown_first]
    yield from _one_marked(first, "Q007", "question", "shown_first: true", document)
    numbers = ((path, question) for path, question in questions if question.kind == "number")
    weeks = [(path, question) for path, question in numbers if question.weeks_of_pregnancy]
    yield from _one_marked(weeks, "Q007", "question", "weeks_of_pregnancy: true", document)
    pregnant = list(_told_by(questions, "pregnant"))
    yield from _one_marked(pregnant, "Q007", "option", "situation: pregnant", document)
    for path, question in first:
        if question.kind != "choices":
            what = f"'{question.id}' is shown first, and is not a list of signs to tick"
            fix = "write 'shown_first: true' at the emergency signs"
            yield document.problem((*path, "shown_first"), "Q007", what, fix)


def topic_needs(topics: Iterable[Offer], document: Document) -> Iterator[Problem]:
    """One topic that lists the helplines."""
    found = [(("topics", i), topic) for i, topic in enumerate(topics) if topic.helplines]
    yield from _one_marked(found, "R023", "topic", "helplines: true", document)


def _told_by(questions: Marked, situation: str) -> Iterator[tuple[Path, Any]]:
    """The options that tell the app of this situation."""
    for path, question in questions:
        for i, option in enumerate(question.options):
            if option.situation == situation:
                yield (*path, "options", i), option


def _one_marked(
    found: Marked, code: str, what: str, mark: str, document: Document
) -> Iterator[Problem]:
    """A problem where not exactly one block carries a mark, such as `shown_first: true`."""
    flag = mark.partition(":")[0]
    if not found:
        sentence = f"no {what} is marked '{mark}', and the app needs one"
        yield Problem(document.file, 1, 1, code, sentence, f"write '{mark}' at one {what}")
    for path, block in found[1:]:
        sentence = f"'{block.id}' is marked '{flag}' as well as '{found[0][1].id}'"
        yield document.problem((*path, flag), code, sentence, "leave it at one of them")
