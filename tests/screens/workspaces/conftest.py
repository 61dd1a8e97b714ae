"""The review workspace inside the test process."""

from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from screens.workspaces import parts
from screens.workspaces.pages import proofs as proofs_view
from screens.workspaces.switch import REVIEW, SWITCH

CACHES = (parts.words, parts.templates, parts.desk, parts.bench, proofs_view.prover)


@contextmanager
def reviewing() -> Iterator[None]:
    """As in a process that was started as the review workspace."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(SWITCH, REVIEW)
        for cache in CACHES:
            cache.cache_clear()
        yield
    for cache in CACHES:
        cache.cache_clear()


@pytest.fixture
def in_review() -> Iterator[None]:
    """In the review workspace, for one test."""
    with reviewing():
        yield


@pytest.fixture(scope="module")
def all_in_review() -> Iterator[None]:
    """In the review workspace, for tests that only look at a page drawn once."""
    with reviewing():
        yield
