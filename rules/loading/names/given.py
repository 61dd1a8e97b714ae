"""Ids: each is given once, none is one of the words that every question has; and where they are."""

from collections.abc import Iterable, Iterator

from rules.loading.files import RuleEntry
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import Condition
from rules.model.questionnaire import Questionnaire
from rules.model.questions import NONE, SPECIAL_ANSWERS, AnyQuestion


def repeated_ids(
    found: Iterable[tuple[str, Path, Document]], what: str, within: str = ""
) -> Iterator[Problem]:
    """A problem for each id that is used a second time, over all files."""
    first: dict[str, str] = {}
    for name, path, document in found:
        line, _ = document.place(path)
        if name in first:
            twice = f"is written twice in '{within}'" if within else "is written twice"
            sentence = f"the {what} '{name}' {twice} (first at {first[name]})"
            fix = "take one of them out, or give it another id"
            yield document.problem(path, "S001", sentence, fix)
        first.setdefault(name, f"{document.file}:{line}")


def reserved_ids(questionnaire: Questionnaire, document: Document) -> Iterator[Problem]:
    """Options must not be named like the answers every question has."""
    for path, question in question_paths(questionnaire):
        for i, option in enumerate(question.options):
            if option.id in (*SPECIAL_ANSWERS, NONE):
                what = f"'{option.id}' cannot be the id of an option"
                fix = f"use the field '{option.id}' of the question instead"
                yield document.problem((*path, "options", i, "id"), "Q001", what, fix)


def question_paths(questionnaire: Questionnaire) -> Iterator[tuple[Path, AnyQuestion]]:
    """Every question with its path in questionnaire.yaml."""
    for i, section in enumerate(questionnaire.sections):
        for j, question in enumerate(section.questions):
            yield ("sections", i, "questions", j), question


def entry_conditions(entry: RuleEntry, path: Path) -> Iterator[tuple[Path, Condition]]:
    """Every condition written in a rule entry, with its path."""
    if entry.when is not None:
        yield (*path, "when"), entry.when
    for i, member in enumerate(entry.members):
        yield (*path, "members", i, "when"), member.when
