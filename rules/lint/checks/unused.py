"""R032: a name that nothing uses.

What: each named condition, source, piece of advice, drawing and phone number is used somewhere; a
source also by the evidence notes. Hazards may stand alone: their list is never shortened.
Why: What was meant to be used, such as a piece of advice or a phone number, would reach nobody. And
what nothing uses is still reviewed and renewed by somebody.
Bad:
    # rules/clinical/history.yaml, below '- id: early_birth_35_or_36'
    when: {earliest_birth_weeks: {at_least: 35}}
Good:
    when: {condition: early_birth_35_or_36}
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from rules.lint.context import LintContext
from rules.loading.layout import BOOKINGS, CLINICAL, WORDS
from rules.loading.yaml.problems import Problem
from rules.model.bookings import BookingsFile
from rules.model.references import Kind, references

CITED = re.compile(r"\[([a-z][a-z0-9_]*)\]")
PHONE = re.compile(r"\{phone:(\w+)\}")
NOTES = "docs/clinical-safety"
SAFETY = CLINICAL / "safety.yaml"
Uses = set[tuple[Kind, str]]


class Given(NamedTuple):
    """Something that is given to be used: what it is called, where, and how its use is written."""

    kind: Kind
    what: str
    stem: str
    field: str
    use: str


IN_FILES = (
    Given("named_condition", "condition", "conditions", "conditions", "condition: {}"),
    Given("source", "source", "sources", "sources", "source: {}"),
    Given("advice", "advice", "advice", "advice", "advice: [{}]"),
)
IN_WORDING = (
    Given("picture", "drawing", "en", "picture_words", "pictures: [{}]"),
    Given("phone", "phone number", "en", "phones", "{{phone:{}}}"),
)


def check(context: LintContext) -> Iterator[Problem]:
    """A warning for each name that nothing uses."""
    if context.book is None:  # while anything cannot be read, nobody knows what uses what
        return
    uses = _uses(context)
    for given in IN_FILES:
        document = context.document(given.stem)
        for i, item in enumerate(context.items(given.stem, given.field)):
            if (given.kind, item.id) not in uses and _is_told(given.kind, context):
                words = _words(given, item.id)
                yield _warning(document.problem((given.field, i, "id"), "R032", *words))
    document = context.project.document(WORDS)
    for given in IN_WORDING if context.wording is not None else ():
        names = getattr(context.wording, given.field)
        used = {name for kind, name in uses if kind == given.kind}
        if used - names.keys():
            continue  # a use that is misspelt is told at its own place
        for name in (name for name in names if name not in used):
            words = _words(given, name)
            yield _warning(document.problem((given.field, name), "R032", *words, key=True))


def _is_told(kind: Kind, context: LintContext) -> bool:
    """Whether all can be read that names such things; sources stand in notes and bookings too."""
    return kind != "source" or (
        _has_notes(context) and context.wording is not None and _has_bookings(context)
    )


def _has_bookings(context: LintContext) -> bool:
    """Whether bookings.yaml can be read, if it is there: many sources are cited nowhere else."""
    project = context.project
    return not project.exists(BOOKINGS) or project.sound(BOOKINGS, BookingsFile) is not None


def _has_notes(context: LintContext) -> bool:
    return any((context.project.root / NOTES).rglob("*.md"))


def _words(given: Given, name: str) -> tuple[str, str]:
    fix = f"use it where it belongs ({given.use.format(name)}), or remove it"
    return f"nothing uses the {given.what} '{name}'", fix


def _warning(problem: Problem) -> Problem:
    return replace(problem, severity="warning")


def _uses(context: LintContext) -> Uses:
    """Everything that is used. A promise is no use, but of the conditions that it is made of."""
    uses = set(_named(context))
    uses |= {("advice", o.id) for o in context.items("advice", "advice") if o.when is not None}
    uses |= {("phone", name) for text in context.texts for name in PHONE.findall(text.words)}
    for note in (context.project.root / NOTES).rglob("*.md"):
        uses |= {("source", name) for name in CITED.findall(note.read_text("utf-8"))}
    return uses


def _named(context: LintContext) -> Iterator[tuple[Kind, str]]:
    """What the fields of the content name; the words for something are no use of it."""
    for file, model in context.models():
        for reference in references(model):
            kind = reference.names.kind
            if not reference.names.each and (file != SAFETY or kind == "named_condition"):
                yield kind, reference.name
