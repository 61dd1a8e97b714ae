"""Where a text stands: by its words with numbers filled in, or by its name."""

import pytest

from desk.where import places_of
from explainer.wording import load_wording
from rules.loading.project import Project
from tests.support.real_book import BOOK


@pytest.mark.parametrize(
    ("words", "name", "pages"),
    [
        ("call 999 now", "levels.emergency.heading", "the result, the alert, the PDF"),
        ("screens.question.continue", "screens.question.continue", "'question'"),
        ("What the cervix does", "topics.what_the_cervix_does.title", "the topic page"),
    ],
)
def test_a_text_is_found(words: str, name: str, pages: str) -> None:
    project = Project()
    found = {p.name: p for p in places_of(words, project, BOOK, load_wording(project))}
    assert pages in found[name].pages
