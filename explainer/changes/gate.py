"""The gate in words: by direction, with a person for each move, and what clinicians said to it."""

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ValidationError

from explainer.answers_in_words import answer_in_words
from explainer.changes.numbers import counted, share
from explainer.lines import wrapped
from explainer.templating import file_templates
from rules.changes.gate import Judged, Moved
from rules.model.base import Block
from rules.model.book import RuleBook
from rules.model.evidence import Role
from rules.signoff.keys import refusal_of_file

DIGITS = 12


class Answer(Block):
    """What somebody said to one change."""

    change: str
    says: Literal["yes", "no"]
    note: str = ""


class Answers(Block):
    """The file that the page saves."""

    gate: str
    name: str
    role: Role
    registration: str
    answers: tuple[Answer, ...]


@dataclass(frozen=True)
class Row:
    """One change: its direction in a sentence, people whom it moves, and what was said to it."""

    change: str
    before: str
    after: str
    direction: str
    moves: tuple[tuple[str, str], ...]
    needed: int
    said: tuple[str, ...] = ()
    is_open: bool = False


def gate_id(old: RuleBook, new: RuleBook, found: Iterable[Judged]) -> str:
    """What answers are given to: these two versions and these moves, and no others."""
    moves = [(one.change, [(m.old, m.new, m.sets) for m in one.moves]) for one in found]
    said = json.dumps([old.version, new.version, moves])
    return hashlib.sha256(said.encode()).hexdigest()[:DIGITS]


def rows_of(
    old: RuleBook, found: Iterable[Judged], texts: Mapping[str, tuple[str, str]]
) -> list[Row]:
    """The changes in words. `texts` holds before and after of each, by its name."""
    return [
        Row(
            one.change,
            *texts.get(one.change, ("", "")),
            _direction(one),
            tuple(_move(old, one, move) for move in one.moves),
            one.signatures,
            is_open=one.signatures > 0,
        )
        for one in found
    ]


def _direction(one: Judged) -> str:
    if not one.moves:
        return "Changes nobody's level. This is proved."
    if not one.lowers:
        return "Never less urgent for anybody. This is proved."
    lowered = sum(move.sets for move in one.moves if move.is_lower)
    return f"Less urgent for {counted(lowered)} sets of answers: both professions sign."


def _move(book: RuleBook, one: Judged, move: Moved) -> tuple[str, str]:
    words = "less urgent" if move.is_lower else "more urgent"
    how_many = f"{counted(move.sets)} sets of answers, {share(move.sets, one.compared)} of all"
    answers = {**move.before.answers, **move.after.answers}
    asked = [question for question in book.questionnaire if question.id in answers]
    person = "; ".join(f"{q.label}: {answer_in_words(q, answers[q.id])}" for q in asked)
    return f"{move.old} → {move.new}, {words}: {how_many}", f"for example {person}"


def with_answers(
    rows: Sequence[Row], gate: str, files: Iterable[Path], allowed: str
) -> tuple[list[Row], list[str]]:
    """The rows with what was said to them, and what is wrong with the files.

    A file counts when it answers to this gate and a signature beside it verifies. A change is
    open until as many professions as it needs said yes, and while somebody says no.
    """
    said: dict[str, list[tuple[Answers, Answer]]] = {}
    wrong = []
    for file in files:
        found = _read(file, gate, allowed)
        if isinstance(found, str):
            wrong.append(f"{file}: {found}")
        else:
            for answer in found.answers:
                said.setdefault(answer.change, []).append((found, answer))
    return [_answered(row, said.get(row.change, ())) for row in rows], wrong


def _answered(row: Row, said: Sequence[tuple[Answers, Answer]]) -> Row:
    roles = {whose.role for whose, answer in said if answer.says == "yes"}
    refused = any(answer.says == "no" for _, answer in said)
    lines = tuple(
        f"{answer.says}: {whose.name}, {whose.role}{f' ({answer.note})' if answer.note else ''}"
        for whose, answer in said
    )
    return Row(**vars(row) | {"said": lines, "is_open": refused or len(roles) < row.needed})


def _read(file: Path, gate: str, allowed: str) -> Answers | str:
    try:
        data = file.read_bytes()
        found = Answers.model_validate_json(data)
    except OSError as error:
        return f"it cannot be read ({error.strerror})"
    except ValidationError:
        return "it is not a file that the page of `diff --gate` saved"
    if found.gate != gate:
        return f"it answers to another comparison ({found.gate}, this one is {gate})"
    beside = file.with_name(f"{file.name}.sig")
    armoured = beside.read_text("utf-8", "replace") if beside.exists() else ""
    who = f"{found.role.register.body}:{found.registration}"
    return refusal_of_file(who, data, armoured, allowed) or found


def as_lines(rows: Sequence[Row], gate: str, wrong: Iterable[str]) -> Iterator[str]:
    """The gate for a terminal."""
    yield f"The gate ({gate}): each change by itself, over every complete set of answers"
    for number, row in enumerate(rows, 1):
        yield ""
        yield from wrapped(f"{number}. {row.change}", hang=3)
        yield from wrapped(row.direction, 3)
        for title, person in row.moves:
            yield from wrapped(title, 3, 5)
            yield from wrapped(person, 5, 7)
        yield from (f"   {line}" for line in row.said)
        if row.needed:
            standing = "still open" if row.is_open else "given"
            yield f"   signatures needed: {row.needed}, {standing}"
    if not rows:
        yield "No change moves a level."
    yield from (f"does not count: {line}" for line in wrong)


def as_page(rows: Sequence[Row], gate: str, versions: tuple[str, str]) -> str:
    """One page on which a clinician says yes or no to each change, and saves a small file."""
    page = file_templates().get_template("gate.html")
    return page.render(rows=rows, gate=gate, versions=versions, roles=list(Role))
