"""Which texts of the files a page shows, and which one was pointed at.

A page is made of texts with gaps that are filled in, by templates that say nothing of where a text
comes from. So texts are found by what they say.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from html.parser import HTMLParser

from desk.editing.texts import Editable
from explainer.wording import PLACEHOLDER
from rules.lint.forms import straight

LONG = 16  # letters; a text shorter than this counts only where it stands alone
INLINE = {"a", "b", "em", "strong", "span", "abbr", "i", "small", "u", "code", "cite", "q", "time"}
SILENT = {"script", "style", "head", "title", "template"}
ANYTHING = ".{0,300}?"
LEAST = 0.3  # of what was pointed at: a text that is less of it was not meant
WORD = re.compile(r"\w{2}")
NOTHING = re.compile(r"(?!)")


class _Blocks(HTMLParser):
    """The words of a page, one text for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._words: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self._silent += tag in SILENT
        if tag not in INLINE:
            self._end()

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag not in INLINE:
            self._end()

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self._words.append(data)

    def close(self) -> None:
        super().close()
        self._end()

    def _end(self) -> None:
        words = _plain("".join(self._words))
        if words:
            self.found.append(words)
        self._words = []


def words_of(html: str) -> list[str]:
    """The words of a page, block by block, as they can be compared."""
    parser = _Blocks()
    parser.feed(html)
    parser.close()
    return parser.found


def texts_on(html: str, texts: Iterable[Editable], about: str = "") -> list[Editable]:
    """The texts that a page shows, in the order in which it shows them.

    Of texts that say the same, those whose name has `about` in it, if there are any.
    """
    blocks = words_of(html)
    whole = {block: i for i, block in reversed([*enumerate(blocks)])}
    together = "\n".join(blocks)
    found = []
    for text in texts:
        at = _at(text, whole, together)
        if at is not None:
            found.append((at, text))
    named = {_plain(text.words) for _, text in found if about and f".{about}." in f".{text.name}."}
    return [
        text
        for _, text in sorted(found, key=lambda item: item[0])
        if _plain(text.words) not in named or f".{about}." in f".{text.name}."
    ]


def _at(text: Editable, whole: dict[str, int], together: str) -> float | None:
    """Where a page shows a text; None where it does not."""
    words, pattern = _pattern(text.words)
    if words in whole:
        return whole[words]
    if pattern is None:
        start = together.find(words) if len(words) >= LONG else -1
    else:
        match = pattern.search(together)
        start = match.start() if match else -1
    return together.count("\n", 0, start) + 0.5 if start >= 0 else None


def pointed_at(words: str, texts: Iterable[Editable]) -> list[Editable]:
    """The texts that somebody may have meant who pointed at these words, the likeliest first."""
    said = _plain(words)
    ranked = sorted(
        ((score, text) for text in texts if (score := _score(said, text)) >= LEAST),
        key=lambda item: -item[0],
    )
    return [text for _, text in ranked]


def _score(said: str, text: Editable) -> float:
    """How much of what was pointed at a text is; 0 for nothing of it."""
    words, pattern = _pattern(text.words)
    if words == said:
        return 2
    if pattern is not None:
        match = pattern.search(said)
        return len(words) / max(len(said), len(words)) if match else 0
    return len(words) / len(said) if len(words) > 2 and words in said else 0


@lru_cache(maxsize=8192)
def _pattern(words: str) -> tuple[str, re.Pattern[str] | None]:
    """A text as it can be compared; with gaps, as a pattern that lets anything stand in them."""
    plain = _plain(words)
    if not PLACEHOLDER.search(plain):
        return plain, None
    pieces = PLACEHOLDER.split(plain)[::2]
    if not any(map(WORD.search, pieces)):  # nothing but gaps: it could be anything
        return plain, NOTHING
    if max(map(len, pieces)) < LONG // 2:  # it would be found everywhere
        return plain, re.compile(f"^{ANYTHING.join(map(re.escape, pieces))}$", re.MULTILINE)
    return plain, re.compile(ANYTHING.join(map(re.escape, pieces)))


def _plain(words: str) -> str:
    return " ".join(straight(words).split())
