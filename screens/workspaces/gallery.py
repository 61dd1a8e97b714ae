"""Every page that people can come to see, as whole documents, for one content."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property, partial
from zoneinfo import ZoneInfo

from jinja2 import TemplateError

from explainer.reasons.outline import Line, Outline
from rules import AnswerError, Level, Problem
from rules.loading.project import Project
from rules.vignettes.reading import Case
from screens.content import Published
from screens.journey import ALERT, CHECK, RESULT, Path, State, Step
from screens.journey.path import ALERT_LEVELS
from screens.journey.state import Answers
from screens.pages import Carrier, Pages
from screens.server.pages import PlainPages
from screens.server.shell import Bundle
from screens.workspaces.easy_read import EasyPages
from screens.workspaces.failures import problem_of

WHOLE_DOCUMENT = Carrier(layout="base.html")
NO_SCRIPTS = Bundle(script="", preloads=(), styles="")
# What a template meets when a word is missing, or when what is in curly brackets is misspelt.
CANNOT_BE_DRAWN = (TemplateError, LookupError, ValueError, AttributeError)


@dataclass(frozen=True)
class Spot:
    """One page that can be shown: its id, its name for the list, and how its document is made."""

    id: str
    name: str
    draw: Callable[[], str]


class Gallery:
    """The pages of one content. The people of the vignettes are those who see them."""

    def __init__(
        self,
        content: Published,
        cases: Sequence[Case],
        words: Mapping[str, str],
        project: Project | None = None,
    ) -> None:
        self.content, self.cases, self._project = content, cases, project
        self._words = words
        self._pages = Pages(content)

    @cached_property
    def spots(self) -> dict[str, Spot]:
        """Every page by id, in the order in which people meet them."""
        return {spot.id: spot for spot in self._all()}

    @cached_property
    def paths(self) -> dict[str, Path]:
        """The way of each person through the questions; those whose answers fit, that is."""
        found = {}
        for case in self.cases:
            try:
                found[case.vignette.id] = Path(self.content.book, case.answers)
            except AnswerError:  # the vignettes' own test names it; here the person is left out
                continue
        return found

    def page(self, path: Path, page: str) -> str:
        """A page as somebody with these answers sees it."""
        return self._draw(State(path.answers, page))

    def outline(self) -> Outline:
        """What writes the conditions of this content."""
        return Outline(self.content.book, self.content.screens["conditions"])

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What cannot be drawn: all that is left when what can be checked beforehand is right."""
        found = [
            *self.failures(self._words["trace_heading"], self._outlines),
            *self.failures(self._words["plain"], lambda: self.spots),
        ]
        if not found:
            for spot in self.spots.values():
                found += self.failures(spot.name, spot.draw)
        return tuple(found)

    def failures(self, name: str, draw: Callable[[], object]) -> Iterator[Problem]:
        """What keeps a page from being drawn."""
        try:
            draw()
        except CANNOT_BE_DRAWN as error:
            said = error.args[0] if error.args else type(error).__name__
            what = self._words["cannot_be_drawn"].format(page=name, error=said)
            yield problem_of(error, what, self._words["draw_fix"], self._project)

    def _outlines(self) -> list[Line]:
        outline, book = self.outline(), self.content.book
        conditions = [*(rule.when for rule in book.rules), *book.conditions.values()]
        return [outline.of(condition) for condition in conditions]

    def _all(self) -> Iterator[Spot]:
        plain = PlainPages(self.content, NO_SCRIPTS)
        yield Spot("start", self._words["spot_start"], lambda: plain.start)
        yield from self._questions()
        yield from self._outcomes()
        yield Spot("topics", self._words["spot_topics"], lambda: plain.topics)
        for name in plain.topic:
            label = self._named("spot_topic", name)
            yield Spot(f"topic:{name}", label, partial(plain.topic.__getitem__, name))
        yield from self._easy_read()
        for name in plain.public:
            label = self._named("spot_page", name)
            yield Spot(f"page:{name}", label, partial(plain.public.__getitem__, name))

    def _questions(self) -> Iterator[Spot]:
        for question in self.content.book.questionnaire:
            label = self._named("spot_question", question.id)
            yield Spot(f"question:{question.id}", label, partial(self._question, question.id))

    def _outcomes(self) -> Iterator[Spot]:
        for level, path in self._by_level.items():
            if level in ALERT_LEVELS:
                label = self._named("spot_alert", level)
                yield Spot(f"alert:{level}", label, partial(self.page, path, ALERT))
        for path in list(self._by_level.values())[:1]:
            yield Spot("check", self._words["spot_check"], partial(self.page, path, CHECK))
        for level, path in self._by_level.items():
            label = self._named("spot_result", level)
            yield Spot(f"result:{level}", label, partial(self.page, path, RESULT))

    def _easy_read(self) -> Iterator[Spot]:
        """The draft of the Easy Read edition, which no public page shows."""
        if self._project is None:
            return
        drafts = EasyPages(self.content, self._project)
        for name in drafts:
            label = self._named("spot_easy_read", name)
            yield Spot(f"easy:{name}", label, partial(drafts.draw, name))

    def _named(self, key: str, name: str) -> str:
        """By its id, for the list must stay as it is while the texts are edited."""
        return self._words[key].format(name=spoken(name))

    @cached_property
    def _by_level(self) -> Mapping[Level, Path]:
        """For each level the first person who has answered everything and comes out at it."""
        found: dict[Level, Path] = {}
        for path in self.paths.values():
            level = path.assessment.level
            if level is not None and path.assessment.complete:
                found.setdefault(level, path)
        return {level: found[level] for level in Level if level in found}

    def _question(self, name: str) -> str:
        """A question as the first person sees it who is asked it."""
        for path in self.paths.values():
            if name in path.asked:
                return self._draw(State(_before(name, path), name))
        return self._asked_alone(name)

    def _asked_alone(self, name: str) -> str:
        """A question that no person is asked yet: as if it were asked of everyone."""
        book = self.content.book
        question = book.questionnaire.question(name).model_copy(update={"asked_when": None})
        questionnaire = book.questionnaire.replacing(question)
        asked = replace(self.content, book=replace(book, questionnaire=questionnaire))
        return _document(Pages(asked), State({}, name))

    def _draw(self, state: State) -> str:
        return _document(self._pages, state)


def spoken(name: str) -> str:
    """An id, to be read."""
    return name.replace("_", " ")


def _before(name: str, path: Path) -> Answers:
    """The answers given before a question is asked."""
    earlier = path.asked[: path.asked.index(name)]
    return {other: path.answers[other] for other in earlier if other in path.answers}


def _document(pages: Pages, state: State) -> str:
    today = datetime.now(ZoneInfo("Europe/London")).date()
    return pages.render(Step(state), WHOLE_DOCUMENT, today).html
