"""The one Streamlit component: shows a page made by the server, and brings back what was done.

Packaged as Streamlit's Components v2 wants it (see pyproject.toml beside this file), because a
packaged component is fetched once as a file, where an inline one is sent again with every page and
needs scripts from `blob:` addresses.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

NAME = "self-assessment-page.page"  # the project and the component in pyproject.toml
KEY = "page"
SCRIPT, STYLES = "page.js", "page.css"
ASSETS = Path(__file__).parent / "assets"
_SENT = "sent"
_PLACE = '<div class="page-root"></div><p class="page-status" role="status"></p>'


@cache
def _component() -> Callable[..., Any]:
    # Without its styles: the document has them (shell.html), and each would be fetched twice.
    return st.components.v2.component(NAME, html=_PLACE, js=SCRIPT, isolate_styles=False)


def check_files() -> None:
    """Raise an error that names the first file of the component that is not there."""
    for name in (SCRIPT, STYLES):
        (ASSETS / name).read_bytes()


def take_sent() -> object:
    """What the tab sent and started this run with, or None. After this, it is kept nowhere."""
    return st.session_state.pop(_SENT, None)


def show(page: dict[str, object], *, answered: bool) -> None:
    """Show a page; `answered` says whether it is the reply to something sent.

    In a new session (after a restart, or when an old one ran out) Streamlit does not know our
    callback yet when the first event arrives. The event is there once the component has been
    shown; then the script runs once more, to answer it.
    """
    # In a list: Streamlit looks through a mapping for tables, and that costs more than our page.
    result = _component()(data=[page], key=KEY, on_event_change=_keep_for_this_run)
    if not answered and result.event is not None:
        st.session_state[_SENT] = result.event
        st.rerun()


def _keep_for_this_run() -> None:
    st.session_state[_SENT] = st.session_state[KEY].event
