"""The pages: what stands on them, in which order, and that their parts are tied together."""

from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest
from jinja2 import UndefinedError

from rules import Level
from screens.content import content
from screens.journey import ALERT, CHECK, RESULT, State, Step
from screens.pages import Carrier, Page, Pages
from tests.support.every_page import EVERY_PAGE, IN_ORDER, RESULTS, sent
from tests.support.html import Element, parse
from tests.support.journeys import NO_SIGNS, up_to
from tests.support.real_book import BOOK
from tests.support.signers import fully_signed

PAGES = Pages(content())
WORDS = content().screens
TODAY = date(2026, 11, 22)


def page(step: Step | State, carrier: Carrier | None = None) -> Page:
    step = Step(step) if isinstance(step, State) else step
    return PAGES.render(step, carrier or Carrier(), TODAY)


def tree(step: Step | State) -> Element:
    return parse(page(step).html)


all_pages = pytest.mark.parametrize("name", EVERY_PAGE)
all_levels = pytest.mark.parametrize("level", Level)


# Every page -------------------------------------------------------------------------------------


@all_pages
def test_its_heading_can_take_the_focus_and_is_the_only_one(name: str) -> None:
    heading = tree(EVERY_PAGE[name]).one("h1")
    assert (heading.get("id"), heading.get("tabindex")) == ("heading", "-1")
    assert heading.text


@all_pages
def test_its_parts_are_tied_to_parts_that_are_there(name: str) -> None:
    found = tree(EVERY_PAGE[name])
    ids = [element.get("id") for element in found if element.get("id")]
    assert len(ids) == len(set(ids))
    for element in found:
        for link in ("aria-describedby", "aria-labelledby", "for"):
            assert set(element.get(link).split()) <= set(ids)
        if element.get("href").startswith("#"):
            assert element.get("href")[1:] in ids


@all_pages
def test_its_fields_have_labels_and_its_buttons_say_what_they_do(name: str) -> None:
    found = tree(EVERY_PAGE[name])
    labels = {label.get("for") for label in found.all("label") if label.text}
    for field in found.all("input"):
        assert field.get("type") == "hidden" or field.get("id") in labels
    for button in found.all("button"):
        is_print = "data-print" in button.attributes
        assert is_print or (button.get("name") == "action" and button.get("value"))
        assert button.text


@all_pages
def test_it_works_under_a_strict_policy(name: str) -> None:
    for element in tree(EVERY_PAGE[name]):
        assert element.tag not in ("script", "style", "iframe", "img")
        assert not [a for a in element.attributes if a.startswith("on") or a == "style"]


@all_pages
def test_it_says_that_no_clinician_has_approved_it(name: str) -> None:
    assert WORDS["site"]["not_approved"] in tree(EVERY_PAGE[name]).one(class_="not-approved").text


@all_pages
def test_headings_do_not_skip_a_level(name: str) -> None:
    levels = [int(e.tag[1]) for e in tree(EVERY_PAGE[name]) if e.tag in ("h1", "h2", "h3")]
    main = levels[levels.index(1) :]
    assert all(below - above <= 1 for above, below in pairwise(main))


@all_pages
def test_its_title_is_its_heading_or_hides_the_result(name: str) -> None:
    step = EVERY_PAGE[name]
    title = page(step).title
    heading = parse(page(step).html).one("h1").text
    named = {ALERT: WORDS["alert"]["title"], RESULT: WORDS["result"]["title"]}
    assert title.removeprefix("Error: ").startswith(named.get(step.state.page, heading))
    assert title.startswith("Error: ") == name.endswith("in error")


def test_the_banner_goes_when_every_rule_is_signed() -> None:
    signed_content = replace(content(), book=fully_signed(BOOK, content().wording))
    html = Pages(signed_content).render(Step(State({}, "pregnant")), Carrier(), TODAY).html
    assert not parse(html).all(class_="not-approved")


# Questions --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", IN_ORDER)
def test_nothing_is_chosen_beforehand(name: str) -> None:
    found = tree(up_to(name, IN_ORDER))
    assert not [field for field in found.all("input") if "checked" in field.attributes]
    assert not [field for field in found.all("input", type="text") if field.get("value")]


@pytest.mark.parametrize("name", IN_ORDER)
def test_what_was_answered_is_shown_again(name: str) -> None:
    found, answer = tree(State(IN_ORDER, name)), IN_ORDER[name]
    if isinstance(answer, int):
        assert found.one("input", type="text").get("value") == str(answer)
        return
    checked = [f.get("value") for f in found.all("input") if "checked" in f.attributes]
    assert checked == (answer if isinstance(answer, list) else [answer])


