"""Saving answers in a file, and going on with it in another browser."""

import json
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Request, WebSocket, expect

from screens.content import content
from screens.journey.saving import asked_about_now, save
from tests.browser.test_alert import (
    FLUID,
    NUMBER,
    is_told_to_call_her_unit,
    types_her_units_number,
)
from tests.support.browsing.contexts import watched
from tests.support.browsing.looking import is_fine
from tests.support.browsing.person import Person
from tests.support.running_app import RunningApp
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

WORDS = content().screens
V5 = "v-5-can-a-damaged-cervix-heal"


def saves(person: Person, folder: Path) -> Path:
    person.unfolds(WORDS["saving"]["heading"])
    with person.page.expect_download() as download:
        person.presses(WORDS["saving"]["button"])
    assert download.value.suggested_filename == "saved-answers.json"
    file = folder / "saved-answers.json"
    download.value.save_as(file)
    return file


def opens(person: Person, file: Path) -> None:
    person.unfolds(WORDS["saving"]["open_heading"])
    person.page.get_by_label(WORDS["saving"]["open_label"]).set_input_files(file)
    person.presses(WORDS["saving"]["open_button"])


@pytest.mark.thorough
def test_answers_saved_in_one_tab_are_there_in_another(
    person: Person, browser: Browser, app: RunningApp, tmp_path: Path
) -> None:
    answers = answers_of(V5)
    person.opens_the_check()
    person.answers_all(answers)
    heading = person.heading.inner_text()
    file = saves(person, tmp_path)
    expect(person.page.get_by_role("status")).to_have_text(WORDS["status"]["saved"])
    assert person.heading.inner_text() == heading

    for context in watched(browser, app):
        other = Person(context.new_page())
        other.opens_the_check()
        opens(other, file)
        expect(other.page.get_by_text(WORDS["saving"]["opened_heading"])).to_be_visible()
        expect(other.heading).to_be_focused()
        assert other.ticked == []  # it may have changed, so it is asked again
        is_fine(other)
        other.answers("pregnant", answers["pregnant"])
        other.sees_question("emergency_signs_not_pregnant")
        now = asked_about_now(content().book) - {"pregnant"}
        assert other.kept == {name: a for name, a in answers.items() if name not in now}
        other.answers_all(answers)
        assert other.kept == answers


# Her unit's number -------------------------------------------------------------------------------


def sent_from(page: Page) -> list[str]:
    """All that the page sends from now on, as text."""
    sent: list[str] = []

    def heard(frame: str | bytes) -> None:
        sent.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    def opened(socket: WebSocket) -> None:
        socket.on("framesent", heard)

    def asked(request: Request) -> None:
        sent.append(request.url + (request.post_data or ""))

    page.on("websocket", opened)
    page.on("request", asked)
    return sent


def saves_after_typing_her_number(person: Person, folder: Path, *, ticks: bool) -> Path:
    is_told_to_call_her_unit(person)
    types_her_units_number(person)
    person.goes_past_the_alert()
    expect(person.card).to_be_hidden()
    person.unfolds(WORDS["saving"]["heading"])
    choice = person.page.get_by_label(f"{WORDS['saving']['own_in_file']} {NUMBER}")
    expect(choice).not_to_be_checked()
    choice.set_checked(ticks)
    return saves(person, folder)


@pytest.mark.thorough
def test_her_number_comes_back_with_her_file_and_never_leaves_her_browser(
    person: Person, browser: Browser, app: RunningApp, tmp_path: Path
) -> None:
    sent = sent_from(person.page)
    file = saves_after_typing_her_number(person, tmp_path, ticks=True)
    assert json.loads(file.read_text("utf-8"))["call_numbers"]["numbers"] == {
        "maternity_unit": NUMBER
    }
    for context in watched(browser, app):
        other = Person(context.new_page())
        sent += sent_from(other.page)
        other.opens_the_check()
        opens(other, file)
        shown = WORDS["saving"]["own_back"].format(number=NUMBER)
        expect(other.page.locator("#notice")).to_contain_text(shown)
        is_fine(other)
        for question, answer in FLUID.items():
            other.answers(question, answer)
        call = WORDS["card"]["own_call"].format(number=NUMBER)
        expect(other.card.get_by_role("link", name=call)).to_be_visible()
        expect(other.card.get_by_text(WORDS["card"]["own_from_file"])).to_be_visible()
        expect(other.card.get_by_text(WORDS["card"]["own_typed"])).to_be_hidden()
        other.presses(WORDS["card"]["own_change"])
        types_her_units_number(other, "020 7946 0001")
        expect(other.card.get_by_text(WORDS["card"]["own_typed"])).to_be_visible()
    told = "\n".join(sent)
    assert "waters_leaking" in told  # so we see what is sent
    assert [number for number in (NUMBER, NUMBER.replace(" ", "")) if number in told] == []
    assert NUMBER not in app.log


