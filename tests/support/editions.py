"""The service in two languages that nobody speaks, and what of a page is in neither."""

import re
from collections.abc import Iterable, Mapping
from functools import cache

from playwright.sync_api import Page

from rules.loading.project import Project
from screens.content import Published, content
from screens.editions import editions_of
from tests.support.html import parse
from tests.support.pseudo import LONG, MIRRORED, PSEUDO, in_pseudo

ACCENTS, ARABIC = f"/{LONG.tag}", f"/{MIRRORED.tag}"
# Attributes that are said or shown, by the browser or by a script of ours.
SAID = ["alt", "title", "aria-label", "aria-description", "placeholder"]
SAID += [f"data-{name}" for name in ("label", "start", "stop", "done", "wrong", "damaged")]
READ = """names => {
    const page = document.querySelector(".page").cloneNode(true)
    const other = page.querySelectorAll("script, style, noscript, :is(a, button, span, cite)[lang]")
    other.forEach(part => part.remove())
    const parts = [...page.querySelectorAll("*")]
    const said = parts.flatMap(part => names.map(name => part.getAttribute(name) ?? ""))
    return [page.textContent, said]
}"""
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


def words_left(text: str, attributes: Iterable[str]) -> list[str]:
    """Every word of a page that is in no translated text: wired in somewhere.

    Web addresses are left out.
    """
    found = [outside(text), *map(outside, attributes)]
    return [word for text in found for word in WORD.findall(ADDRESS.sub("", text))]


def not_translated(html: str) -> list[str]:
    """The same of a page as HTML; what says itself which language it is in is left out."""
    page = parse(IN_ENGLISH.sub("", NOT_SHOWN.sub("", html)))
    return words_left(page.text, (part.get(name) for part in page for name in SAID))


def not_translated_on(page: Page) -> list[str]:
    """The same of a page as it stands in a browser."""
    return words_left(*page.evaluate(READ, SAID))
