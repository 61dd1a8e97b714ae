"""The running app, shared by the tests that need it."""

import gc
import os
from collections.abc import Iterator

import pytest
from hypothesis import settings

from tests.support.running_app import RunningApp, start

# No test is timed: a busy machine is no fault. Where CI runs, the same people are tried each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Whoever reads all the content, as most tests do, makes many small objects that stay. To look
# through them for garbage as often as usual would take an eighth of the time.
gc.set_threshold(100_000, 20, 20)


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The real server, started as `make run` starts it."""
    with start() as running:
        yield running
