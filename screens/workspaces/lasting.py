"""Fields that stay filled in while another page of the workspace is open.

Streamlit forgets what stands in a field as soon as one run does not draw it. Here it is noted when
a page begins, and put back, until the tab is closed or loaded anew.
"""

from collections.abc import Sequence
from datetime import date
from types import NoneType
from typing import Any, Final

import streamlit as st

SIGN: Final = "lasting "
KEPT: Final = "what_lasts"
FIELD: Final = (str, int, float, bool, list, date, NoneType)  # what can stand in a field


def lasting(name: str) -> str:
    """The key of a field that stays filled in."""
    return f"{SIGN}{name}"


def keep_fields() -> None:
    """Keep what stands in each such field; called where a page begins, or a part drawn by itself.

    Only what Streamlit has forgotten is put back: a field that is set while somebody types in it
    would lose what was typed since.
    """
    kept: dict[str, Any] = st.session_state.setdefault(KEPT, {})
    for key in [str(key) for key in st.session_state if str(key).startswith(SIGN)]:
        if isinstance(st.session_state[key], FIELD):
            kept[key] = st.session_state[key]
    for key in kept.keys() - {str(key) for key in st.session_state}:
        st.session_state[key] = kept[key]


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
