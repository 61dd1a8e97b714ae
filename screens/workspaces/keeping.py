"""A text that the browser tab keeps, so that a reload loses nothing; the server keeps none.

It also leads to the next thing to read: what the page shows changes far above the button.
"""

from collections.abc import Callable
from functools import cache
from typing import Any

import streamlit as st

NAME = "self-assessment-page.keeping"  # as in screens/component/pyproject.toml


@cache
def _component() -> Callable[..., Any]:
    return st.components.v2.component(
        NAME, html="<div hidden></div>\n", js="keeping.js", isolate_styles=False
    )


def keep(text: str, key: str, take: Callable[[str], object], next_up: tuple[int, str]) -> None:
    """Keep a text, once `take` was given the one that the tab has, if it has one.

    When the number of `next_up` is another one than before, the heading with this `data-item` comes
    into view.
    """
    asked = f"{key} asked"

    def taken() -> None:
        kept = st.session_state[key].text
        if isinstance(kept, str) and not st.session_state.get(asked, False):
            if kept:
                take(kept)
            st.session_state[asked] = True

    asked_before = st.session_state.get(asked, False)
    data = {"text": text, "asked": asked_before, "next_up": list(next_up)}
    _component()(data=data, key=key, on_text_change=taken)
