"""Every page keeps its promises: for all vignettes, and for many random people."""

from typing import Any

from hypothesis import given, settings

from explainer import explain
from rules import assess
from tests.support.people import complete_answers
from tests.support.promises import broken
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES


def test_the_pages_of_all_vignettes_keep_every_promise() -> None:
    found = {}
    for name, case in CASES.items():
        page = explain(BOOK, assess(BOOK, case.answers))
        if page.card is not None and page.complete:
            found[name] = broken(page, case.answers)
    assert not {name: problems for name, problems in found.items() if problems}
    assert len(found) > 700


@settings(max_examples=500, deadline=None)
@given(complete_answers(BOOK))
def test_the_page_of_anybody_keeps_every_promise(answers: dict[str, Any]) -> None:
    page = explain(BOOK, assess(BOOK, answers))
    assert broken(page, answers) == []
