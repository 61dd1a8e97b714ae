"""The pages that are plain HTML: the first page, what there is to read, the shell of the check.

They change only when the content does, so each is made once and then only sent.
"""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from explainer.helplines import helplines
from explainer.languages.language import Language
from explainer.topic_words import TopicWords
from explainer.wording import fill
from rules.model.evidence import Source
from rules.model.levels import Level
from screens.content import Published
from screens.server.public_pages import public_pages
from screens.server.shell import BASE, STYLES, Bundle
from screens.templating import environment

TOPICS: Final = "/topics"


class PlainPages:
    """Every plain page of one content, as text."""

    def __init__(self, content: Published, bundle: Bundle, away: str = "") -> None:
        """`away` is the address of what the check fetches for when no answer comes."""
        self._content = content
        self._words = content.screens
        self._with_helplines = {topic.id for topic in content.book.topics if topic.helplines}
        self._templates = environment(content)
        self.start = self._start(bundle)
        self.shell = self._shell(bundle, away)
        self.topics = self._page(
            "topics.html",
            self._words["topic"]["heading"],
            path=TOPICS,
            topics=content.wording.topics,
        )
        self.topic: Mapping[str, str] = {
            name: self._topic(name, topic) for name, topic in content.wording.topics.items()
        }
        self.public = public_pages(content, self._page)
        self.not_found = self._page("not_found.html", self._words["not_found"]["heading"])
        self.sorry = self._page("sorry.html", self._words["sorry"]["heading"])
        self.offline = self._offline()

    def sorry_inside(self) -> str:
        """The words of the "sorry" page, for where something else makes the document."""
        heading = self._words["sorry"]["heading"]
        return self._render("sorry.html", heading, layout="frame.html", path=BASE)

    def withdrawn(self, language: Language) -> str:
        """Says, in this language of the pages, that another one is not offered any more."""
        heading = self._words["withdrawn"]["heading"].format(language=language.name)
        return self._page("withdrawn.html", heading, name=language.name)

    def _start(self, bundle: Bundle) -> str:
        return self._page(
            "start.html",
            self._words["start"]["heading"],
            path="/",
            label=self._content.wording.levels[Level.EMERGENCY].label,
            prefetch=(STYLES, *bundle.addresses),
        )

    def _shell(self, bundle: Bundle, away: str) -> str:
        heading = self._words["start"]["heading"]
        return self._page("shell.html", heading, path=BASE, bundle=bundle, styles=STYLES, away=away)

    def _offline(self) -> str:
        topics = self._content.wording.topics
        titles = [(name, topics[name].title) for name in topics if name in self._with_helplines]
        return self._page(
            "offline.html",
            self._words["offline"]["heading"],
            signs=self._content.pages.signs.title,
            help_pages=titles,
        )

    def _topic(self, name: str, topic: TopicWords) -> str:
        return self._page(
            "topic.html",
            topic.title,
            path=f"{TOPICS}/{name}",
            id=name,
            topic=topic.model_copy(update={"body": tuple(self._body(topic))}),
            pictures=self._content.wording.picture_words,
            drawn=any(block.pictures or block.people_out_of_100 for block in topic.body),
            sources=list(self._sources(topic.sources)),
            helplines=helplines(self._content.wording) if name in self._with_helplines else (),
        )

    def _body(self, topic: TopicWords) -> Iterable[object]:
        for block in topic.body:
            texts = {"text": self._all_filled(block.text), "points": self._all_filled(block.points)}
            yield block.model_copy(update=texts)

    def _sources(self, names: Iterable[str]) -> Iterable[Source]:
        """Those that somebody has read; what nobody has read is no source of a page."""
        by_id = {source.id: source for source in self._content.book.sources}
        return (by_id[name] for name in names if by_id[name].checked_on)

    def _filled(self, text: str) -> str:
        return fill(text, self._content.wording)

    def _all_filled(self, texts: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self._filled, texts))

    def _page(self, template: str, heading: str, *, path: str = "/", **parts: Any) -> str:
        """`path` is the address below the root: where the same page lies in another language."""
        return self._render(template, heading, layout="base.html", path=path, **parts)

    def _render(self, template: str, heading: str, **parts: Any) -> str:
        site = self._words["site"]
        title = heading if heading == site["name"] else site["title"].format(heading=heading)
        check = f"{self._content.root}{BASE}"
        return self._templates.get_template(template).render(title=title, check=check, **parts)
