"""The running app, shared by the tests that need it."""

from collections.abc import Iterator

import pytest

from tests.support.running_app import RunningApp, start


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The real server, started as `make run` starts it."""
    with start() as running:
        yield running
