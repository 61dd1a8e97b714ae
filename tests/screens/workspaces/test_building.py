"""A condition that was put together is said in words."""

import pytest

from screens.workspaces.building import in_words
from tests.support.real_book import BOOK


@pytest.mark.usefixtures("in_review")
def test_it_is_said_as_the_review_pack_says_it() -> None:
    said = in_words({"all": [{"weeks": {"at_least": 24}}, {"condition": "has_stitch"}]}, BOOK)
    assert "24" in said
    assert " and " in said
