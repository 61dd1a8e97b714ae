"""A text that the browser tab keeps, so that a reload loses nothing; the server keeps none."""

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


def keep(text: str, key: str, take: Callable[[str], None]) -> None:
    """Keep a text; while there is none, `take` is once given the one that the tab has."""
    asked = f"{key} asked"

    def taken() -> None:
        kept = st.session_state[key].text
        if isinstance(kept, str):
            st.session_state[asked] = True
            take(kept)

    data = {"text": text, "asked": st.session_state.get(asked, False)}
    _component()(data=data, key=key, on_text_change=taken)
