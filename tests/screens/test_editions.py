"""In another language every word is of that language, and nothing else changes."""

import json
import re
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from desk import languages
from explainer import explain
from explainer.grammar import IN_PARTS
from explainer.languages.language import Language
from explainer.languages.texts import texts_for
from explainer.outputs.handover import handover
from explainer.outputs.text import as_text
from explainer.signs import card_as_text, signs_card
from rules import Level, assess
from rules.loading.book import read_book
from rules.loading.project import Project
from rules.model.local import Local
from screens.away import away_data
from screens.content import content
from screens.editions import editions, editions_of, offered, root_among, withdrawn
from screens.journey import RESULT, State, Step
from screens.padding import PLAIN_STEP, RESULT_STEP, STEP, compressed, padded
from screens.pages import Carrier, Page, Pages
from screens.server.pages import PlainPages
from screens.server.plain import LAYOUT, PLAIN, carried
from screens.server.shell import Bundle
from tests.support.editions import (
    ACCENTS,
    ARABIC,
    IN_ENGLISH,
    WORD,
    not_translated,
    outside,
    pseudo_editions,
)
from tests.support.every_page import EVERY_PAGE, RESULTS
from tests.support.html import parse
from tests.support.running_app import copy_to
from tests.support.translated import WELSH, whole, write
from tests.support.units import NOBODY, unit

TODAY = date(2026, 11, 28)
FRAME = Carrier()
ALONE = ("start", "shell", "topics", "not_found", "sorry", "offline")
in_both = pytest.mark.parametrize("root", [ACCENTS, ARABIC])


@cache
def pages_of(root: str) -> Pages:
    return Pages(pseudo_editions()[root])


@cache
def drawn(root: str, name: str, carrier: Carrier = FRAME) -> Page:
    return pages_of(root).render(EVERY_PAGE[name], carrier, TODAY)


@cache
def written(root: str) -> dict[str, str]:
    """Every page that says nothing of answers, by name."""
    pages = PlainPages(pseudo_editions()[root], Bundle("/a.js", (), ""))
    alone = {
        n: getattr(pages, n) for n in ("start", "shell", "topics", "not_found", "sorry", "offline")
    }
    return alone | dict(pages.public) | dict(pages.topic)


@in_both
def test_no_page_of_the_check_has_a_word_that_was_not_translated(root: str) -> None:
    left = {name: not_translated(drawn(root, name).html) for name in EVERY_PAGE}
    assert {name: words for name, words in left.items() if words} == {}


@in_both
@pytest.mark.parametrize("level", [Level.CALL_NOW, Level.CALL_TODAY])
def test_a_unit_of_local_yaml_brings_none(root: str, level: Level) -> None:
    contacts = [contact.id for contact in pseudo_editions()[root].book.contacts]
    local = Local(service=NOBODY, units=(unit(weeks_from=0, contacts=contacts),))
    pages = Pages(replace(pseudo_editions()[root], local=local))
    html = pages.render(Step(State(RESULTS[level], RESULT)), FRAME, TODAY).html
    assert 'href="tel:01234567890"' in html
    assert not_translated(html) == []


@in_both
def test_no_other_page_has_one(root: str) -> None:
    left = {name: not_translated(html) for name, html in written(root).items()}
    assert {name: words for name, words in left.items() if words} == {}


@in_both
def test_what_is_taken_along_has_none(root: str) -> None:
    content = pseudo_editions()[root]
    texts = [card_as_text(signs_card(content.book, content.wording, content.pages.signs))]
    for answers in RESULTS.values():
        found = assess(content.book, answers)
        said = explain(content.book, found, content.wording)
        texts.append(as_text(said, content.screens, TODAY))
        page = handover(content.book, found, said, content.screens, TODAY)
        shown = [page.title, page.made_on, page.rests_on, page.footer, page.page, *page.room_lines]
        texts += [
            *shown,
            *(t for p in page.parts for t in (p.heading, p.first, *p.points, *p.lines)),
        ]
    left = {word for text in texts for word in WORD.findall(outside(text))}
    lines = (line.address or "" for line in content.wording.helplines)
    addresses = {word for address in lines for word in WORD.findall(address)}
    assert left <= addresses


