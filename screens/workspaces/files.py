"""A file to save or to open, made and read in the browser: the server keeps none."""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

NAME = "self-assessment-page.files"  # as in screens/component/pyproject.toml


@cache
def _component() -> Callable[..., Any]:
    place = '<div class="files"></div>\n'
    return st.components.v2.component(NAME, html=place, js="files.js", isolate_styles=False)


def save_button(label: str, name: str, text: str, key: str) -> None:
    """A button that saves a text as a file with this name."""
    _component()(data={"label": label, "name": name, "text": text}, key=key)


def file_opener(label: str, key: str, take: Callable[[str], None]) -> None:
    """A field that opens a file; `take` is given its text."""

    def taken() -> None:
        text = st.session_state[key].text
        if isinstance(text, str):
            take(text)

    _component()(data={"label": label}, key=key, on_text_change=taken)
