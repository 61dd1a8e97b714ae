"""The pages: what stands on them, in which order, and that their parts are tied together."""

import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from jinja2 import UndefinedError

from explainer.signoff.approval import is_approved
from rules import Level
from rules.loading.layout import RELEASE
from rules.loading.project import Project
from screens.content import content, publish
from screens.journey import ALERT, CHECK, RESULT, State, Step
from screens.pages import Carrier, Page, Pages
from screens.templating import headed
from tests.support.answers import AFTER_A_LOSS, NO_SIGNS
from tests.support.every_page import ASKED, EVERY_PAGE, EVERYTHING, RESULTS, sent
from tests.support.html import Element, parse
from tests.support.journeys import up_to
from tests.support.messages import copy_content
from tests.support.real_book import BOOK
from tests.support.releasing import as_yaml, decided
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
HARM = ("harm@hospital.test", "https://example.org/harm")
all_levels = pytest.mark.parametrize("level", Level)


# Every page -------------------------------------------------------------------------------------


@pytest.mark.parametrize("address", HARM)
def test_its_foot_says_where_to_tell_of_harm_once_somebody_reads_it(address: str) -> None:
    pages = Pages(replace(content(), harm_address=address))
    href = f"mailto:{address}" if "@" in address else address
    for step in EVERY_PAGE.values():
        shown = step if isinstance(step, Step) else Step(step)
        foot = parse(pages.render(shown, Carrier(), TODAY).html).one("footer")
        assert foot.one("a", href=href).text == address
        assert WORDS["foot"]["harm_note"] in foot.text
        assert WORDS["foot"]["harm_note"] not in page(shown).html


def test_that_address_is_the_one_for_incidents(tmp_path: Path) -> None:
    copy_content(tmp_path)
    project = Project(tmp_path)
    assert publish(project, BOOK).harm_address is None
    (tmp_path / RELEASE).write_text(as_yaml(decided(BOOK.version)), encoding="utf-8")
    assert publish(Project(tmp_path), BOOK).harm_address == HARM[0]


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
        scripted = [a for a in button.attributes if a.startswith("data-") and a != "data-fetch"]
        assert scripted or (button.get("name") == "action" and button.get("value"))
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
def test_its_title_says_the_place_and_never_what_is_asked_or_told(name: str) -> None:
    """Browsers keep titles in their history, and share it between a person's devices."""
    step = EVERY_PAGE[name]
    _, _, rest = WORDS["site"]["title"].partition("{heading}")
    assert page(step).title.endswith(rest)
    title = page(step).title.removesuffix(rest).removeprefix("Error: ")
    named = {ALERT: WORDS["result"]["title"], RESULT: WORDS["result"]["title"]}
    named[CHECK] = WORDS["check"]["heading"]
    assert title == named.get(step.state.page, title)
    assert step.state.page in named or re.fullmatch(r"Part [1-9], question [1-9]\d?", title)
    assert page(step).title.startswith("Error: ") == name.endswith("in error")


def test_the_titles_of_a_journey_differ() -> None:
    for given in (AFTER_A_LOSS, EVERYTHING):
        titles = [page(State(given, question)).title for question in given]
        assert len(set(titles)) == len(titles)


