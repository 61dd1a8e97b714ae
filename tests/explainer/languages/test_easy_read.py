"""The Easy Read edition: read whole, and filled in."""

from pathlib import Path

import yaml

from explainer.languages.easy_read import EASY, EasyRead, load_easy_read
from explainer.wording import load_wording
from rules.loading.layout import EASY_READ, HOME
from rules.loading.project import Project
from tests.support.real_book import PROJECT


def edition() -> EasyRead:
    found = load_easy_read(PROJECT)
    assert found
    return found


def test_it_is_named_by_its_tag() -> None:
    assert EASY_READ.stem == EASY.tag
    assert EASY.direction == "ltr"


def test_a_project_without_it_has_none(tmp_path: Path) -> None:
    assert load_easy_read(Project(tmp_path)) is None


def test_every_reader_of_yaml_can_read_it() -> None:
    """The one in Python refuses a question mark before a comma, which the one in C takes."""
    text = (HOME / EASY_READ).read_text("utf-8")
    assert yaml.load(text, yaml.SafeLoader) == yaml.load(text, yaml.CSafeLoader)


def test_the_numbers_to_call_are_filled_in() -> None:
    filled = edition().filled(load_wording(PROJECT))
    said = [line.text for page in filled.pages for line in page.lines]
    assert "Call 999 now." in said
    assert not [text for text in said if "{" in text]


def test_a_hard_word_is_explained_on_the_pages_that_use_it() -> None:
    found = edition()
    by_page = {page.id: {h.word for h in found.explained_on(page)} for page in found.pages}
    assert by_page["when_to_call_999"] == {"vagina", "clot", "cord"}
    assert by_page["call_999_now"] == set()
    assert set().union(*by_page.values()) | {"midwife", "disability"} == {
        hard.word for hard in found.hard_words
    }, "every other meaning is of a word that some page uses; these two are in the notice"
