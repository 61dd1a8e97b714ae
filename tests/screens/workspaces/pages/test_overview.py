"""The first page of the review."""

from html import unescape

import pytest
from streamlit.testing.v1 import AppTest

from explainer.dates import today
from explainer.signoff.approval import sign_offs_of
from rules import Level
from rules.signoff.standing import Standing
from screens.content import content
from tests.support.vignettes import CASES

BOOK = content().book
WORDS = content().screens["content"] | content().screens["review"]


def script() -> None:
    from screens.workspaces.pages.overview import show_overview

    show_overview()


@pytest.fixture(scope="module")
def html(all_in_review: None) -> str:
    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    return unescape("\n".join(element.proto.body for element in app.get("html")))


def test_it_says_which_version_it_is_and_how_far_its_sign_off_has_come(html: str) -> None:
    rules, questions = len(BOOK.rules), len(BOOK.questionnaire.questions)
    assert BOOK.version in html
    counts = {"rules": rules, "questions": questions, "people": len(CASES)}
    assert WORDS["counts_text"].format(**counts) in html
    states = sign_offs_of(BOOK, content().wording, today()).values()
    ready = sum(state.is_ready for state in states)
    assert WORDS["ready"].format(ready=ready, number=rules) in html
    for standing in Standing:
        number = sum(state.standing is standing for state in states)
        words = WORDS[f"standing_{standing.replace(' ', '_')}"]
        assert f"<dt>{words}</dt><dd>{number}</dd>" in html


@pytest.mark.parametrize("level", list(Level)[:-1])
def test_each_level_has_the_number_of_its_rules(html: str, level: Level) -> None:
    label = content().wording.levels[level].label
    number = sum(rule.level is level for rule in BOOK.rules)
    assert f'<th scope="row">{label}</th><td>{number}</td>' in html


def test_sources_that_nobody_has_read_are_named(html: str) -> None:
    below = html.partition(WORDS["unread_heading"])[2]
    for source in BOOK.sources:
        row = f'<th scope="row">{source.title}</th><td>{source.review_by}'
        assert (row in below) == (source.checked_on is None)
