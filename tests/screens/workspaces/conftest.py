"""The review workspace inside the test process."""

from collections.abc import Iterator

import pytest

from screens.workspaces import parts
from screens.workspaces.pages import proofs as proofs_view
from screens.workspaces.switch import REVIEW, SWITCH

CACHES = (parts.words, parts.templates, parts.desk, proofs_view.prover)


@pytest.fixture
def in_review(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """As in a process that was started as the review workspace."""
    monkeypatch.setenv(SWITCH, REVIEW)
    for cache in CACHES:
        cache.cache_clear()
    yield
    for cache in CACHES:
        cache.cache_clear()
