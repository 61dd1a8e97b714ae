"""The sheet to sign by: each decision a row in the order of risk, and no word to look up."""

import re

from explainer.review.decisions import RISKS, decisions
from explainer.review.signing_sheet import Page, as_html
from tests.support.reviewing import SMALL

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
