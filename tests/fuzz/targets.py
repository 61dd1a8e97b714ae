"""What the fuzzer feeds: bytes in, nothing out. Whatever raises here is a fault of ours.

Each target says what has to hold for any input at all, beyond that nothing breaks.
"""

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from pydantic import BaseModel

from rules import AnswerError, ContentError, Problem, assess
from rules.lint.lists import LIST_FILES
from rules.loading.answers import answers_in
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.loading.reader import model_of
from rules.loading.yaml.strict_yaml import decode
from rules.model.argument import Argument
from rules.model.local import Local
from rules.model.must_say import MustSayFile
from rules.model.release import Release
from screens.content import content
from screens.journey.saving import Opened, open_file, save, take_turn
from screens.journey.state import read_state
from screens.pages import Carrier, Pages
from screens.server.plain import MOST_FIELDS, read_form
from tests.support.html import parse
from tests.support.real_book import BOOK

MODELS: tuple[type[BaseModel], ...] = (
    *(QuestionnaireFile, RulesFile, Local, Release, Argument, MustSayFile),
    *NAMED_FILES.values(),
    *LIST_FILES.values(),
)
TODAY = date(2026, 11, 22)
PAGES = Pages(content())
LONGEST = 400  # of what is said of one problem: nobody reads more in a terminal


def yaml_content(data: bytes) -> None:
    """A content file: a model, or problems with a place in the file, each with something to do."""
    for model in MODELS:
        document = decode(data, "content.yaml")
        found = model_of(document, model)
        assert found is not None or document.problems, "neither a model nor a problem"
        lines = len(data.decode("utf-8", "replace").splitlines()) + 1  # also of what is not UTF-8
        for problem in document.problems:
            assert 1 <= problem.line <= lines, problem
            assert problem.column >= 1
            assert problem.what.strip()
            assert len(problem.what) <= LONGEST
            str(problem).encode("utf-8")
        if document.data is None:
            break  # what cannot be read is no file of any kind


def answers(data: bytes) -> None:
    """A file of answers: an assessment, or faults that name their question."""
    problems: list[Problem] = []
    try:
        given = answers_in(data, "answers")
        found = assess(BOOK, given.data)
    except ContentError as error:
        problems = list(error.problems)
    except AnswerError as error:
        problems = given.problems(error)
    else:
        assert found.complete or found.missing
        assert found.level is not None or not found.complete
        return
    assert problems
    assert all(problem.what.strip() for problem in problems)


def saved_file(data: bytes) -> None:
    """A saved file: refused with a reason, or opened; what is then saved opens alike."""
    opened = open_file(BOOK, data.decode("utf-8", "replace"))
    if not isinstance(opened, Opened):
        assert opened.code
        return
    again = open_file(BOOK, save(BOOK, opened.state.saved))
    assert isinstance(again, Opened)
    assert open_file(BOOK, save(BOOK, again.state.saved)) == again


def event(data: bytes) -> None:
    """A message of a page: a page comes back, and the state that goes with it is a fixed point."""
    try:
        sent = json.loads(data)
    except (ValueError, RecursionError):
        return
    if isinstance(sent, dict):
        _turned(sent.get("state"), sent.get("action"), sent.get("values"))


def form(data: bytes) -> None:
    """A form: its first line is the content type, the rest the body. A page comes back."""
    kind, _, body = data.partition(b"\n")
    fields = read_form(kind.decode("latin-1"), body)
    assert len(fields) <= MOST_FIELDS
    assert all(isinstance(value, str) for values in fields.values() for value in values)
    try:
        state = json.loads(next(iter(fields.get("state", [])), ""))
    except (ValueError, RecursionError):
        state = None
    _turned(state, next(iter(fields.get("action", [])), None), fields)


def _turned(state: Any, action: Any, values: Any) -> None:
    turn = take_turn(BOOK, state, action, values)
    page = PAGES.render(turn.step, Carrier(), TODAY, turn.opened)
    page.html.encode("utf-8")
    parse(page.html)
    kept = turn.step.state.as_data()
    json.dumps(kept).encode("utf-8")
    assert read_state(BOOK, kept) == turn.step.state


TARGETS: Mapping[str, Callable[[bytes], None]] = {
    target.__name__: target for target in (yaml_content, answers, saved_file, event, form)
}
