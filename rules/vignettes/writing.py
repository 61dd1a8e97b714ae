"""Writes a person as a vignette, to paste into a file of vignettes or to be one."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from rules.loading.yaml.hidden import without_hidden
from rules.model.answers import Answer, as_data
from rules.model.assessment import Assessment
from rules.model.book import RuleBook

SCHEMA = "# yaml-language-server: $schema=../../docs/schemas/vignettes.json"
ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")  # as rules/vignettes/model.py asks for
WIDEST = 100  # characters in a line; a longer list goes below its name


def is_vignette_id(name: str) -> bool:
    """Whether this can be the id of a vignette: small letters and digits, with dashes between."""
    return bool(ID.fullmatch(name))


def in_one_line(text: str) -> str:
    """A text as it goes into a vignette: without line breaks and characters nobody can see."""
    return " ".join(without_hidden(text).split())


def file_of(entry: str, about: str) -> str:
    """A whole file with one vignette; `about` is the comment at its top."""
    comment = [f"# {line}" for line in about.splitlines()]
    return "\n".join([SCHEMA, *comment, "vignettes:", entry, ""])


def entry_of(
    book: RuleBook, name: str, who: str, answers: Mapping[str, Answer], expect: Iterable[str]
) -> str:
    """One vignette as YAML, without an end of line; `expect` holds the lines below that word."""
    quoted = json.dumps(in_one_line(who), ensure_ascii=False)  # what JSON quotes, YAML reads
    lines = [f"  - id: {name}", f"    who: {quoted}"]
    written = [f"      {question}: {text}" for question, text in answers_in(book, answers)]
    lines += ["    answers:", *written] if written else ["    answers: {}"]
    return "\n".join([*lines, "    expect:", *(f"      {line}" for line in expect)])


def answers_in(book: RuleBook, answers: Mapping[str, Answer]) -> Iterator[tuple[str, str]]:
    """Each answer as it is written in a vignette."""
    for name, state in answers.items():
        data = as_data(state, book.questionnaire.question(name))
        yield name, f"[{', '.join(data)}]" if isinstance(data, list) else str(data)


def all_that_came_out(assessment: Assessment) -> Iterator[str]:
    """The lines below `expect` that ask for exactly this assessment, reading aside.

    Which reading is suggested is nobody's safety, and changes as pages are added.
    """
    applied = {item.rule: item for item in assessment.applied}
    yield f"level: {assessment.level or 'none'}"
    yield f"contact: {assessment.contact or 'none'}"
    yield from _block("applies", [f"{rule}: {item.truth}" for rule, item in applied.items()], "{}")
    yield "only: true"
    yield from _block("levels", [f"{rule}: {item.level}" for rule, item in applied.items()], "{}")
    quiet = [rule for rule in assessment.cant_tell if rule not in applied]
    yield from _block("quiet_cant_tell", quiet)
    yield from _block("advice", assessment.advice)
    yield from _block("missing", assessment.missing)


def _block(name: str, items: Iterable[str], brackets: str = "[]") -> Iterator[str]:
    """A list or (with curly brackets) names and values: on one line where they fit."""
    items = list(items)
    if not items:
        return
    line = f"{name}: {brackets[0]}{', '.join(items)}{brackets[1]}"
    if len(line) + 6 <= WIDEST:
        yield line
        return
    mark = "- " if brackets == "[]" else ""
    yield f"{name}:"
    yield from (f"  {mark}{item}" for item in items)
