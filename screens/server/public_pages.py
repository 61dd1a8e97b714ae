"""The pages that a public service owes, and those to keep or to pass on: made once, only sent."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from explainer.page_words import PageWords
from explainer.signs import signs_card
from explainer.wording import fill
from rules.model.evidence import Source
from screens.content import Published
from screens.version import VERSION

SIGNS = "signs"

# A template, the heading of its page, and its parts, to HTML.
Draw = Callable[..., str]


def public_pages(content: Published, draw: Draw) -> Mapping[str, str]:
    """Each page by its address without the slash."""
    making = _Making(content, draw)
    pages = {name: making.to_read(name, page) for name, page in content.pages.to_read.items()}
    return pages | {SIGNS: making.signs()}


class _Making:
    def __init__(self, content: Published, draw: Draw) -> None:
        self._content, self._draw = content, draw
        self._words = content.pages

    def to_read(self, name: str, page: PageWords) -> str:
        return self._draw(
            "reading.html",
            page.title,
            path=f"/{name}",
            page=page.model_copy(update={"body": tuple(map(self._filled, page.body))}),
            service=self._content.local.service,
            version=VERSION,
            rules=self._content.book.version,
            said=self._words.write_to,
            said_of_sources=self._words.sources,
            sources=list(read_sources(self._content.book.sources)),
        )

    def signs(self) -> str:
        card = signs_card(self._content.book, self._content.wording, self._words.signs)
        return self._draw(
            "signs_card.html", card.title, path=f"/{SIGNS}", card=card, said=self._words.signs
        )

    def _filled(self, block: Any) -> Any:
        texts = {
            name: tuple(fill(text, self._content.wording) for text in getattr(block, name))
            for name in ("text", "steps", "points")
        }
        return block.model_copy(update=texts)


def read_sources(sources: Iterable[Source]) -> Iterable[Source]:
    """The publications that somebody has read, by their titles."""
    read = (source for source in sources if source.checked_on and source.address)
    return sorted(read, key=lambda source: source.title.lower())
