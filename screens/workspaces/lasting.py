"""Fields that stay filled in while another page of the workspace is open.

Streamlit forgets what stands in a field as soon as one run does not draw it. Here it is noted when
a page begins, and put back, until the tab is closed or loaded anew.
"""

from collections.abc import Sequence
from datetime import date
from types import NoneType
from typing import Any, Final

import streamlit as st

from screens.server.streamlit_private import is_drawn

SIGN: Final = "lasting "
KEPT: Final = "what_lasts"
PUT_BACK: Final = "what_was_put_back"
FIELD: Final = (str, int, float, bool, list, date, NoneType)  # what can stand in a field


def lasting(name: str) -> str:
    """The key of a field that stays filled in."""
    return f"{SIGN}{name}"


def keep_fields() -> None:
    """Keep what stands in each such field; called where a page begins, or a part drawn by itself.

    Only what Streamlit has forgotten is put back: a field that is set while somebody types in it
    would lose what was typed since. What a run put back that did not end is put back once more.
    """
    kept: dict[str, Any] = st.session_state.setdefault(KEPT, {})
    here = {str(key) for key in st.session_state}
    for key in here:
        if key.startswith(SIGN) and isinstance(st.session_state[key], FIELD):
            kept[key] = st.session_state[key]
    put_back: set[str] = st.session_state.setdefault(PUT_BACK, set())
    put_back |= kept.keys() - here
    for key in put_back:
        st.session_state[key] = kept[key]


def leave_undrawn() -> None:
    """Forget again what was put back for a field that this page does not have; called at its end.

    The browser is told what stands in a field only where that was put there in the same run: from
    an earlier one the server would know it, and the field be empty.
    """
    for key in st.session_state.pop(PUT_BACK, set()):
        if not is_drawn(key):
            del st.session_state[key]


def keep_choice(key: str, options: Sequence[object], default: object) -> None:
    """Have one of the options stand in a list that is about to be drawn: what was chosen last.

    The default, where nothing was chosen or the choice is gone. A run that was cut short can end
    after the next one began, and have Streamlit forget a field that had been put back already.
    """
    kept: dict[str, Any] = st.session_state.get(KEPT, {})
    chosen = st.session_state.get(key, kept.get(key))
    chosen = chosen if chosen in options else default
    if key not in st.session_state or st.session_state[key] != chosen:
        st.session_state[key] = chosen
