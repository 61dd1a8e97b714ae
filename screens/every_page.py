"""Draws every page in every state, to see that none fails and none shows what nobody wrote."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from html import unescape
from itertools import chain

from explainer.dates import today
from rules import Problem, RuleBook
from rules.loading.layout import SCREENS
from rules.loading.project import Project
from rules.model.questions import AnyQuestion
from rules.vignettes.reading import read_vignettes
from screens.away import away_data
from screens.content import publish
from screens.journey import ALERT, CHECK, RESULT, Event, Path, State, Step, advance
from screens.journey.path import ALERT_LEVELS
from screens.journey.saving import Opened
from screens.journey.values import ANSWER, INSTEAD, Fault
from screens.pages import Carrier, Pages
from screens.workspaces.gallery import Gallery

LAYOUTS = ("base.html", "frame.html", "plain.html")
FILE_FAULTS = ("file_missing", "file_not_ours", "file_damaged")
NOT_HIDDEN = re.compile(r"<(script|style|svg)\b.*?</\1>|<[^>]*>", re.DOTALL)
NEVER_SHOWN = re.compile(r"\{[^{}]*\}|\bNone\b(?! of| apply)|\bUndefined\b|\bFalse\b|\bTrue\b")
Draw = Callable[[], str]


def page_problems(project: Project, book: RuleBook) -> list[Problem]:
    """Everything that keeps a page from being drawn, and all that no page may show."""
    content = publish(project, book)
    gallery = Gallery(content, read_vignettes(project), content.screens["content"], project)
    found = list(gallery.problems)
    if not found:
        everything = _EveryState(gallery)
        for name, draw in everything.pages():
            kept: list[str] = []
            found += gallery.failures(name, partial(_keep, draw, kept))
            found += _shows(name, kept)
    return sorted(set(found))


def _keep(draw: Draw, kept: list[str]) -> None:
    kept.append(draw())


def _shows(name: str, drawn: list[str]) -> Iterator[Problem]:
    """What a page shows and nobody wrote: brackets, or the words of a program."""
    for html in drawn:
        text = unescape(NOT_HIDDEN.sub(" ", html))
        for match in NEVER_SHOWN.finditer(text):
            what = f"the page '{name}' shows '{match[0]}'"
            fix = "look for it with: python cli.py where"
            yield Problem(SCREENS.as_posix(), 1, 1, "W023", what, fix)


class _EveryState:
    """Each question answered and in error; each alert, check page and result; each layout."""

    def __init__(self, gallery: Gallery) -> None:
        self._gallery, self._book = gallery, gallery.content.book
        self._pages = Pages(gallery.content)
        self._today: date = today()

    def pages(self) -> Iterator[tuple[str, Draw]]:
        """Every page by name, with what draws it."""
        spots = ((spot.name, spot.draw) for spot in self._gallery.spots.values())
        yield from chain(spots, self._questions(), self._outcomes(), self._saved(), self._layouts())
        yield from self._away()

    def _draw(self, step: Step, layout: str = LAYOUTS[0], opened: object = None) -> Draw:
        carrier = Carrier(layout=layout, address="/plain", state="")
        return lambda: self._pages.render(step, carrier, self._today, opened).html  # type: ignore[arg-type]

    def _questions(self) -> Iterator[tuple[str, Draw]]:
        people = {name: path for path in self._gallery.paths.values() for name in path.asked}
        for question in self._book.questionnaire:
            path = people.get(question.id)
            if path is None:
                continue
            state = State(path.answers, question.id)
            yield f"{question.id}, answered", self._draw(Step(state))
            dropped = State(path.answers, question.id, dropped=(question.id,))
            yield f"{question.id}, some dropped", self._draw(Step(dropped))
            for number, values in enumerate(_wrong_answers(question), 1):
                step = advance(self._book, state, Event("answer", values=values))
                yield f"{question.id}, in error {number}", self._draw(step)

    def _outcomes(self) -> Iterator[tuple[str, Draw]]:
        for name, path in self._one_for_each_rule():
            yield f"result of {name}", self._draw(Step(State(path.answers, RESULT)))
            yield f"check page of {name}", self._draw(Step(State(path.answers, CHECK)))
            if path.assessment.level in ALERT_LEVELS:
                yield f"alert of {name}", self._draw(Step(State(path.answers, ALERT)))
        some = State({}, CHECK)
        yield "check page, all missing", self._draw(Step(some))

    def _one_for_each_rule(self) -> Iterator[tuple[str, Path]]:
        """The first person for each rule that is a yes, and that cannot be told."""
        met: set[object] = set()
        for name, path in self._gallery.paths.items():
            new: set[object] = {(found.rule, found.truth) for found in path.assessment.applied}
            new |= {("contact", path.assessment.contact), ("card", path.assessment.card)}
            if new - met and path.assessment.complete:
                met |= new
                yield name, path

    def _saved(self) -> Iterator[tuple[str, Draw]]:
        first = next(iter(self._book.questionnaire)).id
        names = tuple(question.id for question in self._book.questionnaire)
        state = State({}, first)
        opened = Opened(state, kept=names, dropped=names[:1], unknown=2, other_version=True)
        yield "the first question, with a file", self._draw(Step(state), opened=opened)
        for code in FILE_FAULTS:
            yield f"the first question, {code}", self._draw(Step(state), opened=Fault(code))

    def _layouts(self) -> Iterator[tuple[str, Draw]]:
        path = next(path for path in self._gallery.paths.values() if path.assessment.complete)
        first = path.asked[0]
        for layout in LAYOUTS:
            for page in (first, ALERT, CHECK, RESULT):
                yield f"{page} in {layout}", self._draw(Step(State(path.answers, page)), layout)

    def _away(self) -> Iterator[tuple[str, Draw]]:
        """The cards that a browser shows while no answer comes from the server."""
        for number, html in enumerate(away_data(self._gallery.content)["drawn"], 1):
            yield f"while the server is away {number}", partial(str, html)


def _wrong_answers(question: AnyQuestion) -> Iterator[dict[str, list[str]]]:
    """Forms that each kind of question refuses, one for each way to go wrong."""
    specials = list(question.special_answers)
    if question.kind == "number":
        yield from ({}, {ANSWER: ["one"]}, {ANSWER: ["9999"]})
        if specials:
            yield {ANSWER: ["1"], INSTEAD: specials[:1]}
            yield {INSTEAD: specials[:2]}
        return
    options = [option.id for option in question.options]
    yield from ({}, {ANSWER: ["not there"]})
    if question.kind == "choices":
        for alone in (["none"] if question.none else []) + specials:
            yield {ANSWER: [options[0], alone]}