@pytest.mark.parametrize(
    ("stage", "banners"), [("public", 0), ("draft", 1), ("", 1), (None, 1), ("Public", 1)]
)
def test_the_banner_goes_when_every_rule_is_signed_and_the_public_is_let_in(
    stage: str | None, banners: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Signed rules alone say nothing of the release, which only a start for the public asks for."""
    monkeypatch.delenv("APP_STAGE", raising=False)
    if stage is not None:
        monkeypatch.setenv("APP_STAGE", stage)
    book = fully_signed(BOOK, content().wording)
    signed = replace(content(), book=book, approved=is_approved(book, content().wording))
    html = Pages(signed).render(Step(State({}, "pregnant")), Carrier(), TODAY).html
    assert len(parse(html).all(class_="not-approved")) == banners


def test_the_banner_stays_in_public_while_a_rule_is_unsigned(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("APP_STAGE", "public")
    html = Pages(content()).render(Step(State({}, "pregnant")), Carrier(), TODAY).html
    assert parse(html).all(class_="not-approved")


# Questions --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ASKED)
def test_nothing_is_chosen_beforehand(name: str) -> None:
    found = tree(up_to(name, ASKED[name]))
    boxes = [field for field in found.all("input") if "data-nation" not in field.attributes]
    assert not [field for field in boxes if "checked" in field.attributes]
    assert not [field for field in found.all("input", type="text") if field.get("value")]


@pytest.mark.parametrize("name", ASKED)
def test_what_was_answered_is_shown_again(name: str) -> None:
    found, answer = tree(State(ASKED[name], name)), ASKED[name][name]
    if isinstance(answer, int):
        assert found.one(id="answer-1").get("value") == str(answer)
        return
    checked = [f.get("value") for f in found.all("input") if "checked" in f.attributes]
    assert checked == (answer if isinstance(answer, list) else [answer])


@pytest.mark.parametrize("name", ASKED)
def test_not_sure_is_a_choice_like_the_others(name: str) -> None:
    question = BOOK.questionnaire.question(name)
    values = [field.get("value") for field in tree(up_to(name, ASKED[name])).all("input")]
    for special in question.special_answers:
        assert special in values


@pytest.mark.parametrize("name", ASKED)
def test_it_says_why_it_asks_and_whom_to_ask(name: str) -> None:
    found, question = tree(up_to(name, ASKED[name])), BOOK.questionnaire.question(name)
    told = [details.text for details in found.all("details")]
    assert any(" ".join(question.why.split()) in text for text in told)
    assert not question.find_out or any(" ".join(question.find_out.split()) in t for t in told)


@pytest.mark.parametrize("name", ASKED)
def test_an_error_says_what_to_do_beside_the_field_and_above_it(name: str) -> None:
    found = tree(sent(up_to(name, ASKED[name])))
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
    assert tree(step).one(id="answer-1").get("value") == typed


def test_the_first_question_leads_back_to_the_start() -> None:
    assert tree(State({}, "pregnant")).one("a", class_="back").get("href") == "/"
    assert tree(up_to("weeks")).one("button", class_="back-button").get("value") == "back"


@pytest.mark.parametrize("name", ASKED)
def test_help_is_one_press_away_on_every_question(name: str) -> None:
    line = tree(up_to(name, ASKED[name])).one(class_="help")
    numbers = [link.get("href") for link in line.one(class_="help-links").all("a")]
    assert numbers == ["tel:999", "tel:111", "/leave"]
    after = "pregnant" in up_to(name, ASKED[name]).answers and ASKED[name] is AFTER_A_LOSS
    asked = BOOK.questionnaire.question(
        "emergency_signs_not_pregnant" if after else "emergency_signs"
    )
    for option in asked.options:
        assert " ".join(option.summary.split()) in line.text


def test_progress_is_one_line_that_names_the_part() -> None:
    found = tree(State(NO_SIGNS, "babies"))
    section = BOOK.questionnaire.section_of("babies").title
    assert found.one(id="progress").text.endswith(section)
    assert 0 < int(found.one("progress").get("value")) < 100


def test_options_stand_in_groups() -> None:
    found = tree(up_to("earlier_pregnancies", ASKED["earlier_pregnancies"]))
    question = BOOK.questionnaire.question("earlier_pregnancies")
    assert question.kind == "choices"
    headings = [e.text for e in found.all("h2", class_="group")]
    assert headings == [option.group for option in question.options if option.group]


def test_the_next_page_thanks_for_a_hard_answer_and_no_other_does() -> None:
    answers = {**up_to("earlier_pregnancies").answers, "earlier_pregnancies": ["late_loss"]}
    after = State(answers, "late_losses", resume="earlier_pregnancies")
    assert "Thank you for telling us." in tree(after).one(class_="kind").text
    for state in (replace(after, page="earlier_pregnancies"), replace(after, resume="weeks")):
        assert not tree(state).all(class_="kind")


def test_weeks_are_read_back_on_the_next_page() -> None:
    step = sent(up_to("weeks"), answer=["24+1"])
    assert "24 weeks and 1 day" in tree(step).one(class_="read-as").text
    assert not tree(sent(up_to("weeks"), answer=["24"])).all(class_="read-as")


def test_a_date_that_cannot_be_read_is_in_error_where_it_was_typed() -> None:
    found = tree(sent(up_to("weeks"), due=["99 3 2027"]))
    assert found.one(id="error-summary").one("a").get("href") == "#due"
    assert found.one(id="due").get("value") == "99 3 2027"
    assert "open" in found.one(class_="in-error").one("details").attributes


def test_what_no_longer_counts_is_named() -> None:
    notice = tree(EVERY_PAGE["check, some dropped"]).one(id="notice")
    labels = [BOOK.questionnaire.question(name).label for name in ("lletz_count", "lletz_depth")]
    assert [item.text for item in notice.all("li")] == labels


# Alerts -----------------------------------------------------------------------------------------


def test_an_emergency_alert_leads_nowhere_but_to_the_call() -> None:
    found = tree(EVERY_PAGE["emergency alert"])
    card = found.one(class_="card")
    assert [link.get("href") for link in card.all("a")] == ["tel:999"]
    assert content().wording.levels[Level.EMERGENCY].label in card.one(class_="label").text
    assert found.one("button", value="go_on")
    assert [a.get("href") for a in found.one(class_="help").all("a")] == ["/leave"]


@pytest.mark.parametrize("name", ["emergency alert", "call now alert"])
def test_an_alert_says_why(name: str) -> None:
    found = tree(EVERY_PAGE[name])
    assert found.one(class_="because").text.startswith("Because ")
    assert not found.all(class_="helplines")


# Check your answers -----------------------------------------------------------------------------


@pytest.mark.parametrize("other", [[], ["less_movement"]])
def test_an_alert_about_thoughts_of_harm_has_help_for_them_above_the_way_out(
    other: list[str],
) -> None:
    answers = {**NO_SIGNS, "weeks": 30, "feeling_unwell": ["thoughts_of_harm", *other]}
    found = tree(State(answers, ALERT))
    beside = found.one("section", class_="also")
    assert beside.one("h2").text == content().wording.advice["crisis_help"].title
    assert "cannot keep yourself safe" in beside.text
    assert found.text.index("cannot keep yourself safe") < found.text.index(WORDS["alert"]["stop"])


def test_who_is_not_pregnant_is_not_sent_to_a_maternity_unit_by_the_line_of_help() -> None:
    for pregnant in ("no", "recent_loss"):
        shown = tree(State({"pregnant": pregnant}, "emergency_signs_not_pregnant"))
        text = shown.one("div", class_="help").text
        assert WORDS["help"]["other_not_pregnant"] in text
        assert WORDS["help"]["other"] not in text


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
    card = found.one(class_="card")
    assert card.one(class_="label").text
    assert card.one("h1").text
    assert card.one(class_="because").text.startswith("Because ")
    headings = [e for e in found if e.tag in ("h1", "h2")]
    assert headings[0].get("id") == "heading"


@all_levels
def test_there_is_one_button_and_no_second_call(level: Level) -> None:
    card = tree(State(RESULTS[level], RESULT)).one(class_="card")
    shown = [e for e in card if "button" in e.get("class").split() and not _is_hidden(e)]
    assert len(shown) == 1
    calls = {e.get("href") for e in card.all("a") if not _is_hidden(e)}
    assert len([call for call in calls if call.startswith("tel:")]) <= 1


def _is_hidden(element: Element | None) -> bool:
    while element:
        if "hidden" in element.attributes:
            return True
        element = element.parent
    return False


@all_levels
def test_drawers_are_closed_at_most_five_and_in_one_order(level: Level) -> None:
    drawers = tree(State(RESULTS[level], RESULT)).one(class_="drawers").all("details")
    order = ["say", "happens", "signs", "why", "support"]
    names = [drawer.get("id") for drawer in drawers]
    assert names == [name for name in order if name in names]
    assert not [drawer for drawer in drawers if "open" in drawer.attributes]


@all_levels
def test_a_result_says_what_it_is_not_and_when_it_was_made(level: Level) -> None:
    why = tree(State(RESULTS[level], RESULT)).one(id="why").text
    for part in (WORDS["result"]["not_diagnosis"], "22 November 2026", BOOK.version):
        assert part in why


@all_levels
def test_helplines_stay_folded_and_away_from_urgent_results(level: Level) -> None:
    found = tree(State(RESULTS[level], RESULT))
    if level in (Level.EMERGENCY, Level.CALL_NOW):
        assert not found.all(class_="helplines")
    for lines in found.all(class_="helplines"):
        assert lines in list(found.one(id="support"))


@all_levels
def test_a_result_lists_every_answer(level: Level) -> None:
    rows = tree(State(RESULTS[level], RESULT)).one(class_="told-us").all("dt")
    assert len(rows) == len(RESULTS[level])


def test_topics_lead_to_their_pages() -> None:
    found = tree(State(RESULTS[Level.CALL_TODAY], RESULT))
    links = [a.get("href") for a in found.one(id="support").all("a")]
    topics = {a.removeprefix("/topics/") for a in links if a.startswith("/topics/")}
    assert topics
    assert topics <= content().wording.topics.keys()


def test_start_again_asks_first() -> None:
    again = tree(State(NO_SIGNS, RESULT)).one("details", class_="again")
    assert WORDS["result"]["again_text"] in again.text
    assert again.one("button").get("value") == "again"


@all_levels
def test_a_result_carries_the_answers_once(level: Level) -> None:
    html = page(State(RESULTS[level], RESULT), Carrier("plain.html", "/plain", "the state")).html
    assert html.count("the state") == 1


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


# Marks that are only heard -----------------------------------------------------------------------


def test_the_mark_between_a_head_and_its_text_is_that_of_the_language() -> None:
    said = '<strong>A &lt;b&gt;</strong><span class="hidden">:</span> c &amp; d'
    assert headed("{label}: {text}", "A <b>", "c & d") == said
    turned = 'c<span class="hidden"> -</span> <strong>A</strong>'
    assert headed("{next} - {before}", "A", "c") == turned
