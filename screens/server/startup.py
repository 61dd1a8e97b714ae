"""Before the first visitor: read the content, or say what is wrong with it and stop."""

import asyncio
import gc
import os
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager, suppress
from typing import Any, TypeVar

import streamlit as st

from explainer.dates import today
from explainer.languages.language import Language
from rules import ContentError
from rules.loading.project import Project
from screens.content import SWITCH, Published, content
from screens.editions import editions, editions_of, leave_out, offered
from screens.server.heartbeat import heartbeat
from screens.server.redaction import place
from screens.server.settings import settings_or_exit
from screens.server.stage import stage_or_exit

T = TypeVar("T")


def content_or_exit() -> Published:
    """Give the content, or say what keeps the app from starting and exit with 1.

    That is a setting that protects nobody (settings.py), content with a problem, each listed with
    its place, or, for an app that is to start for the public, all that is not signed, read or named
    yet (stage.py).
    """
    settings_or_exit()
    try:
        found = content()
    except ContentError as error:
        for problem in error.problems:
            print(problem, file=sys.stderr)
        print("The app does not start while its content has problems.", file=sys.stderr)
        raise SystemExit(1) from None
    stage_or_exit(os.environ.get(SWITCH, ""), found, Project(), today())
    return found


def tried_or_exit(make: Callable[[], T]) -> T:
    """What `make` gives, or what went wrong with it on the error output, and exit with 1.

    Nothing that anybody answered is in such an error: nobody was there yet.
    """
    try:
        return make()
    except Exception as error:  # noqa: BLE001  (whatever it is, the first visitor would meet it)
        said = f"{place(error)}\n{type(error).__name__}: {error}\n"
        sys.stderr.write(f"{said}The app does not start while it cannot make its pages.\n")
        raise SystemExit(1) from None


def try_editions(try_out: Callable[[Published], None]) -> None:
    """Try out each edition. A language that cannot be made is withdrawn: the English never waits.

    Raises what is wrong with the English one.
    """
    try:
        for one in editions().values():
            try_out(one)
    except Exception:  # noqa: BLE001  (whose it is, is found out below, where the English may fail)
        for language, said in offered(Project()):
            _try_alone(language, said, try_out)
        try_out(editions()[""])


def _try_alone(language: Language, said: Project, try_out: Callable[[Published], None]) -> None:
    try:
        for one in editions_of(content(), [(language, said)]).values():
            if one.root:
                try_out(one)
    except Exception as error:  # noqa: BLE001  (whatever it is, its first visitor would meet it)
        leave_out(language)
        wrong = f"{place(error)}\n{type(error).__name__}: {error}\n"
        sys.stderr.write(f"{wrong}The app starts without '{language.tag}': see above.\n")


def lifespan(*warm: Callable[[], object]) -> Callable[[Any], AbstractAsyncContextManager[None]]:
    """Make the app's life: do what is slow the first time, freeze the heap, say where it is."""

    @asynccontextmanager
    async def life(_app: Any) -> AsyncIterator[None]:
        for step in warm:
            await asyncio.to_thread(step)
        # Nothing that lives now will ever be garbage: a collection need not look at it again.
        gc.collect()
        gc.freeze()
        with suppress(OSError):  # a log that is full must not keep the app from people
            print(f"Ready: open {address()} in a browser. Ctrl+C stops the app.", flush=True)
        async with heartbeat():
            yield

    return life


def allow_many_files() -> None:
    """Let the process have as many files open as the machine lets it: each visitor takes four.

    Most systems start a process with 1,024, which would be the end at 250 visitors, and leave the
    rest to be asked for.
    """
    if sys.platform == "win32":  # has no such limit
        return
    import resource

    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    with suppress(ValueError, OSError):  # macOS names a limit that it then refuses
        resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def import_heavy_packages() -> None:
    """Import what Streamlit imports when it first draws a table: half a second or more.

    For the workspaces. The public page gives Streamlit no table to look for, and spares 80 MB.
    """
    import pandas  # noqa: F401
    import pyarrow  # noqa: F401


def address() -> str:
    """The address of the start page on this machine."""
    host = st.get_option("server.address")
    if host in {None, "0.0.0.0", "::"}:  # noqa: S104  (listens on every address of the machine)
        host = "localhost"
    return f"http://{host}:{st.get_option('server.port')}/"
