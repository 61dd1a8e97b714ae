"""What the pages of a workspace are made of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

from explainer import load_screen_words
from rules.proof.counting import in_words
from screens.templating import fill
from screens.workspaces.reading import Desk, Reading
from screens.workspaces.switch import CONTENT, workspace_or_none

ROOT = Path(__file__).parents[2]
TEMPLATES = Path(__file__).parent / "templates"
LOOK_EVERY = 0.25  # seconds between two looks at the files; a look takes less than a millisecond


@cache
def desk() -> Desk:
    """The desk that all who use this server share."""
    return Desk(ROOT, words())


@cache
def words() -> Mapping[str, str]:
    """The workspace's own words, read once: nothing that is edited later can take them away.

    Those of the content workspace serve every workspace that does not say otherwise.
    """
    screens = load_screen_words(ROOT).screens
    return screens[CONTENT] | screens[workspace_or_none() or CONTENT]


@cache
def templates() -> Environment:
    """The workspace's own templates."""
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"fill": fill, "counted": in_words}
    made.globals.update(words=words(), language=words()["language"])
    return made


def show(template: str, **parts: object) -> None:
    """Put a part on the page."""
    st.html(templates().get_template(template).render(**parts))


@contextmanager
def page(heading: str) -> Iterator[Reading]:
    """What each page begins with (that it is a draft, its heading), and the watch at its end.

    What was shown is noted last: a run that Streamlit cuts short is then made good by the next.
    """
    reading = desk().look()
    with st.container(key="draft"):
        show("draft.html")
    show("heading.html", heading=heading, reading=reading)
    yield reading
    st.session_state["shown"] = reading.number
    _watch()


@st.fragment(run_every=LOOK_EVERY)
def _watch() -> None:
    """Look whether something was saved; only then is anything drawn."""
    if desk().look().number != st.session_state.get("shown"):
        st.rerun()


def show_problems(reading: Reading) -> None:
    """What is wrong with the files, each with its place and how to mend it."""
    show("problems.html", reading=reading)
