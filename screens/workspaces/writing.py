"""A field to write in, which tells what stands in it while somebody writes."""

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

import streamlit as st

NAME = "self-assessment-page.writing"  # as in screens/component/pyproject.toml
WIDTH = 60  # letters of a line, about
FEWEST_ROWS = 3


class Opened(NamedTuple):
    """What is rewritten: its name, what it was when opened, and what the field begins with."""

    name: str
    was: str
    begins: str

    @property
    def version(self) -> str:
        """Another one whenever the field has to begin anew."""
        return f"{self.name} {self.was} {self.begins}"


@cache
def _component() -> Callable[..., Any]:
    place = '<div class="writing"></div>\n'
    return st.components.v2.component(NAME, html=place, js="writing.js", isolate_styles=False)


def writing(
    label: str, words: str, version: str, key: str, *, code: bool = False, kept_as: str = ""
) -> str:
    """What stands in the field now. It begins with `words`, and anew with every other version.

    With `kept_as` the tab keeps under this name what is typed: it stands there again as long as
    nobody asks for another version.
    """
    lines = words.count("\n") + 1 if code else len(words) // WIDTH
    data = {
        "label": label,
        "words": words,
        "version": version,
        "rows": max(FEWEST_ROWS, lines + 1),
        "code": code,
        "takes_focus": False,
        "kept_as": kept_as,
    }
    _component()(data=data, key=key, on_written_change=_heard)
    return written(words, version, key)


def rewriting(label: str, opened: Opened, key: str, *, code: bool = False) -> str:
    """What stands in the field now in which this is rewritten; the tab keeps it under its name."""
    return writing(label, opened.begins, opened.version, key, code=code, kept_as=opened.name)


def written(words: str, version: str, key: str) -> str:
    """What stands in the field with this key, for whoever is called back before it is drawn."""
    found = getattr(st.session_state.get(key), "written", None)
    if not isinstance(found, dict) or found.get("version") != version:
        return words
    return str(found.get("words", words))


def _heard() -> None:
    """The field was changed: the page is drawn with what stands in it."""
