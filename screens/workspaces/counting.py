"""A field for a whole number: of any other it is told, where Streamlit would take it for less."""

from typing import Any

import streamlit as st

from screens.workspaces.parts import words


def whole_number(
    label: str, limits: tuple[int | None, int | None], begins: int | None, **more: Any
) -> int | None:
    """What is counted in the field; None while it is empty, or holds no whole number."""
    low, high = (None if limit is None else float(limit) for limit in limits)
    more["value"] = None if begins is None else float(begins)
    typed: float | None = st.number_input(label, low, high, step=1.0, format="%g", **more)
    if typed is not None and whole(typed) is None:
        st.error(words()["whole_number"])
    return whole(typed)


def whole(typed: float | None) -> int | None:
    """The number that was typed, where it is a whole one."""
    return int(typed) if typed is not None and typed == int(typed) else None
