"""Back, Forward, reload and a restarted server lose nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.support.browsing.contexts import watched
from tests.support.browsing.looking import finds_nothing
from tests.support.browsing.person import Answers, Person
from tests.support.round_robin import round_robin
from tests.support.running_app import RunningApp, copy_to, free_port, start
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

FIRST_ANSWERS: Answers = {"pregnant": "yes", "emergency_signs": ["none"], "weeks": 20}


def answers_some(person: Person) -> None:
    person.opens_the_check()
    for question, answer in FIRST_ANSWERS.items():
        person.answers(question, answer)
    person.sees_question("fluid_and_bleeding")


def test_the_browsers_back_and_forward_keep_the_answers(person: Person) -> None:
    answers_some(person)
    person.page.go_back()
    person.sees_question("weeks")
    expect(person.box).to_have_value("20")
    person.page.go_back()
    person.sees_question("emergency_signs")
    assert person.ticked == ["none"]
    person.page.go_forward()
    person.sees_question("weeks")
    person.page.go_forward()
    person.sees_question("fluid_and_bleeding")
    assert person.kept == FIRST_ANSWERS


def test_the_browsers_back_leads_out_to_the_first_page_and_in_again(person: Person) -> None:
    person.page.goto("/")
    person.page.get_by_role("link", name=person.words["start"]["start"]).click()
    person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    person.page.go_back()
    person.sees_question("pregnant")
    person.page.go_back()
    expect(person.heading).to_have_text(person.words["start"]["heading"])
    person.page.go_forward()
    person.sees_question("pregnant")
    assert person.ticked == ["yes"]


def test_our_own_back_keeps_the_answers(person: Person) -> None:
    answers_some(person)
    person.goes_back()
    person.sees_question("weeks")
    expect(person.box).to_have_value("20")
    person.goes_on()
    person.sees_question("fluid_and_bleeding")


def test_a_reload_goes_on_at_the_same_question(person: Person) -> None:
    answers_some(person)
    person.page.reload()
    person.sees_question("fluid_and_bleeding")
    assert person.kept == FIRST_ANSWERS
    person.page.go_back()
    person.sees_question("weeks")
    expect(person.box).to_have_value("20")


def test_a_reload_keeps_the_result(person: Person) -> None:
    person.opens_the_check()
    person.answers_all(answers_of("v-5-can-a-damaged-cervix-heal"))
    person.wants_the_result()
    heading = person.heading.inner_text()
    person.page.reload()
    person.sees(heading)


@pytest.mark.thorough
def test_a_restarted_server_loses_nothing(browser: Browser) -> None:
    port = free_port()
    with start(port) as app:
        for context in watched(browser, app, server_stops=True):
            person = Person(context.new_page())
            answers_some(person)
            app.stop()
            with start(port):
                person.answers("fluid_and_bleeding", ["none"])
                person.sees_question("pain_and_pressure")
                assert person.kept == {**FIRST_ANSWERS, "fluid_and_bleeding": ["none"]}


@pytest.mark.thorough
def test_a_session_that_ran_out_loses_nothing(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The server has forgotten the person by the time they come back."""
    monkeypatch.setenv("STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL", "0")
    with start() as app, round_robin([app.port]) as line:
        context = browser.new_context(base_url=line.origin)
        person = Person(context.new_page())
        answers_some(person)
        line.drop()
        person.answers("fluid_and_bleeding", ["none"])
        person.sees_question("pain_and_pressure")
        assert person.kept == {**FIRST_ANSWERS, "fluid_and_bleeding": ["none"]}
        context.close()


@pytest.mark.thorough
def test_an_answer_on_which_the_server_fails_is_sent_again_by_one_reload_only(
    browser: Browser, tmp_path: Path
) -> None:
    """Else nobody would ever get out of it."""
    copy_to(tmp_path)
    script = tmp_path / "screens" / "check.py"
    fails = "    assert sent['action'] != 'answer'\n    return take_turn("
    script.write_text(script.read_text("utf-8").replace("    return take_turn(", fails), "utf-8")
    with start(folder=tmp_path) as app:
        for context in watched(browser, app):
            person = Person(context.new_page())
            person.opens_the_check()
            person.answers("pregnant", "yes")
            for _ in range(2):
                person.sees(person.words["sorry"]["heading"])
                person.page.reload()
            person.sees_question("pregnant")
            assert person.kept == {}
    assert app.log.count("AssertionError") == 2


def test_without_a_connection_the_page_says_so_and_to_call_and_goes_on_by_itself(
    browser: Browser, app: RunningApp
) -> None:
    for context in watched(browser, app, server_stops=True):
        person = Person(context.new_page())
        answers_some(person)
        context.set_offline(True)
        person.answers("fluid_and_bleeding", ["none"])
        status = person.page.get_by_role("status")
        expect(status).to_have_text(person.words["status"]["offline"])
        expect(status).to_contain_text("If you need help now, call.")
        finds_nothing(person.page)
        assert person.ticked == ["none"]
        context.set_offline(False)
        person.sees_question("pain_and_pressure")
        expect(status).to_be_empty()
