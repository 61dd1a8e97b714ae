"""Reviews in tests: the items of the content that ships, and what somebody says of them."""

from collections.abc import Callable
from datetime import date
from functools import cache

from desk.review.answers import Review, Says, said
from desk.review.items import Item, Items
from tests.support.real_book import BOOK, PROJECT
from tests.support.reviewing import SUBJECT

DAY = date(2026, 11, 30)
MIDWIFE = {"role": "midwife", "name": "Made-up Midwife", "registration": "00X0000X"}


@cache
def items() -> Items:
    """Made when first asked for: whoever only collects the tests need not wait for them."""
    return Items(PROJECT, SUBJECT)


def review(says: Callable[[Item], Says | None], note: str = "", **who: str) -> Review:
    """What a made-up midwife says of each item; nothing of those for which `says` is None."""
    answers = tuple(
        said(item, told, note if told is not Says.AGREE else "")
        for item in items().all
        if (told := says(item)) is not None
    )
    fields = {"rule_set": BOOK.version, "on": DAY, "answers": answers, **MIDWIFE, **who}
    return Review.model_validate(fields)
