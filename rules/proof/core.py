"""The core: promises that no edit of content can weaken without being told by name.

`core.yaml` beside this file keeps a mark of each of their checks, the answers that may not be taken
out of the questions of signs, and the orders and pairs that go with them. More may be promised in
safety.yaml; what the core says must still stand there. A core check is written in answers alone,
so that no slip in a named condition can weaken it. `python -m tools.pin_core` makes the file anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import BaseModel

from rules.model.base import Block
from rules.model.book import RuleBook
from rules.model.safety import Check, SafetyProperty

CORE_FILE = Path(__file__).with_name("core.yaml")
DIGITS = 12

_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class CorePromise(Block):
    """One promise of the core: its name, and the marks of its checks."""

    id: str
    title: str
    checks: tuple[str, ...]


class Core(Block):
    """All that content must keep."""

    promises: tuple[CorePromise, ...]
    options: dict[str, tuple[str, ...]]
    more_worrying: tuple[str, ...]
    never_together: tuple[str, ...]


class Weakened(NamedTuple):
    """One thing of the core that is gone: which promise (or part of safety.yaml), and what."""

    about: str
    what: str


@cache
def shipped_core() -> Core:
    """The core that ships with the code."""
    text = CORE_FILE.read_text(encoding="utf-8")
    return Core.model_validate(yaml.load(text, _Loader))  # noqa: S506  (one of the two safe ones)


def weakened(book: RuleBook, core: Core) -> Iterator[Weakened]:
    """What of the core no longer stands in a book, unless it asks none of the core's questions."""
    if not any(question in book.questionnaire.questions for question in core.options):
        return
    there = {promise.id: promise for promise in book.properties}
    for promise in core.promises:
        yield from _of_promise(promise, there.get(promise.id))
    for question in core.options:
        yield from _of_question(book, core, question)
    for part in ("more_worrying", "never_together"):
        left = {*getattr(core, part)} - {*map(mark, parts_of(book, part))}
        if left:
            yield Weakened(part, f"'{part}' lacks {len(left)} of what the core orders")


def _of_question(book: RuleBook, core: Core, name: str) -> Iterator[Weakened]:
    if name not in book.questionnaire.questions:
        yield Weakened(name, f"the question '{name}' is gone")
        return
    question = book.questionnaire.question(name)
    for option in core.options[name]:
        if option not in question.named_answers:
            yield Weakened(name, f"the answer '{option}' is gone from '{name}'")


def _of_promise(core: CorePromise, promise: SafetyProperty | None) -> Iterator[Weakened]:
    name = f"{core.id} '{core.title}'"
    if promise is None:
        yield Weakened(core.id, f"the core promise {name} is gone")
        return
    lost = len({*core.checks} - {*map(mark, promise.checks)})
    if lost:
        of = f"{lost} of its {len(core.checks)} core checks"
        yield Weakened(core.id, f"the core promise {name} lacks {of}, or they were changed")


def parts_of(book: RuleBook, part: str) -> Iterable[BaseModel]:
    """The orders, one question at a time, or the pairs of advice."""
    if part == "never_together":
        return book.never_together
    return [
        order.model_copy(update={"questions": (question,)})
        for order in book.more_worrying
        for question in order.questions
    ]


def is_in_answers(check: Check) -> bool:
    """Whether a check names no condition of its own name, only answers."""
    return '"condition":' not in json.dumps(_plain(check))


def mark(part: BaseModel) -> str:
    """A short mark that changes with what is said, and not with how it is ordered."""
    text = json.dumps(_plain(part), sort_keys=True)
    return hashlib.sha256(text.encode()).hexdigest()[:DIGITS]


def _plain(part: BaseModel) -> object:
    data = part.model_dump(mode="json", by_alias=True, exclude_defaults=True)
    data.pop("why", None)
    return _sorted(data)


def _sorted(data: object) -> object:
    """Lists whose order says nothing in one order; steps and pairs of numbers as they are."""
    if isinstance(data, dict):
        return {
            key: [_sorted(one) for one in value] if key in ("between", "steps") else _sorted(value)
            for key, value in data.items()
        }
    if isinstance(data, list):
        return sorted(map(_sorted, data), key=lambda one: json.dumps(one, sort_keys=True))
    return data
