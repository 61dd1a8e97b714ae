"""The running app, shared by the tests that need it."""

import gc
import os
from collections.abc import Iterator
from pathlib import Path

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


# What `make test-quick` leaves out, and `make test` runs: see the marker `slow` in pyproject.toml.
SLOW = (
    "commands",
    "docs",
    "editor",
    "explainer/reasons/test_smallest_change.py",
    "explainer/review",
    "mutants",
    "rules/changes",
    "rules/loading/test_limits.py",
    "rules/loading/test_messages.py",
    "rules/proof",
    "screens/server/test_many_people.py",
    "screens/workspaces",
    "test_renamed_content.py",
)
HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, by its place or because it asks for the running server."""
    slow = [HERE / place for place in SLOW]
    for item in items:
        starts_a_server = "app" in getattr(item, "fixturenames", ())
        if starts_a_server or any(item.path.is_relative_to(place) for place in slow):
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The real server, started as `make run` starts it."""
    with start() as running:
        yield running