@pytest.mark.parametrize("name", IN_ORDER)
def test_not_sure_is_a_choice_like_the_others(name: str) -> None:
    question = BOOK.questionnaire.question(name)
    values = [field.get("value") for field in tree(up_to(name, IN_ORDER)).all("input")]
    for special in question.special_answers:
        assert special in values


@pytest.mark.parametrize("name", IN_ORDER)
def test_it_says_why_it_asks_and_whom_to_ask(name: str) -> None:
    found, question = tree(up_to(name, IN_ORDER)), BOOK.questionnaire.question(name)
    told = [details.text for details in found.all("details")]
    assert any(" ".join(question.why.split()) in text for text in told)
    assert len(told) == (2 if question.find_out else 1)


@pytest.mark.parametrize("name", IN_ORDER)
def test_an_error_says_what_to_do_beside_the_field_and_above_it(name: str) -> None:
    found = tree(sent(up_to(name, IN_ORDER)))
    link = found.one(id="error-summary").one("a")
    assert link.text in found.one(id="error").text
    field = found.one(id=link.get("href")[1:])
    named = f"{field.get('aria-describedby')} {_described_by_group(field)}"
    assert "error" in named.split()
    assert any(element.get("aria-invalid") == "true" for element in found)


def _described_by_group(field: Element) -> str:
    group = field.parent
    while group and group.tag != "fieldset":
        group = group.parent
    return group.get("aria-describedby") if group else ""


def test_one_choice_and_many_are_told_apart() -> None:
    one, many = tree(up_to("babies")), tree(up_to("emergency_signs"))
    assert one.one("fieldset").get("role") == "radiogroup"
    assert {f.get("type") for f in one.one("fieldset").all("input")} == {"radio"}
    assert {f.get("type") for f in many.one("fieldset").all("input")} == {"checkbox"}


def test_what_goes_with_nothing_else_stands_apart_and_last() -> None:
    boxes = tree(up_to("emergency_signs")).one("fieldset").all("input")
    alone = [box.get("value") for box in boxes if "data-alone" in box.attributes]
    assert alone == [box.get("value") for box in boxes][-2:] == ["none", "not_sure"]


def test_what_somebody_typed_is_shown_as_text() -> None:
    typed = '"><script>alert(1)</script>'
    step = sent(up_to("weeks"), answer=[typed])
    assert "<script>" not in page(step).html
    assert tree(step).one("input", type="text").get("value") == typed


def test_the_first_question_leads_back_to_the_start() -> None:
    assert tree(State({}, "pregnant")).one("a", class_="back-link").get("href") == "/"
    assert tree(up_to("weeks")).one("button", class_="back-link").get("value") == "back"


@pytest.mark.parametrize("name", ["pregnant", "weeks", "des_exposure"])
def test_emergency_help_is_on_every_question(name: str) -> None:
    assert content().emergency_number in tree(up_to(name, IN_ORDER)).one("aside").text


def test_progress_names_the_part_and_the_question() -> None:
    found = tree(State(NO_SIGNS, "stitch_now"))
    assert found.one(id="progress").text == "Part 2 of 4: This pregnancy, question 2 of 4"


def test_what_no_longer_counts_is_named() -> None:
    notice = tree(EVERY_PAGE["check, some dropped"]).one(id="notice")
    labels = [BOOK.questionnaire.question(name).label for name in ("lletz_count", "lletz_depth")]
    assert [item.text for item in notice.all("li")] == labels


# Alerts -----------------------------------------------------------------------------------------


def test_an_emergency_alert_leads_nowhere_but_to_the_call() -> None:
    found = tree(EVERY_PAGE["emergency alert"])
    card = found.one(class_="card-emergency")
    assert [link.get("href") for link in card.all("a")] == ["tel:999"]
    assert card.one(class_="card-label").text == content().wording.levels[Level.EMERGENCY].label
    assert found.one("button", value="go_on")


@pytest.mark.parametrize("name", ["emergency alert", "call now alert"])
def test_an_alert_says_why(name: str) -> None:
    found = tree(EVERY_PAGE[name])
    assert found.one("ul", class_="reasons").all("li")
    assert not found.all(class_="helplines")


# Check your answers -----------------------------------------------------------------------------


