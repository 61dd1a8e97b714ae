"""Fields that stay filled in while another page of the workspace is open.

Streamlit forgets what stands in a field as soon as one run does not draw it. Here it is noted when
a page begins, and put back, until the tab is closed or loaded anew.
"""

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
