"""The service in two languages that nobody speaks, and what of a page is in neither."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from rules.loading.project import Project
from screens.content import Published, content
from screens.editions import editions_of
from tests.support.html import Element, parse
from tests.support.pseudo import LONG, MIRRORED, PSEUDO, in_pseudo

ACCENTS, ARABIC = f"/{LONG.tag}", f"/{MIRRORED.tag}"
SAID = ("alt", "title", "aria-label", "aria-description", "placeholder", "data-label")
SAID_BY_SCRIPTS = ("data-start", "data-stop", "data-done", "data-wrong", "data-damaged")
ADDRESS = re.compile(r"(?:https?://|www\.)?[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
NOT_SHOWN = re.compile(r"<(style|script)\b.*?</\1>", re.DOTALL)
# Titles and publishers of what was read, and the names of the other languages.
IN_ENGLISH = re.compile(r"<(a|button|span|cite)\b[^>]* lang=[^>]*>.*?</\1>", re.DOTALL)
WORD = re.compile(r"[^\W\d_]{2,}")


@cache
def pseudo_editions() -> Mapping[str, Published]:
    """English and both languages, by their roots."""
    project = Project()
    return editions_of(content(), [(one, in_pseudo(project, one)) for one in PSEUDO])


def outside(text: str) -> str:
    """What of a text stands outside the brackets that hold every translated text."""
    depth, left = 0, []
    for letter in text:
        depth += letter == "⟦"
        if not depth:
            left.append(letter)
        depth -= letter == "⟧"
    return "".join(left)


def not_translated(html: str) -> list[str]:
    """Every word of a page that is in no translated text: wired in somewhere.

    Web addresses are left out, and a few words that say themselves which language they are in.
    """
    page = parse(IN_ENGLISH.sub("", NOT_SHOWN.sub("", html)))
    found = [outside(page.text)]
    found += [outside(text) for text in _attributes(page)]
    return [word for text in found for word in WORD.findall(ADDRESS.sub("", text))]


def _attributes(page: Element) -> Iterator[str]:
    for part in page:
        yield from (part.get(name) for name in (*SAID, *SAID_BY_SCRIPTS))
