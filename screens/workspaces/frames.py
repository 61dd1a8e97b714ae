"""A page at the width of a phone and of a desktop, side by side."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

from screens.workspaces.parts import words

NAME = "self-assessment-page.frames"  # as in screens/component/pyproject.toml
PHONE, DESKTOP = 390, 1280
_PREFETCH = re.compile(r'<link rel="prefetch"[^>]*>')  # the questions are not opened from here
_SCRIPT = re.compile(r"<script[^>]*></script>")  # the frames' sandbox runs none
# Links open nowhere: the frames' sandbox does not let a new tab open.
_HEAD, _INERT_HEAD = "<head>", '<head><base target="_blank">'


@cache
def _component() -> Callable[..., Any]:
    place = '<div class="frames"></div>\n'
    return st.components.v2.component(NAME, html=place, js="frames.js", isolate_styles=False)


def show_frames(
    html: str, page: str, key: str, pointed: Callable[[str], None] | None = None
) -> None:
    """Show a document. `page` says which one: the same one, changed, stays where it is scrolled.

    `pointed` is called with the words of a text that somebody clicks on.
    """
    said = words()
    widths = {PHONE: said["phone"], DESKTOP: said["desktop"]}
    frames = [
        {"label": label.format(width=width), "width": width} for width, label in widths.items()
    ]
    data = {"html": _inert(html), "page": page, "frames": frames, "points": pointed is not None}

    def heard() -> None:
        words = st.session_state[key].pointed
        if pointed and isinstance(words, str):
            pointed(words)

    _component()(data=data, key=key, on_pointed_change=heard)


def _inert(html: str) -> str:
    return _SCRIPT.sub("", _PREFETCH.sub("", html)).replace(_HEAD, _INERT_HEAD, 1)
