"""The running app, shared by the tests that need it."""

import gc
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from playwright.sync_api import Browser

from rules.signoff import standing
from tests.support.running_app import RunningApp, start
from tests.support.script import launched
from tests.support.signers import taking_made_up_keys

# No test is timed: a busy machine is no fault. Where CI runs, the same people are tried each time.
settings.register_profile("here", deadline=None)
settings.register_profile("ci", deadline=None, derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "here")

# Whoever reads all the content, as most tests do, makes many small objects that stay. To look
# through them for garbage as often as usual would take an eighth of the time.
gc.set_threshold(500_000, 20, 20)


# What `make test-quick` leaves out: see the markers in pyproject.toml.
SLOW = (
    "commands",
    "desk/examination",
    "desk/proposals",
    "desk/review",
    "desk/test_catalogue.py",
    "desk/test_fixing.py",
    "desk/test_languages.py",
    "desk/test_verifying.py",
    "desk/words",
    "docs",
    "editor",
    "explainer/outputs/test_pdf.py",
    "explainer/reasons/test_smallest_change.py",
    "explainer/result/test_promises.py",
    "explainer/review",
    "fuzz",
    "interop",
    "mutants",
    "rules/changes",
    "rules/loading/test_limits.py",
    "rules/loading/test_messages.py",
    "rules/proof",
    "rules/signoff/test_meaning.py",
    "rules/test_random_people.py",
    "rules/test_second_reading.py",
    "screens/server/test_hostile.py",
    "screens/server/test_many_people.py",
    "screens/server/test_plain.py",
    "screens/server/test_settings.py",
    "screens/server/test_startup.py",
    "screens/workspaces",
    "screens/test_editions.py",
    "test_closed_language.py",
    "test_renamed_content.py",
    "tools",
)
HERE = Path(__file__).parent
SLOW_PLACES = tuple(str(HERE / place) for place in SLOW)


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Where no slow test is wanted, what is slow by its place is not even read."""
    wanted: str = config.option.markexpr
    is_slow = str(collection_path).startswith(SLOW_PLACES)
    return True if is_slow and "not slow" in wanted else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what is slow, by its place or because it asks for the running server; and the sweeps."""
    for item in items:
        starts_a_server = "app" in getattr(item, "fixturenames", ())
        if starts_a_server or str(item.path).startswith(SLOW_PLACES):
            item.add_marker(pytest.mark.slow)
    _leave_a_share(items)


def _leave_a_share(items: list[pytest.Item]) -> None:
    """Of each sweep, mark as thorough all cases but the first of every `one_in`."""
    cases: Counter[tuple[Path, str]] = Counter()
    for item in items:
        if share := item.get_closest_marker("share"):
            sweep = item.path, getattr(item, "originalname", item.name)
            if cases[sweep] % share.kwargs["one_in"]:
                item.add_marker(pytest.mark.thorough)
            cases[sweep] += 1


@pytest.fixture(autouse=True)
def _made_up_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Entries of made-up people count; every other one is verified as always."""
    monkeypatch.setattr(standing, "refusals", taking_made_up_keys)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process: playwright refuses a second beside it."""
    with launched() as found:
        yield found


@pytest.fixture(scope="session")
def app() -> Iterator[RunningApp]:
    """The real server, started as `make run` starts it."""
    with start() as running:
        yield running


@pytest.fixture(scope="session")
def second() -> Iterator[RunningApp]:
    """Another like it, for tests that need two and stop neither."""
    with start() as running:
        yield running
