"""What a button does, done once and told, however often Streamlit calls it.

Streamlit may end a run at any look into `st.session_state`, also within what a button calls, when
somebody types or presses meanwhile. It then begins anew, and calls for the same press again: an
edit would be made twice, or the second try would say that it cannot be made.
"""

from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic
from typing import Any, Final, TypeVar

import streamlit as st

from desk.editing.errors import EditError

T = TypeVar("T")
SAID, PRESSED = "said", "pressed"
SAID_FOR: Final = 30  # seconds


@dataclass
class _Pressed:
    """The last press of this tab, and what came of it: nothing when it could not be done."""

    press: object = None
    came: tuple[Any, ...] = ()
    wrong: str = ""


def once(press: object, act: Callable[[], T]) -> tuple[T, ...]:
    """Do what a button is for, and give what came of it; for the same press again, the same.

    `press` is an object that was made when the button was drawn. An EditError is told, and then
    nothing comes; what was told of an earlier press is not said beside what came of this one.
    `act` must not look into `st.session_state`.
    """
    last: _Pressed = st.session_state.setdefault(PRESSED, _Pressed())
    if last.press is not press:
        st.session_state.pop(SAID, None)
        last.came, last.wrong = (), ""
        try:
            last.came = (act(),)
        except EditError as error:
            last.wrong = str(error)
        last.press = press
    if last.wrong:
        say("error", last.wrong)
    return last.came


def is_done(press: object) -> bool:
    """Whether what this press is for was done, or tried, already."""
    return st.session_state.get(PRESSED, _Pressed()).press is press


def say(kind: str, text: str) -> None:
    """Have something said on the page for a while: it may be drawn several times meanwhile."""
    st.session_state[SAID] = (kind, text, None)


def show_said() -> None:
    """What was done just now, or why it was not; the while begins when it is first shown."""
    kind, text, until = st.session_state.get(SAID, (None, "", 0.0))
    if until is not None and monotonic() > until:
        st.session_state.pop(SAID, None)
        return
    if kind == "error":
        st.error(text)
    else:
        st.success(text)
    if until is None:
        st.session_state[SAID] = (kind, text, monotonic() + SAID_FOR)
