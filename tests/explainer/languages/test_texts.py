"""Which texts are translated, and the keys that stay when a text moves."""

from pathlib import Path
from typing import Any

import pytest

from explainer.languages import texts
from explainer.languages.texts import FILES, STAFF, Text, texts_for, translatable
from rules.lint.texts import texts_of
from rules.loading.layout import PAGES, QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.project import Project
from rules.model.base import Block
from tests.support.real_book import PROJECT

TEXTS = translatable(PROJECT)


def changed(file: Path, old: str, new: str) -> dict[str, Text]:
    """The texts after one file has been edited."""
    text = PROJECT.text(file)
    assert old in text
    return translatable(PROJECT.saying({file: text.replace(old, new, 1)}))


@pytest.mark.parametrize(
    ("key", "english"),
    [
        ("wording/levels/call_now/heading", "Call {contact} now"),
        ("questionnaire/sections/how_you_are/title", "How you are now"),
        ("questionnaire/pregnant/options/no/short", "Not pregnant now"),
        ("wording/levels/emergency/steps/1", "Say that there are 2 or more babies."),
        ("screens/card/say", "See what to say"),
        ("pages/signs/lead", "Take a picture of it, or print it."),
        ("wording/picture_words/internal_scan/name", None),
        ("wording/helplines/samaritans/helps_with", None),
    ],
)
def test_keys(key: str, english: str | None) -> None:
    assert english in (None, TEXTS[key].english)


def test_every_key_names_one_text_and_its_place() -> None:
    assert all(key == text.key for key, text in TEXTS.items())
    assert len({(text.file, text.path) for text in TEXTS.values()}) == len(TEXTS)
    for text in TEXTS.values():
        here: Any = PROJECT.document(text.file).data
        for step in text.path:
            here = here[step]
        assert here == text.english


def test_all_that_is_checked_as_words_for_people_is_translated() -> None:
    told = {(text.file, text.path) for text in TEXTS.values()}
    for file, _ in FILES.values():
        for text in texts_of(PROJECT.document(file)):
            for_staff = file == SCREENS and text.path[1] in STAFF
            only_filled_in = not text.words.replace("{doubts}", "")
            assert for_staff or only_filled_in or (file, text.path) in told


def test_what_is_no_word_for_a_reader_is_left_out() -> None:
    names = {key.rpartition("/")[2] for key in TEXTS}
    assert not names & {"id", "kind", "look", "role", "language", "note", "source", "facts"}
    assert not [key for key in TEXTS if "/when/" in key or "/order/" in key or "/asked_when" in key]
    assert not [key for key in TEXTS if key.split("/")[:2][-1] in STAFF]
    assert "screens/leave/address" not in TEXTS
    assert "wording/phones/emergency/number" not in TEXTS


def test_each_text_says_what_it_is_for() -> None:
    assert all(text.about for text in TEXTS.values())
    assert TEXTS["wording/levels/emergency/steps/1"].about == "What to do, one action each."


def test_a_question_keeps_its_keys_in_another_section() -> None:
    moved = changed(QUESTIONNAIRE, "  - id: how_you_are", "  - id: as_you_are")
    assert {*TEXTS} ^ {*moved} == {
        "questionnaire/sections/how_you_are/title",
        "questionnaire/sections/as_you_are/title",
    }


def test_who_a_text_is_said_to_does_not_change_its_key() -> None:
    before = "      - Say what you see or feel.\n"
    after = "      - {text: Say what you see or feel., when: {babies: {is: two_or_more}}}\n"
    found = changed(WORDS, before, after)
    assert {key: text.english for key, text in found.items()} == {
        key: text.english for key, text in TEXTS.items()
    }


def test_texts_are_read_again_only_when_a_file_changed() -> None:
    assert translatable(Project()) is translatable(Project())
    lead = "Take a picture of it, or print it."
    assert changed(PAGES, lead, "Print it.")["pages/signs/lead"].english == "Print it."


class Small(Block):
    weeks: dict[str, str]
    flat: dict[str, str]


SMALL = {"small": (Path("small.yaml"), Small)}
WEEKS = """\
weeks: {one: 1 week, other: "{number} weeks"}
flat: {days_one: 1 day, days_other: "{number} days", my_other: Mine}
"""


@pytest.fixture
def small(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.setattr(texts, "FILES", SMALL)
    (tmp_path / "small.yaml").write_text(WEEKS)
    return Project(tmp_path)


def test_a_language_has_its_own_forms_beside_a_number(small: Project) -> None:
    assert [*translatable(small)] == [
        "small/weeks/one",
        "small/weeks/other",
        "small/flat/days_one",
        "small/flat/days_other",
        "small/flat/my_other",
    ]
    found = texts_for(small, "ga")
    assert {key: text.english for key, text in found.items()} == {
        "small/weeks/one": "1 week",
        "small/weeks/two": "{number} weeks",
        "small/weeks/few": "{number} weeks",
        "small/weeks/many": "{number} weeks",
        "small/weeks/other": "{number} weeks",
        "small/flat/days_one": "1 day",
        "small/flat/days_two": "{number} days",
        "small/flat/days_few": "{number} days",
        "small/flat/days_many": "{number} days",
        "small/flat/days_other": "{number} days",
        "small/flat/my_other": "Mine",
    }
    assert [text.path for text in found.values() if text.plural == "few"] == [
        ("weeks", "few"),
        ("flat", "days_few"),
    ]
