"""What the pages of a workspace are made of."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

import streamlit as st
from jinja2 import Environment

from desk.editing.bench import Bench
from explainer import load_screen_words
from explainer.dates import today
from explainer.templating import templates_in
from rules.loading.layout import HOME
from rules.loading.project import Project
from rules.proof.counting import in_words
from screens.workspaces.lasting import keep_fields, leave_undrawn
from screens.workspaces.snapshot import Desk, Snapshot
from screens.workspaces.switch import CONTENT, REVIEW, workspace_or_none

TEMPLATES = Path(__file__).parent / "templates"
# Seconds between two looks at the files. A look takes less than a millisecond here, but a twentieth
# of a second of each browser that shows a long page; only whoever edits waits for what was saved.
LOOK_EVERY = {CONTENT: 0.25, REVIEW: 2.0}


def _workspace() -> str:
    return workspace_or_none() or CONTENT


@cache
def desk() -> Desk:
    """The desk that all who use this server share."""
    return Desk(HOME, words())


@cache
def bench() -> Bench:
    """Where edits are made; all windows of this server share it."""
    return Bench(HOME, today)


@cache
def words() -> Mapping[str, str]:
    """The workspace's own words, read once: nothing that is edited later can take them away.

    Those of the content workspace serve every workspace that does not say otherwise.
    """
    screens = load_screen_words(Project(HOME))
    return screens[CONTENT] | screens[_workspace()]


@cache
def templates() -> Environment:
    """The workspace's own templates."""
    made = templates_in(TEMPLATES, escape=True)
    made.filters["counted"] = in_words
    made.globals.update(words=words(), language=words()["language"])
    return made


def show(template: str, **parts: object) -> None:
    """Put a part on the page."""
    st.html(templates().get_template(template).render(**parts))


@contextmanager
def page(heading: str) -> Iterator[Snapshot]:
    """What each page begins with (that it is a draft, its heading), and the watch at its end.

    What was shown is noted last: a run that Streamlit cuts short is then made good by the next.
    """
    keep_fields()
    snapshot = desk().look()
    with st.container(key="draft"):
        show("draft.html")
    show("heading.html", heading=heading, snapshot=snapshot)
    yield snapshot
    leave_undrawn()
    st.session_state["shown"] = snapshot.number
    _watch()


@st.fragment(run_every=LOOK_EVERY[_workspace()])
def _watch() -> None:
    """Look whether something was saved; only then is anything drawn."""
    if desk().look().number != st.session_state.get("shown"):
        st.rerun()


def show_problems(snapshot: Snapshot) -> None:
    """What is wrong with the files, each with its place and how to mend it."""
    show("problems.html", snapshot=snapshot)
