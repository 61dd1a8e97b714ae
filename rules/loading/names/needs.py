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
    """One list of emergency signs for the start page."""
    questions = list(question_paths(questionnaire))
    first = [(path, question) for path, question in questions if question.shown_first]
    yield from _one_marked(first, "Q007", "question", "shown_first", document)
    for path, question in first:
        if question.kind != "choices":
            what = f"'{question.id}' is shown first, and is not a list of signs to tick"
            fix = "write 'shown_first: true' at the emergency signs"
            yield document.problem((*path, "shown_first"), "Q007", what, fix)


def topic_needs(topics: Iterable[Offer], document: Document) -> Iterator[Problem]:
    """One topic that lists the helplines."""
    found = [(("topics", i), topic) for i, topic in enumerate(topics) if topic.helplines]
    yield from _one_marked(found, "R023", "topic", "helplines", document)


def _one_marked(
    found: Marked, code: str, what: str, flag: str, document: Document
) -> Iterator[Problem]:
    """A problem where not exactly one block carries a flag."""
    if not found:
        sentence = f"no {what} is marked '{flag}: true', and the app needs one"
        yield Problem(document.file, 1, 1, code, sentence, f"write '{flag}: true' at one {what}")
    for path, block in found[1:]:
        sentence = f"'{block.id}' is marked '{flag}' as well as '{found[0][1].id}'"
        yield document.problem((*path, flag), code, sentence, "leave it at one of them")