@pytest.mark.thorough
def test_unless_she_ticks_it_her_number_is_in_no_file(person: Person, tmp_path: Path) -> None:
    file = saves_after_typing_her_number(person, tmp_path, ticks=False)
    assert NUMBER not in file.read_text("utf-8")
    other = Person(person.page.context.new_page())
    other.opens_the_check()
    opens(other, file)
    expect(other.page.locator("#notice")).to_be_visible()
    expect(other.page.locator("[data-own-back]")).to_be_hidden()


def test_a_damaged_number_is_left_out_and_said(person: Person, tmp_path: Path) -> None:
    data = json.loads(save(content().book, {"pregnant": "yes"}))
    file = tmp_path / "file.json"
    for number in (NUMBER, "<b>999</b>", 999):  # none with its check
        numbers = {"numbers": {"maternity_unit": number}, "check": 1}
        file.write_text(json.dumps(data | {"call_numbers": numbers}))
        person.opens_the_check()
        opens(person, file)
        expect(person.page.locator("#notice")).to_contain_text(WORDS["saving"]["own_damaged"])
        kept = person.page.evaluate("sessionStorage.getItem('self-assessment-help')")
        assert json.loads(kept)["numbers"] == {}
        person.page.evaluate("sessionStorage.clear()")


@pytest.mark.thorough
def test_what_is_ticked_on_the_page_stays_ticked(person: Person, tmp_path: Path) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.picks("emergency_signs", ["none"])
    saved = json.loads(saves(person, tmp_path).read_text("utf-8"))
    assert saved["answers"] == {"pregnant": "yes"}
    assert person.ticked == ["none"]


def test_a_file_of_another_version_says_what_counts(
    context: BrowserContext, tmp_path: Path
) -> None:
    older = replace(content().book, version="older")
    file = tmp_path / "file.json"
    file.write_text(save(older, {"lletz_count": "nine", "womb_shape": "usual"}))
    person = Person(context.new_page())
    person.opens_the_check()
    opens(person, file)
    notice = person.page.locator("#notice")
    expect(notice).to_contain_text(WORDS["saving"]["other_version"])
    notice.get_by_text(WORDS["saving"]["dropped"].format(number=1)).click()
    expect(notice.get_by_text(person.about("lletz_count").label)).to_be_visible()
    is_fine(person)


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize(
    ("text", "code"),
    [("", "file_missing"), ("hello", "file_not_ours"), ('{"kind": "x"}', "file_not_ours")],
)
def test_another_file_is_refused_and_the_sentence_gets_the_focus(
    context: BrowserContext, tmp_path: Path, text: str, code: str
) -> None:
    file = tmp_path / "file.json"
    file.write_text(text)
    person = Person(context.new_page())
    person.opens_the_check()
    opens(person, file)
    summary = person.page.locator("#error-summary")
    expect(summary).to_be_focused()
    summary.get_by_role("link", name=WORDS["errors"][code]).click()
    expect(person.page.locator("#saved-file")).to_be_focused()
    is_fine(person)


def test_a_huge_file_is_refused_and_the_page_goes_on(person: Person, tmp_path: Path) -> None:
    file = tmp_path / "film.json"
    file.write_bytes(b"x" * 30_000_000)
    person.opens_the_check()
    opens(person, file)
    expect(person.page.locator("#error-summary")).to_contain_text(WORDS["errors"]["file_not_ours"])
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")


@pytest.mark.thorough
def test_without_javascript_saving_and_opening_work_too(
    without_javascript: BrowserContext, tmp_path: Path
) -> None:
    person = Person(without_javascript.new_page())
    person.page.goto("/plain")
    person.answers("pregnant", "no")
    person.answers("emergency_signs_not_pregnant", ["none"])
    person.answers("been_pregnant_before", "no")
    person.sees_question("cervix_treatments")
    file = saves(person, tmp_path)
    person.sees_question("cervix_treatments")
    person.page.goto("/plain")
    opens(person, file)
    expect(person.page.get_by_text(WORDS["saving"]["opened_heading"])).to_be_visible()
    assert person.ticked == []
    person.answers("pregnant", "no")
    person.answers("emergency_signs_not_pregnant", ["none"])
    person.sees_question("cervix_treatments")
