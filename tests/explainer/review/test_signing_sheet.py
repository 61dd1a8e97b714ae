"""The sheet to sign by: each decision a row in the order of risk, and no word to look up."""

import re

from explainer.review.decisions import RISKS, decisions
from explainer.review.open_questions import may_be_lowered
from explainer.review.signing_sheet import Page, as_html
from rules.loading.layout import HOME
from tests.support.real_book import BOOK
from tests.support.reviewing import SMALL, SUBJECT

DECISIONS = decisions(SMALL)


def text_of(html: str) -> str:
    plain = re.sub(r"<style>.*?</style>|<wbr>", "", html, flags=re.DOTALL)
    return " ".join(re.sub(r"<[^>]+>", " ", plain).split())


def test_each_decision_is_a_row_below_why_it_stands_there() -> None:
    text = text_of(as_html("The app", "v1", DECISIONS, [], {}))
    places = [text.index(f" {i} {d.id} ") for i, d in enumerate(DECISIONS, 1)]
    assert places == sorted(places)
    there = {decision.why_here for decision in DECISIONS}
    shown = {why for why, words in RISKS.items() if f"{words[:1].upper()}{words[1:]}" in text}
    assert shown == there


def test_further_things_stand_behind_with_boxes_and_are_escaped() -> None:
    page = Page("Questions", "As worded.", [("question a", [("text", "Is 1 < 2?")])])
    html = as_html("The app", "v1", DECISIONS, [page], {DECISIONS[0].id: "7"})
    assert "Is 1 &lt; 2?" in html
    text = text_of(html)
    assert text.index("question a") > text.index(f" {DECISIONS[-1].id} ")
    assert "7 of 1,000" in text


ALL = as_html("The app", "v1", decisions(SUBJECT, may_be_lowered(HOME, BOOK)), [], {"another": "7"})


def row_of(name: str) -> str:
    """The row of one decision of the content that ships, with its question, on paper."""
    rows = ALL.partition("<tbody")[2].split('<tr role="row"')
    (row,) = [row for row in rows if f" {name} " in text_of(row.partition("</th>")[0])]
    return text_of(f"<tr {row}")


def test_a_question_says_for_whom_it_is_asked() -> None:
    asked = "Q49 not pregnant, sudden pain on one side or faint: May it be call_now where no"
    assert asked in row_of("emergency_sign_not_pregnant")


def test_a_decision_without_a_figure_is_about_nobody_among_the_bookings() -> None:
    row = row_of("after_sign")
    assert " after_sign not among the bookings " in row
    assert "of 1,000" not in row


def test_what_people_read_in_the_place_of_the_level_stands_beside_it() -> None:
    row = row_of("go_to_hospital_abdominal_stitch")
    assert "Heading: Go to hospital now. Call [whom to call] on the way." in row
    row = row_of("after_sign")
    assert "Heading: Call 111 now, and choose the mental health option." in row
    assert "Heading in Northern Ireland: Call Lifeline now, on 0808 808 8000." in row


def test_the_rules_that_rest_on_proposal_alone_are_named() -> None:
    row = row_of("worth_mentioning")
    assert "On PROPOSAL alone: worth_mentioning.listed_history_with_plan" in row
    assert "One rule or more rests on PROPOSAL alone" in text_of(ALL)
    assert "On PROPOSAL alone" not in row_of("open_cervix")
