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
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import Any

from rules.lint.context import LintContext
from rules.lint.texts import Text
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.conditions import Named, walk
from rules.model.safety import Check

EN = WORDS.as_posix()
CITED = re.compile(r"\[([a-z][a-z0-9_]*)\]")
PHONE = re.compile(r"\{phone:(\w+)\}")
NOTES = "docs/clinical-safety"


def check(context: LintContext) -> Iterator[Problem]:
    """A warning for each name that nothing uses."""
    if context.book is None:  # while anything cannot be read, nobody knows what uses what
        return
    for kind, stem, field, written, uses in USES:
        used = uses(context)
        document = context.document(stem)
        for i, item in enumerate(context.items(stem, field)):
            if used is not None and item.id not in used:
                words = _words(kind, item.id, written)
                yield _warning(document.problem((field, i, "id"), "R032", *words))
    wording = context.project.documents.get(EN)
    if wording is not None and isinstance(wording.data, dict) and not wording.problems:
        yield from _in_wording(wording, context.texts)


def _in_wording(document: Document, texts: Iterable[Text]) -> Iterator[Problem]:
    """Drawings and phone numbers."""
    data = document.data
    pictures = set(_named_in(data.get("topics"), "pictures"))
    phones = set(_named_in(data.get("helplines"), "phone"))
    phones |= {name for text in texts for name in PHONE.findall(text.words)}
    for kind, block, written, used in (
        ("drawing", "picture_words", "pictures: [{}]", pictures),
        ("phone number", "phones", "{{phone:{}}}", phones),
    ):
        names = data.get(block)
        if not isinstance(names, dict) or used - names.keys():
            continue  # a use that is misspelt is told at its own place
        for name in (name for name in names if name not in used):
            words = _words(kind, name, written)
            yield _warning(document.problem((block, name), "R032", *words, key=True))


def _words(kind: str, name: str, written: str) -> tuple[str, str]:
    fix = f"use it where it belongs ({written.format(name)}), or remove it"
    return f"nothing uses the {kind} '{name}'", fix


def _warning(problem: Problem) -> Problem:
    return replace(problem, severity="warning")


def _conditions(context: LintContext) -> set[str]:
    assert context.book is not None
    wholes = [written.condition for written in context.conditions()]
    for promise in context.book.properties:
        wholes += [whole for check in promise.checks for whole in _of_check(check)]
    parts = (part for whole in wholes for _, part in walk(whole))
    return {part.condition for part in parts if isinstance(part, Named)}


def _of_check(check: Check) -> Iterator[Any]:
    claim = check.then
    for condition in (check.given, claim and claim.holds, claim and claim.never):
        if condition is not None:
            yield condition


def _sources(context: LintContext) -> set[str] | None:
    """The sources that are cited; None where the notes, which cite most of them, are not there."""
    notes = sorted((context.project.root / NOTES).rglob("*.md"))
    if not notes or EN not in context.project.documents:
        return None
    cited = {name for note in notes for name in CITED.findall(note.read_text("utf-8"))}
    cited.update(_named_in(context.project.documents[EN].data, "sources"))
    blocks = [block for block, _, _ in context.blocks()]
    blocks += [item for stem in ("contacts", "cards") for item in context.items(stem, stem)]
    for block in blocks:
        cited.update(evidence.source for evidence in block.evidence)
    return cited


def _advice(context: LintContext) -> set[str]:
    used = {name for card in context.items("cards", "cards") for name in card.advice}
    used.update(name for block, _, _ in context.blocks() for name in block.advice)
    used.update(o.id for o in context.items("advice", "advice") if o.when is not None)
    return used


# What is looked at, the file and the field where it stands, how its use is written, and its uses.
USES: tuple[tuple[str, str, str, str, Callable[[LintContext], set[str] | None]], ...] = (
    ("condition", "conditions", "conditions", "condition: {}", _conditions),
    ("source", "sources", "sources", "source: {}", _sources),
    ("advice", "advice", "advice", "advice: [{}]", _advice),
)


def _named_in(data: Any, field: str) -> Iterator[str]:
    """Every name that stands in a field of this name, at any depth."""
    if isinstance(data, list):
        for item in data:
            yield from _named_in(item, field)
    elif isinstance(data, dict):
        for key, item in data.items():
            if key == field:
                found = item if isinstance(item, list) else [item]
                yield from (name for name in found if isinstance(name, str))
            else:
                yield from _named_in(item, field)