@in_both
def test_the_cards_that_a_browser_keeps_have_none(root: str) -> None:
    made = away_data(pseudo_editions()[root])
    assert [word for html in made["drawn"] for word in not_translated(html)] == []
    reasons = json.dumps([*made["reasons"].values(), *made["texts"].values()], ensure_ascii=False)
    assert "⟦" in reasons
    assert "Because" not in reasons


def test_no_number_of_several_parts_is_read_backwards() -> None:
    """Of all that is shown from right to left: phone numbers, 24+3, and dates in digits."""
    pages = written(ARABIC) | {name: drawn(ARABIC, name).html for name in EVERY_PAGE}
    loose = re.compile(rf"(?<![\u2066\d ]){IN_PARTS.pattern}")
    shown = {name: parse(IN_ENGLISH.sub("", html)).text for name, html in pages.items()}
    assert {name: loose.findall(text) for name, text in shown.items() if loose.search(text)} == {}
    assert "\u206624+3\u2069" in shown["weeks"]
    assert "\u206620 3 2027\u2069" in shown["weeks"]
    assert "\u20660808 808 8000\u2069" in "".join(shown.values())


@in_both
def test_rules_and_results_are_those_of_the_english(root: str) -> None:
    for answers in RESULTS.values():
        here, there = (assess(pseudo_editions()[one].book, answers) for one in (root, ""))
        assert (here.level, here.contact, here.applied) == (
            there.level,
            there.contact,
            there.applied,
        )
        assert here.advice == there.advice


@pytest.mark.parametrize(("root", "side"), [("", "ltr"), (ACCENTS, "ltr"), (ARABIC, "rtl")])
def test_every_page_says_its_language_and_its_side(root: str, side: str) -> None:
    language = pseudo_editions()[root].wording.language
    for html in written(root).values():
        assert f'<html lang="{language}" dir="{side}"' in html
    page = drawn(root, "check")
    assert (page.language, page.direction) == (language, side)


@in_both
def test_every_address_of_a_page_stays_in_its_language(root: str) -> None:
    """But for what all share (a midwife reads English), and the way to the other languages."""
    shared = ("/assets/", "/leave", "/a.js", "/pdf", "/response")
    pages = [*written(root).values(), *(drawn(root, name).html for name in EVERY_PAGE)]
    for html in pages:
        for link in _links(html):
            assert link.startswith((f"{root}/", *shared)), link


def _links(html: str) -> list[str]:
    page = parse(IN_ENGLISH.sub("", html))
    found = (part.get(name) for part in page for name in ("href", "action", "formaction", "src"))
    return [link for link in found if link.startswith("/")]


def test_the_way_to_another_language_is_its_own_name_and_leads_to_the_same_page() -> None:
    html = written("")["signs"]
    for root in (ACCENTS, ARABIC):
        name = next(link.name for link in pseudo_editions()[""].links if link.root == root)
        language = pseudo_editions()[root].wording.language
        assert f'<a href="{root}/signs" lang="{language}" hreflang="{language}"' in html
        assert f">{name}</a>" in html
    assert 'href="/signs" lang="en-GB"' in written(ARABIC)["signs"]
    assert 'href="/check" lang="en-GB"' in drawn(ARABIC, "check").html


def test_without_another_language_there_is_no_word_of_one() -> None:
    pages = PlainPages(content(), Bundle("/a.js", (), ""))
    assert "languages" not in pages.start
    assert "hreflang" not in Pages(content()).render(EVERY_PAGE["check"], Carrier(), TODAY).html


def test_a_plain_form_brings_the_answers_into_another_language() -> None:
    step = EVERY_PAGE["check"]
    carrier = Carrier(LAYOUT, f"{ARABIC}{PLAIN}", carried(step.state))
    html = Pages(pseudo_editions()[ARABIC]).render(step, carrier, TODAY).html
    assert 'formaction="/plain" lang="en-GB"' in html
    assert "hreflang" not in html


