"""Before the first visitor: read the content, or say what is wrong with it and stop."""

import asyncio
import gc
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any

import streamlit as st

from explainer.wording import coverage_problems
from rules import ContentError
from screens.content import Content, content


def content_or_exit() -> Content:
    """Give the content; where it is broken, list every problem with its place and exit with 1."""
    try:
        found = content()
        problems = coverage_problems(found.wording, found.book)
        if problems:
            raise ContentError(problems)
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print("The app does not start while its content has problems.", file=sys.stderr)
        raise SystemExit(1) from None
    return found


def lifespan(*warm: Callable[[], object]) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Make the app's life: do what is slow the first time, freeze the heap, say where it is."""

    @asynccontextmanager
    async def life(_app: Any) -> AsyncIterator[None]:
        for step in warm:
            await asyncio.to_thread(step)
        # Nothing that lives now will ever be garbage: a collection need not look at it again.
        gc.collect()
        gc.freeze()
        print(f"Ready: open {address()} in a browser. Ctrl+C stops the app.", flush=True)
        yield

    return life


def import_heavy_packages() -> None:
    """Import what Streamlit imports when it draws for the first time: half a second or more."""
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401


def address() -> str:
    """The address of the start page on this machine."""
    host = st.get_option("server.address")
    if host in {None, "0.0.0.0", "::"}:  # noqa: S104  (listens on every address of the machine)
        host = "localhost"
    return f"http://{host}:{st.get_option('server.port')}/"
