"""A version from before there were languages is read as if it had been written today."""

from pathlib import Path

from explainer import load_screen_words, load_wording
from explainer.answers_in_words import answer_in_words
from rules.changes.earlier_forms import add_grammar, needs_todays_form
from rules.loading.book import read_book
from rules.loading.layout import QUESTIONNAIRE, WORDS
from rules.loading.project import Project
from tests.support.real_book import BOOK, WORDING
from tests.support.running_app import copy_to

GRAMMAR_BEGINS, GRAMMAR_ENDS = "# How texts are put together", "\nlevels:"


def earlier(folder: Path) -> Path:
    """Today's content as it was written then."""
    copy_to(folder)
    words = (folder / WORDS).read_text("utf-8")
    begin, end = words.index(GRAMMAR_BEGINS), words.index(GRAMMAR_ENDS)
    words = words[:begin] + words[end:]
    now = "  how_many:\n    one: You were not sure about 1 thing.\n    other: "
    words = words.replace('one: "You were not sure about {number} thing."', now.split("    ")[1])
    words = words.replace(now, "  one: You were not sure about 1 thing.\n  many: ")
    (folder / WORDS).write_text(words, "utf-8")
    asked = (folder / QUESTIONNAIRE).read_text("utf-8")
    asked = asked.replace(
        'counted: {one: "{number} week", other: "{number} weeks"}', "unit_one: week"
    )
    (folder / QUESTIONNAIRE).write_text(asked, "utf-8")
    return folder


def test_earlier_content_says_the_same_in_todays_form(tmp_path: Path) -> None:
    folder = earlier(tmp_path)
    assert needs_todays_form(folder)
    add_grammar(folder)
    assert not needs_todays_form(folder)
    project = Project(folder)
    book, wording = read_book(project), load_wording(project)
    assert wording.grammar == WORDING.grammar
    assert wording.doubts.how_many.form("one", 1) == WORDING.doubts.how_many.form("one", 1)
    for name in ("weeks", "late_losses"):
        then, now = (one.questionnaire.question(name) for one in (book, BOOK))
        for number in (1, 2):
            assert answer_in_words(then, number) == answer_in_words(now, number)
    assert load_screen_words(project)


def test_todays_content_needs_nothing() -> None:
    assert not needs_todays_form(Project().root)