def test_every_answer_has_a_change_button_that_names_it() -> None:
    found = tree(State(NO_SIGNS, CHECK))
    rows = found.all(class_="row")
    assert len(rows) == len(NO_SIGNS)
    for name, row in zip(NO_SIGNS, rows, strict=True):
        button = row.one("button")
        assert button.get("value") == f"change:{name}"
        assert BOOK.questionnaire.question(name).label in button.text
    assert found.one("button", value="result")


def test_missing_answers_are_listed_and_there_is_no_way_to_the_result() -> None:
    found = tree(State({"pregnant": "yes"}, CHECK))
    missing = [button.get("value") for button in found.one(id="missing").all("button")]
    assert missing[:2] == ["change:emergency_signs", "change:weeks"]
    assert not found.all("button", value="result")


# Results ----------------------------------------------------------------------------------------


@all_levels
def test_what_to_do_comes_first_and_says_how_urgent_in_words(level: Level) -> None:
    found = tree(State(RESULTS[level], RESULT))
    words = content().wording.levels[level]
    card = found.one(class_="card")
    assert f"card-{words.card}" in card.get("class")
    assert words.label in card.one(class_="card-label").text
    headings = [e for e in found if e.tag in ("h1", "h2")]
    assert [e.get("id") for e in headings][:2] == ["heading", "contact-heading"]


@all_levels
def test_a_result_says_what_it_is_not_and_when_it_was_made(level: Level) -> None:
    made = tree(State(RESULTS[level], RESULT)).one(class_="made-on").text
    for part in (WORDS["result"]["not_diagnosis"], "22 November 2026", BOOK.version):
        assert part in made


@all_levels
def test_helplines_stay_below_the_action_and_away_from_urgent_results(level: Level) -> None:
    html = page(State(RESULTS[level], RESULT)).html
    if level in (Level.EMERGENCY, Level.CALL_NOW):
        assert 'class="helplines"' not in html
    else:
        assert html.index('class="helplines"') > html.index('class="contact"')


@all_levels
def test_a_result_lists_every_answer(level: Level) -> None:
    rows = tree(State(RESULTS[level], RESULT)).one(class_="told-us").all(class_="row")
    assert len(rows) == len(RESULTS[level])


def test_each_reason_shows_what_it_rests_on() -> None:
    found = tree(State(RESULTS[Level.CALL_TODAY], RESULT))
    for reason in found.all(class_="reason"):
        assert reason.one("dl", class_="told").all("dt")


def test_less_urgent_reasons_come_after_the_others() -> None:
    answers = RESULTS[Level.CALL_NOW] | {"babies": "two_or_more"}
    found = tree(State(answers, RESULT))
    more = found.one("details", class_="more")
    labels = [e.text for e in found.all(class_="reason-level")]
    assert labels[0] == content().wording.levels[Level.CALL_NOW].label
    assert labels[-1] == more.one(class_="reason-level").text


def test_one_not_sure_is_said_once_however_many_rules_it_meets() -> None:
    found = tree(State(NO_SIGNS | {"emergency_signs": "not_sure"}, RESULT))
    said = [e.text for e in found.all(class_="reason-text")]
    assert len(said) == len(set(said))


def test_topics_lead_to_their_pages() -> None:
    found = tree(State(RESULTS[Level.CALL_TODAY], RESULT))
    links = [link.get("href") for link in found.one(class_="topics").all("a")]
    assert links
    assert {link.removeprefix("/topics/") for link in links} <= content().wording.topics.keys()


def test_start_again_asks_first() -> None:
    again = tree(State(NO_SIGNS, RESULT)).one("details", class_="again")
    assert WORDS["result"]["again_text"] in again.text
    assert again.one("button").get("value") == "again"


# Other carriers ---------------------------------------------------------------------------------


@all_pages
def test_every_form_can_bring_the_state_along(name: str) -> None:
    carrier = Carrier("base.html", "/somewhere", "the state")
    found = parse(page(EVERY_PAGE[name], carrier).html)
    assert found.one("html").get("lang") == "en-GB"
    assert found.one("title").text == page(EVERY_PAGE[name]).title
    assert found.one("main")
    for form in found.all("form"):
        assert (form.get("method"), form.get("action")) == ("post", "/somewhere")
        assert form.one("input", name="state").get("value") == "the state"


def test_content_that_lacks_a_word_is_an_error_and_not_a_gap() -> None:
    words = {key: text for key, text in WORDS["question"].items() if key != "why"}
    broken = replace(content(), screens=WORDS | {"question": words})
    with pytest.raises(UndefinedError, match="why"):
        Pages(broken).render(Step(State({}, "pregnant")), Carrier(), TODAY)
