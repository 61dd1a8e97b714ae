"""The numbers in conditions, such as weeks: each with the sentence that it is part of."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from explainer.sentences import Sentences, SentenceWords, Voice
from rules.lint.values import values_of
from rules.loading.layout import CLINICAL, QUESTIONNAIRE
from rules.loading.project import Project
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion

RULE, CONDITION, QUESTION = "rule", "condition", "question"
IN_CONDITIONS = {"when", "asked_when"}


class Threshold(NamedTuple):
    """A number that a condition compares an answer with. `owner` is the rule or the like."""

    file: Path
    name: str
    kind: str
    owner: str
    question: AnyQuestion
    number: int

    @property
    def label(self) -> str:
        """What it is, in a list: the question and the test."""
        test = next(s for s in reversed(self.name.split(".")) if not s.isdigit())
        return f"{self.question.label}: {test.replace('_', ' ')} {self.number}"


def thresholds(project: Project, book: RuleBook) -> Iterator[Threshold]:
    """Every number in a condition of a rule, of a named condition, or of who is asked."""
    questions = book.questionnaire.questions
    files = [QUESTIONNAIRE, *project.files_in(CLINICAL)]
    for file in files:
        for value in values_of(project.document(file)):
            steps = [str(step) for step in value.path]
            if not isinstance(value.value, int) or isinstance(value.value, bool):
                continue
            asked = next((questions[s] for s in reversed(steps) if s in questions), None)
            owner = _owner(value.name, value.path, book)
            if asked is not None and owner and IN_CONDITIONS & set(steps):
                yield Threshold(file, value.name, *owner, asked, value.value)


def _owner(name: str, path: tuple[str | int, ...], book: RuleBook) -> tuple[str, str] | None:
    steps = name.split(".")
    if path[0] == "sections":
        return QUESTION, steps[3]
    if path[0] == "conditions":
        return CONDITION, steps[1]
    if path[0] == "rules":
        family = f"{steps[1]}.{steps[3]}" if steps[2] == "members" else steps[1]
        return (RULE, family) if family in book.rules_by_id else None
    return None


def sentence_of(threshold: Threshold, book: RuleBook, words: SentenceWords) -> str:
    """What the condition says in words: with one book as it is, with another as it would be."""
    sentences = Sentences(book, words, Voice.CLINICAL)
    if threshold.kind == RULE:
        return sentences.rule(book.rules_by_id[threshold.owner])
    if threshold.kind == CONDITION:
        named = next(one for one in book.named_conditions if one.id == threshold.owner)
        return sentences.definition(named)
    asked_when = book.questionnaire.question(threshold.owner).asked_when
    return sentences.condition(asked_when) if asked_when else ""
