"""What people answer, and what our pages send for them.

The people are those of tests/vignettes who answered everything they were asked: some in an
emergency, some with nothing to tell, some not sure of anything.
"""

from __future__ import annotations

import random
from functools import cache
from typing import Any

from screens.content import content
from screens.journey import Path
from tests.support.vignettes import CASES

Answers = dict[str, Any]
WITHOUT_ANSWER = {"alert": "go_on", "check": "result", "result": "again"}  # page -> action


@cache
def everybody() -> tuple[Answers, ...]:
    """The answers of each of them, in a shuffled order that is the same every time."""
    book = content().book
    people = [dict(case.answers) for case in CASES.values()]
    complete = [answers for answers in people if not Path(book, answers).missing]
    random.Random(19).shuffle(complete)
    return tuple(complete)


def event(state: dict[str, Any], answers: Answers) -> dict[str, Any]:
    """What our page sends when this person goes on from the page that the state is at."""
    page = state["page"]
    sent = {"id": f"{random.random()}", "state": state}
    if page in WITHOUT_ANSWER:
        return sent | {"action": WITHOUT_ANSWER[page], "values": {}}
    answer = answers[page]
    values = [str(value) for value in (answer if isinstance(answer, list) else [answer])]
    return sent | {"action": "answer", "values": {_field(page, answer): values, "page": [page]}}


def _field(page: str, answer: object) -> str:
    """The name of the field; a number has one of its own for "not sure"."""
    is_number = content().book.questionnaire.question(page).kind == "number"
    return "instead" if is_number and isinstance(answer, str) else "answer"
