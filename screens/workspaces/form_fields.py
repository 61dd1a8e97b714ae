"""The fields of a form, as they are drawn, and what stands in them."""

from datetime import date
from typing import Any, Final

import streamlit as st

from desk.editing.forms import Field, filled
from rules.loading.yaml.strict_yaml import read
from rules.model.book import RuleBook
from screens.workspaces.building import build_condition
from screens.workspaces.counting import whole_number
from screens.workspaces.parts import words
from screens.workspaces.writing import writing

FIRST_DAY: Final = date(2000, 1, 1)
WRITTEN: Final = "written_in_forms"


def form(fields: list[Field], book: RuleBook, key: str) -> dict[str, Any]:
    """Draw these fields; gives what was put into them, as the files have it."""
    return filled(fields, {one.name: _field(one, book, f"{key} {one.name}") for one in fields})


def _field(field: Field, book: RuleBook, key: str) -> Any:
    label = words()["required_field" if field.is_required else "optional_field"].format(
        field=field.label
    )
    if field.kind == "condition":
        return build_condition(label, book, key)
    if field.kind == "yaml":
        so_far: dict[str, str] = st.session_state.setdefault(WRITTEN, {})
        begins = so_far.get(key, "")  # what Streamlit forgets while it is not drawn
        typed = writing(f"{label} {words()['as_yaml']}", begins, key, key, code=True)
        so_far[key] = typed
        found, problem = yaml_in(typed)
        if problem:
            st.error(problem)
        return found
    return _choice(field, label, key) if field.choices else _typed(field, label, key)


def _choice(field: Field, label: str, key: str) -> Any:
    """One or some of the names that there are."""
    choices, none, about = list(field.choices), words()["choose"], field.about or None
    if field.kind == "some_of":
        return st.multiselect(label, choices, placeholder=none, help=about, key=key)
    return st.selectbox(label, choices, index=None, placeholder=none, help=about, key=key)


def _typed(field: Field, label: str, key: str) -> Any:
    """What is typed, ticked or counted."""
    about: dict[str, Any] = {"help": field.about or None, "key": key}
    match field.kind:
        case "flag":
            return st.checkbox(label, **about)
        case "number":
            return whole_number(label, (None, None), None, **about)
        case "date":
            return st.date_input(label, value=None, min_value=FIRST_DAY, **about)
        case "texts":
            return lines_in(st.text_area(f"{label} {words()['one_a_line']}", **about))
    return st.text_input(label, **about)


def lines_in(text: str) -> list[str]:
    """The texts that stand one below the other."""
    return [line.strip() for line in text.splitlines() if line.strip()]


def yaml_in(text: str) -> tuple[Any, str]:
    """What YAML means, or nothing and what is wrong with it."""
    if not text.strip():
        return None, ""
    document = read(f"{text}\n", "")
    if document.problems:
        return None, document.problems[0].sentence
    return document.data, ""
