"""Every state of every public page, filled in by the app's own templates.

A page of the check is there twice: as it is put into Streamlit at /check, and as a document at
/plain. What stands round it differs, and so does what can be wrong with it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from typing import Any

from screens.content import content
from screens.journey import ALERT, CHECK, RESULT, Fault, State, Step
from screens.journey.saving import OPEN_FILE, Opened, save, take_turn
from screens.pages import Carrier, Pages
from screens.server.pages import PlainPages
from screens.server.plain import LAYOUT, PLAIN, carried
from screens.server.shell import read_bundle
from tests.support.every_page import EVERY_PAGE
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

TODAY = date(2026, 11, 22)
# Those of tests/vignettes whose pages are unlike the others in length or in kind.
PEOPLE = (
    "everything-not-sure-pregnant",
    "everything-not-sure-even-being-pregnant",
    "everything-not-sure-not-pregnant",
    "everything-not-shared-that-can-be",
    "not-pregnant-everything-worth-mentioning",
    "not-pregnant-nothing-listed",
    "recent-loss-nothing-urgent",
    "recent-loss-with-signs-of-sepsis",
    "v-2-two-late-losses-waters-at-16-weeks",
)
UNFINISHED = (
    "emergency-before-weeks-are-answered",
    "emergency-after-recent-loss-rest-unanswered",
    "emergency-signs-not-sure-rest-unanswered",
)


@dataclass(frozen=True)
class PublicPage:
    """One page: its HTML, the title of its document, and whether it says that something is wrong.

    `whole` tells a document of its own from a part of the document at /check.
    """

    html: str
    title: str
    in_error: bool
    whole: bool


@dataclass(frozen=True)
class Moment:
    """What a page of the check is made of."""

    step: Step
    opened: Opened | Fault | None = None


class PublicPages(Mapping[str, PublicPage]):
    """Every page by name: "check: weeks in error", "plain: check", "topic: not_your_fault".

    A page is made when it is first looked at: all of them take some seconds.
    """

    def __init__(self, makers: Mapping[str, Callable[[], PublicPage]]) -> None:
        self._makers = makers
        self._made: dict[str, PublicPage] = {}

    def __getitem__(self, name: str) -> PublicPage:
        if name not in self._made:
            self._made[name] = self._makers[name]()
        return self._made[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._makers)

    def __len__(self) -> int:
        return len(self._makers)


@cache
def public_pages() -> PublicPages:
    """The pages of the content that ships."""
    return PublicPages(dict(_makers()))


def _makers() -> Iterator[tuple[str, Callable[[], PublicPage]]]:
    for name, moment in moments().items():
        yield f"check: {name}", partial(_part, moment)
        yield f"plain: {name}", partial(_whole, moment)
    for name, html in _documents():
        yield name, partial(PublicPage, html, "", in_error=False, whole=True)


def page_of(step: Step) -> PublicPage:
    """The page of /check that a step leads to."""
    return _part(Moment(step))


def _part(moment: Moment) -> PublicPage:
    made = _pages().render(moment.step, Carrier(), TODAY, moment.opened)
    return PublicPage(made.html, made.title, made.in_error, whole=False)


def _whole(moment: Moment) -> PublicPage:
    carrier = Carrier(LAYOUT, PLAIN, carried(moment.step.state))
    made = _pages().render(moment.step, carrier, TODAY, moment.opened)
    return PublicPage(made.html, made.title, made.in_error, whole=True)


@cache
def _pages() -> Pages:
    return Pages(content())


def _documents() -> Iterator[tuple[str, str]]:
    plain = PlainPages(content(), read_bundle())
    yield "start", plain.start
    yield "loading", plain.shell
    yield "topics", plain.topics
    yield "not found", plain.not_found
    yield "sorry", plain.sorry
    yield "offline", plain.offline
    yield from ((f"page: {name}", html) for name, html in plain.public.items())
    yield from ((f"topic: {name}", html) for name, html in plain.topic.items())


@cache
def moments() -> dict[str, Moment]:
    """Every kind of moment of the check: questions, alerts, check pages, results, opened files."""
    people = {name: case.answers for name, case in CASES.items()}
    steps = dict(EVERY_PAGE)
    for name in PEOPLE:
        steps[f"result of {name}"] = Step(State(people[name], RESULT))
        steps[f"check page of {name}"] = Step(State(people[name], CHECK))
    for name in UNFINISHED:
        steps[f"alert of {name}"] = Step(State(people[name], ALERT))
        steps[f"check page of {name}"] = Step(State(people[name], CHECK))
    return {name: Moment(step) for name, step in steps.items()} | _files(people[PEOPLE[-1]])


def _files(answers: dict[str, Any]) -> dict[str, Moment]:
    """What opening a file leads to."""
    older = replace(BOOK, version="older")
    texts = {
        "file opened": save(BOOK, answers),
        "file of another version": save(older, answers | {"womb_shape": "square", "gone": "yes"}),
        "file damaged": save(BOOK, answers).replace("two_or_more", "one", 1).replace("2", "3", 1),
        "file not ours": "hello",
        "file missing": "",
    }
    turns = {name: take_turn(BOOK, None, OPEN_FILE, {"file": [t]}) for name, t in texts.items()}
    return {name: Moment(turn.step, turn.opened) for name, turn in turns.items()}
