"""Answers stay in the tab."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, WebSocket, expect

from rules.model.questions import AnyQuestion
from screens.content import content
from tests.support.browsing.contexts import Watch, watched
from tests.support.browsing.person import Answer, Answers, Person
from tests.support.running_app import RunningApp, copy_to, start
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

V2 = "v-2-two-late-losses-waters-at-16-weeks"
LONG = 1_000  # bytes: what carries an answer has more, and what Streamlit asks by itself less


def words_of_answers() -> set[str]:
    """Ids of questions and options that would give an answer away."""

    def options(question: AnyQuestion) -> list[str]:
        return [] if question.kind == "number" else [option.id for option in question.options]

    questions = content().book.questionnaire
    ids = {name for q in questions for name in (q.id, *options(q)) if "_" in name}
    return ids | {"answer", "sessionstorage"}


def test_addresses_titles_and_the_log_never_hold_an_answer(
    context: BrowserContext, app: RunningApp
) -> None:
    addresses: list[str] = []
    context.on("request", lambda request: addresses.append(request.url))
    person = Person(context.new_page())
    person.page.on("framenavigated", lambda frame: addresses.append(frame.url))
    person.opens_the_check()
    person.answers_all(answers_of(V2))
    person.wants_the_result()
    answer = content().book.questionnaire.question("late_loss_start")
    assert person.page.url.removesuffix("#page") == f"{app.origin}/check"
    assert answer.label not in person.page.title()
    told = "\n".join(addresses) + app.log
    assert [word for word in words_of_answers() if re.search(rf"\b{word}\b", told)] == []


def test_the_browser_keeps_nothing_but_the_tabs_own_storage(person: Person) -> None:
    person.opens_the_check()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    stored = person.page.evaluate("Object.entries(localStorage).flat().join(' ')")
    assert "pregnant" not in stored
    assert person.page.context.cookies() == []
    assert person.kept == {"pregnant": "yes"}


def test_two_tabs_do_not_share_answers(context: BrowserContext) -> None:
    one, other = Person(context.new_page()), Person(context.new_page())
    one.opens_the_check()
    one.answers("pregnant", "yes")
    one.sees_question("emergency_signs")
    other.opens_the_check()
    assert other.ticked == []
    assert other.kept == {}


@pytest.mark.thorough
@pytest.mark.parametrize(
    ("before", "question", "answers"),
    [
        ({}, "pregnant", ["yes", "recent_loss", "not_sure"]),
        ({"pregnant": "yes"}, "emergency_signs", [["none"], ["urge_to_push", "sepsis_signs"]]),
    ],
)
def test_what_is_sent_has_one_length_whatever_was_answered(
    context: BrowserContext, before: Answers, question: str, answers: list[Answer]
) -> None:
    """On the line, where others can see how long a message is and not what is in it."""
    lengths: list[int] = []

    def listen(line: WebSocket) -> None:
        line.on("framesent", lambda sent: lengths.append(len(sent)))

    person = Person(context.new_page())
    person.page.on("websocket", listen)
    told = []
    for answer in answers:
        person.opens_the_check()
        for earlier, given in before.items():
            person.answers(earlier, given)
        person.sees_question(question)
        del lengths[:]
        person.answers(question, answer)
        expect(person.heading).not_to_have_text(person.about(question).text)
        told.append({length for length in lengths if length > LONG})
        person.page.evaluate("sessionStorage.clear()")
    first, *others = told
    assert len(first) == 1
    assert others == [first] * len(others)


def test_streamlits_own_buttons_are_not_to_be_seen(person: Person) -> None:
    person.opens_the_check()
    for part in ("stHeader", "stToolbar", "stStatusWidget", "stMainMenu"):
        expect(person.page.get_by_test_id(part)).not_to_be_visible()
    assert "streamlit" not in person.text.lower()


def test_when_the_script_fails_we_say_sorry_and_log_no_answer(
    browser: Browser, tmp_path: Path
) -> None:
    copy_to(tmp_path)
    script = tmp_path / "screens" / "check.py"
    answer = "very_heavy_bleeding"
    script.write_text(f'raise ValueError("{answer}")\n', encoding="utf-8")
    with start(folder=tmp_path) as app:
        for context in watched(browser, app):
            person = Person(context.new_page())
            person.page.goto("/check")
            person.sees(person.words["sorry"]["heading"])
            assert person.words["help"]["summary"] in person.text
            assert answer not in person.text
    assert f"ValueError at {script}:1" in app.log
    assert answer not in app.log
    assert "Traceback" not in app.log


def test_whatever_asks_another_machine_is_seen(browser: Browser) -> None:
    """What all the other tests rely on."""
    context = browser.new_context()
    watch = Watch(context)
    page = context.new_page()
    for address in ("http://elsewhere.example/", "http://192.0.2.1/"):
        page.evaluate("address => fetch(address, {mode: 'no-cors'}).catch(() => {})", address)
    context.close()
    told = [line for line in watch.seen if line.startswith("asked")]
    assert told == [
        "asked another machine: http://elsewhere.example/",
        "asked another machine: http://192.0.2.1/",
    ]