def test_of_a_plain_question_the_form_itself_goes_into_another_language() -> None:
    """With all that stands in it; and Enter in a box, which presses its first button, goes on."""
    step = EVERY_PAGE["weeks"]
    carrier = Carrier(LAYOUT, f"{ARABIC}{PLAIN}", carried(step.state))
    page = parse(Pages(pseudo_editions()[ARABIC]).render(step, carrier, TODAY).html)
    (form,) = page.all("form", id="question-form")
    first, *others = page.all("button", form="question-form")
    assert (first.get("value"), first.get("formaction")) == ("answer", "")
    assert {(b.get("name"), b.get("value")) for b in others} == {("action", "show")}
    assert [b.get("formaction") for b in others] == ["/plain", f"{ACCENTS}/plain"]
    assert form.all("button", value="answer")


@pytest.mark.parametrize("root", ["", ACCENTS, ARABIC])
def test_the_length_of_a_reply_tells_nothing_in_any_language(root: str) -> None:
    content = pseudo_editions()[root]
    met = set()
    for name, step in EVERY_PAGE.items():
        html = drawn(root, name).html
        result = step.state.page == RESULT
        reply = {"html": html, "state": step.state.as_data(), "words": content.screens["status"]}
        full = padded(reply, result=result, growth=content.growth.in_json)
        met.add((result, len(json.dumps(full)) - len(', "pad": ""')))
        plain = Carrier(LAYOUT, PLAIN, carried(step.state))
        sent = drawn(root, name, plain).html.encode()
        step_of_plain = PLAIN_STEP * content.growth.in_bytes
        assert len(compressed(sent, step_of_plain)) == step_of_plain
    growth = content.growth.in_json
    assert met == {(True, RESULT_STEP * growth), (False, STEP * growth)}


@pytest.mark.parametrize(
    ("path", "root"),
    [
        ("/", ""),
        ("/cy", "/cy"),
        ("/cy/check", "/cy"),
        ("//cy/x", "/cy"),
        ("/cyx", ""),
        ("/pl/", ""),
    ],
)
def test_the_language_is_in_the_address_and_nowhere_else(path: str, root: str) -> None:
    assert root_among({"", "/cy"}, path) == root


# Which languages there are ------------------------------------------------------------------------


@pytest.fixture
def with_welsh(tmp_path: Path) -> Project:
    """The content with a translation that nothing is wrong with, and that nobody has accepted."""
    copy_to(tmp_path)
    project = Project(tmp_path)
    write(project, whole())
    return project


def test_without_a_translation_nothing_is_offered_and_nothing_withdrawn() -> None:
    assert [*editions()] == [""]
    assert [*offered(Project())] == []
    assert [*withdrawn(Project())] == []


@pytest.mark.thorough
def test_a_translation_that_nobody_accepted_is_not_offered(with_welsh: Project) -> None:
    assert [*offered(with_welsh)] == []
    assert [*withdrawn(with_welsh)] == []


def test_one_that_is_offered_is_an_edition(
    with_welsh: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(languages, "offered", lambda *_: (WELSH,))
    made = editions_of(content(), offered(with_welsh))
    assert [*made] == ["", "/cy"]
    assert [link.name for link in made[""].links] == ["Cymraeg"]
    page = PlainPages(made["/cy"], Bundle("/a.js", (), "")).start
    assert '<html lang="cy" dir="ltr" data-root="/cy">' in page
    assert not_translated(page) == []


@pytest.mark.parametrize(("forgotten", "language"), [((), "cy"), (("screens/help/",), "en-GB")])
def test_a_withdrawn_one_says_so_in_its_own_words_while_they_stand(
    with_welsh: Project,
    monkeypatch: pytest.MonkeyPatch,
    forgotten: tuple[str, ...],
    language: str,
) -> None:
    keys = texts_for(with_welsh, "cy")
    accepted = frozenset(key for key in keys if not key.startswith(forgotten))
    monkeypatch.setattr(languages, "withdrawn", lambda *_: [Withdrawn(WELSH)])
    monkeypatch.setattr(languages, "still_accepted", lambda *_: accepted)
    ((_, said),) = withdrawn(with_welsh)
    assert said.wording.language == language


class Withdrawn(NamedTuple):
    language: Language


def test_of_a_translation_that_nobody_accepted_no_text_stands(with_welsh: Project) -> None:
    assert languages.still_accepted(with_welsh, read_book(with_welsh), "cy") == frozenset()
