"""The rules of the review workspace: search, filters and cards."""

from dataclasses import replace
from datetime import date
from html import unescape
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from explainer.review.decision_table import RuleRow, rule_rows
from explainer.review.subject import Subject
from explainer.texts import text_of
from rules import Level, RuleBook
from rules.model.evidence import Label
from rules.model.reach import reach
from rules.signoff.standing import Standing
from screens.content import content
from screens.workspaces.lasting import lasting
from screens.workspaces.pages import rules as rules_view
from screens.workspaces.rule_filters import PAST, Filters, matching, standings
from tests.support.real_book import SENTENCES
from tests.support.signers import fully_signed
from tests.support.vignettes import CASES

pytestmark = pytest.mark.usefixtures("in_review")

BOOK, WORDING = content().book, content().wording
WORDS = content().screens["content"] | content().screens["review"]
SOME = tuple(CASES.values())[::40]
LATER = date(2040, 1, 1)


def rows(book: RuleBook = BOOK, today: date | None = None) -> tuple[RuleRow, ...]:
    day = today or date(2026, 11, 26)
    return rule_rows(Subject(book, WORDING, SENTENCES, SOME, day))


ROWS = rows()


def found(**wanted: Any) -> set[str]:
    return {row.id for row in matching(BOOK, ROWS, Filters(**wanted))}


def test_without_a_filter_every_rule_is_there() -> None:
    assert found() == set(BOOK.rules_by_id)


@pytest.mark.parametrize("level", Level)
def test_by_level(level: Level) -> None:
    assert found(level=level) == {rule.id for rule in BOOK.rules if rule.level is level}


@pytest.mark.parametrize("question", list(BOOK.questionnaire.questions)[::4])
def test_by_a_question_that_is_read_also_by_a_named_condition(question: str) -> None:
    wanted = {r.id for r in BOOK.rules if question in reach(r.when, BOOK.conditions).questions}
    assert found(question=question) == wanted


def test_by_what_supports_it() -> None:
    for source in BOOK.sources[::5]:
        wanted = {r.id for r in BOOK.rules if source.id in {e.source for e in r.evidence}}
        assert found(source=source.id) == wanted
    for label in Label:
        wanted = {r.id for r in BOOK.rules if label in {e.label for e in r.evidence}}
        assert found(label=label) == wanted


@pytest.mark.parametrize("hazard", [hazard.id for hazard in BOOK.hazards][::3])
def test_by_hazard(hazard: str) -> None:
    assert found(hazard=hazard) == {rule.id for rule in BOOK.rules if hazard in rule.hazards}


def test_by_sign_off() -> None:
    signed = fully_signed(BOOK, WORDING)
    first = BOOK.rules[0]
    kept = tuple(one for one in signed.signatures if one.rule != first.id)
    book = replace(signed, signatures=kept)
    those = rows(book)

    def standing(name: str, of: tuple[RuleRow, ...] = those) -> set[str]:
        return {row.id for row in matching(book, of, Filters(standing=name))}

    assert standing(Standing.UNSIGNED) == {first.id}
    assert standing(Standing.SIGNED) == {rule.id for rule in BOOK.rules} - {first.id}
    assert standing(Standing.STALE) == set()
    assert standing(PAST) == set()
    assert standing(PAST, rows(book, LATER)) == set(BOOK.rules_by_id)
    assert all(WORDS[f"standing_{name.replace(' ', '_')}"] for name in standings())


@pytest.mark.parametrize(
    ("text", "hit"),
    [
        ("open_cervix", "open_cervix"),
        ("URGE to push", "emergency_sign.urge_to_push"),
        ("false reassurance", "high_history_before_24"),
        ("watson", "specialist_history_no_plan"),
    ],
)
def test_every_word_of_a_search_has_to_be_there(text: str, hit: str) -> None:
    assert hit in found(text=text)
    assert found(text=f"{text} nosuchword") == set()


def test_filters_all_have_to_fit() -> None:
    both = found(level=Level.EMERGENCY, question="emergency_signs")
    assert both == found(level=Level.EMERGENCY) & found(question="emergency_signs")


# The page ----------------------------------------------------------------------------------------


def script() -> None:
    from screens.workspaces.pages.rules import show_rules

    show_rules()


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch) -> AppTest:
    monkeypatch.setattr(rules_view, "rows_of", lambda *_: ROWS)
    app = AppTest.from_function(script, default_timeout=60).run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    assert not app.exception
    return unescape("\n".join(element.proto.body for element in app.get("html")))


def test_the_count_follows_the_filters(page: AppTest) -> None:
    number = len(BOOK.rules)
    assert WORDS["rules_found"].format(found=number, number=number) in html(page)
    page.selectbox(lasting("rules_level")).select(Level.EMERGENCY).run()
    those = len(found(level=Level.EMERGENCY))
    assert WORDS["rules_found"].format(found=those, number=number) in html(page)
    page.text_input(lasting("rules_search")).input("nosuchword").run()
    assert WORDS["no_rule_found"] in html(page)


def test_a_card_says_all_that_a_reviewer_asks_for(page: AppTest) -> None:
    page.text_input(lasting("rules_search")).input("specialist_history_no_plan").run()
    shown = html(page)
    rule = BOOK.rule("specialist_history_no_plan")
    row = next(row for row in ROWS if row.id == rule.id)
    for text in (row.plain, row.clinical, row.rationale, BOOK.places[rule.id], *row.advice):
        assert text in shown
    for support in row.evidence:
        assert support.title in shown
        assert str(support.review_by) in shown
        if support.address:
            assert f'href="{support.address}"' in shown
    for hazard in row.hazards:
        assert hazard.name in shown
    assert all(text_of(text) in shown for text in WORDING.rules[rule.id].findings)
    assert WORDS["standing_unsigned"] in shown
    assert WORDS["for_tried"] not in shown


def test_with_a_person_being_tried_a_card_shows_how_the_rule_came_out(page: AppTest) -> None:
    page.session_state["answers"] = {"pregnant": "no"}
    page.text_input(lasting("rules_search")).input("specialist_history_no_plan").run()
    shown = html(page)
    assert WORDS["for_tried"] in shown
    assert WORDS["truth_no"] in shown
