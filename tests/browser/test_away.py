"""While no answer comes from the server, the browser says what the answers lead to."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, BrowserContext, Route, expect

from explainer import what_to_do
from explainer.explanation import WhatToDo
from rules import assess
from screens.away import away
from screens.content import content
from tests.support.browsing.contexts import PATIENCE, PHONE, watched
from tests.support.browsing.looking import is_fine
from tests.support.browsing.person import Answer, Answers, Person
from tests.support.round_robin import RoundRobin, round_robin
from tests.support.running_app import RunningApp, free_port, start

pytestmark = pytest.mark.browser

WORDS = content().screens["away"]
OFFLINE = content().screens["status"]["offline"]
CALM: Answers = {
    "pregnant": "yes",
    "emergency_signs": ["none"],
    "weeks": 30,
    "fluid_and_bleeding": ["none"],
    "pain_and_pressure": ["none"],
}
URGE: Answers = {"pregnant": "yes", "emergency_signs": ["urge_to_push"]}
LEAKING: Answers = {**CALM, "fluid_and_bleeding": ["waters_leaking"]}
HELP = content().wording.advice["crisis_help"]
LAST = {"emergency": "emergency_signs", "call_now": "fluid_and_bleeding"}


def told(answers: Answers) -> WhatToDo:
    """What the server would say of these answers."""
    book = content().book
    return what_to_do(book, assess(book, answers), content().wording)


def up_to(question: str, answers: Answers) -> dict[str, Answer]:
    """The answers before a question, and the one to it."""
    names = [*answers]
    return {name: answers[name] for name in names[: names.index(question) + 1]}


@pytest.fixture
def line(app: RunningApp) -> Iterator[RoundRobin]:
    with round_robin([app.port]) as found:
        yield found


@pytest.fixture
def traveller(browser: Browser, line: RoundRobin) -> Iterator[Person]:
    """Somebody on a line that can be lost."""
    context = browser.new_context(base_url=line.origin, viewport=PHONE, service_workers="block")
    context.set_default_timeout(PATIENCE)
    yield Person(context.new_page())
    context.close()


@pytest.fixture
def stranded(browser: Browser, app: RunningApp) -> Iterator[BrowserContext]:
    """A browser that complains in its console while it is offline, as it should."""
    yield from watched(browser, app, server_stops=True)


def answers_then_waits(person: Person, answers: Answers, lost: str, way: object) -> None:
    """Answer up to this question; the line is lost before its answer goes out."""
    person.opens_the_check()
    for question, answer in answers.items():
        person.sees_question(question)
        if question == lost:
            way()  # type: ignore[operator]
        person.answers(question, answer)


@pytest.mark.thorough
@pytest.mark.parametrize(("answers", "level"), [(URGE, "emergency"), (LEAKING, "call_now")])
def test_a_server_that_hangs_leaves_nobody_without_what_to_do(
    traveller: Person, line: RoundRobin, answers: Answers, level: str
) -> None:
    last = LAST[level]
    answers = up_to(last, answers)
    found = told(answers)
    assert (found.level, content().book.rules_by_id[found.why[0].rule].level) == (level, level)
    answers_then_waits(traveller, answers, last, line.hang)

    assert found.card
    traveller.sees(found.card.heading)
    expect(traveller.heading).to_be_focused()
    card = traveller.card
    expect(card).to_contain_text(found.card.label)
    expect(card.locator(".because")).to_have_text(found.because[0])
    expect(card).to_contain_text(found.where.split(".")[0])
    expect(traveller.page.get_by_role("heading", name=WORDS["lost"])).to_be_visible()
    expect(traveller.page.get_by_text(WORDS["unfinished"])).to_be_visible()
    waits = traveller.words["status"]["waits"]
    expect(traveller.page.locator(".page-status")).to_have_text(waits)
    summary = traveller.words["help"]["summary"]
    expect(traveller.page.locator(".help summary").filter(has_text=summary)).to_be_visible()
    is_fine(traveller)

    line.drop()  # and the next connection leads to a server that answers
    expect(traveller.page.get_by_text(WORDS["lost"])).to_have_count(0)
    expect(traveller.page.locator(".page-status")).to_be_empty()
    assert traveller.kept == answers
    traveller.sees(found.card.heading)
    traveller.goes_past_the_alert()
    expect(traveller.page.locator("input[name=page]")).not_to_have_value(last)


def test_help_for_thoughts_of_harm_stands_beside_another_call(
    traveller: Person, line: RoundRobin
) -> None:
    answers = {**CALM, "feeling_unwell": ["no_movement", "thoughts_of_harm"]}
    answers_then_waits(traveller, answers, "feeling_unwell", line.hang)
    help_beside = traveller.page.locator("section.also")
    expect(help_beside.get_by_role("heading")).to_have_text(HELP.title)
    expect(help_beside.get_by_role("link", name="111", exact=True)).to_have_attribute(
        "href", "tel:111"
    )
    is_fine(traveller)


@pytest.mark.thorough
def test_nothing_calm_is_said_before_any_sign_was_asked_about(
    traveller: Person, line: RoundRobin
) -> None:
    answers_then_waits(traveller, {"pregnant": "not_sure"}, "pregnant", line.hang)
    late = traveller.words["status"]["late"]
    expect(traveller.page.locator(".page-status")).to_have_text(late)
    traveller.sees_question("pregnant")
    expect(traveller.card).to_have_count(0)
    line.drop()
    expect(traveller.page.locator("input[name=page]")).not_to_have_value("pregnant")


@pytest.mark.thorough
def test_a_server_that_was_killed_is_missed_by_nobody(browser: Browser) -> None:
    port, answers = free_port(), up_to("fluid_and_bleeding", LEAKING)
    with start(port) as app:
        for context in watched(browser, app, server_stops=True):
            person = Person(context.new_page())
            answers_then_waits(person, answers, "fluid_and_bleeding", app.stop)
            expect(person.page.get_by_role("heading", name=WORDS["lost"])).to_be_visible()
            card = told(answers).card
            assert card
            person.sees(card.heading)
            with start(port):
                expect(person.page.get_by_text(WORDS["lost"])).to_have_count(0)
                person.sees(card.heading)
                person.goes_past_the_alert()
                person.sees_question("pain_and_pressure")


@pytest.mark.thorough
def test_her_units_number_is_the_button_here_too(stranded: BrowserContext) -> None:
    person = Person(stranded.new_page())
    answers = up_to("fluid_and_bleeding", LEAKING)
    lost = lambda: stranded.set_offline(True)  # noqa: E731
    answers_then_waits(person, answers, "fluid_and_bleeding", lost)
    person.page.get_by_label(person.words["card"]["own_label"]).fill("020 7946 0000")
    person.presses(person.words["card"]["own_make"])
    expect(person.card.locator("[data-own-call]")).to_have_attribute("href", "tel:02079460000")


def test_an_emergency_that_is_taken_back_stays_one_until_the_server_says_so(
    stranded: BrowserContext,
) -> None:
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "", None)
    person.sees("Call 999 now")
    person.presses(person.words["alert"]["back"])
    person.sees_question("emergency_signs")
    stranded.set_offline(True)
    person.field("urge_to_push").uncheck()
    person.answers("emergency_signs", ["none"])
    expect(person.page.get_by_role("heading", name=WORDS["lost"])).to_be_visible()
    person.sees("Call 999 now")
    stranded.set_offline(False)
    person.sees_question("weeks")


@pytest.mark.thorough
def test_the_question_can_be_seen_again_as_it_was(stranded: BrowserContext) -> None:
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "emergency_signs", lambda: stranded.set_offline(True))
    person.sees("Call 999 now")
    person.presses(WORDS["back"])
    person.sees_question("emergency_signs")
    expect(person.heading).to_be_focused()
    assert person.ticked == ["urge_to_push"]
    person.goes_on()
    person.sees("Call 999 now")
    stranded.set_offline(False)
    expect(person.page.get_by_text(WORDS["lost"])).to_have_count(0)
    person.sees("Call 999 now")


@pytest.mark.thorough
def test_what_she_ticks_meanwhile_is_not_wiped_by_a_late_reply(stranded: BrowserContext) -> None:
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "emergency_signs", lambda: stranded.set_offline(True))
    person.sees("Call 999 now")
    person.presses(WORDS["back"])
    person.field("collapse_or_fit").check()
    expect(person.page.locator(".page-status")).to_be_empty()
    stranded.set_offline(False)
    expect(person.page.locator("[data-test-connection-state=CONNECTED]")).to_have_count(1)
    person.goes_on()
    person.sees("Call 999 now")
    expect(person.page.get_by_text(WORDS["lost"])).to_have_count(0)
    assert sorted(person.kept["emergency_signs"]) == [
        "collapse_or_fit",
        "urge_to_push",
    ]


@pytest.mark.thorough
def test_the_browsers_own_back_leads_to_the_question_and_its_answer_goes_on_waiting(
    stranded: BrowserContext,
) -> None:
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "emergency_signs", lambda: stranded.set_offline(True))
    person.sees("Call 999 now")
    person.page.go_back()
    person.sees_question("emergency_signs")
    assert person.ticked == ["urge_to_push"]
    stranded.set_offline(False)
    person.sees("Call 999 now")
    assert person.kept == URGE
    person.page.go_back()
    person.sees_question("emergency_signs")


@pytest.mark.parametrize("name", ["away.js", "walker.js"])
def test_an_older_script_is_not_kept_beside_newer_tables(app: RunningApp, name: str) -> None:
    assert app.get(f"/assets/{name}").headers["cache-control"] == "no-cache"


NOTE_IDS = """
    window.ids = []
    document.addEventListener("no-answer", ({ detail }) => {
        window.ids.push(detail.sent.id)
        document.documentElement.dataset.told = window.ids.length
    })
"""


@pytest.mark.thorough
def test_trying_again_sends_the_same_answer_and_not_another(stranded: BrowserContext) -> None:
    stranded.add_init_script(NOTE_IDS)
    person = Person(stranded.new_page())
    answers_then_waits(person, {"pregnant": "yes"}, "pregnant", lambda: stranded.set_offline(True))
    expect(person.page.locator("html[data-told='1']")).to_have_count(1)
    person.goes_on()
    expect(person.page.locator("html[data-told='2']")).to_have_count(1)
    person.field("no").check()
    person.goes_on()
    expect(person.page.locator("html[data-told='3']")).to_have_count(1)
    first, again, other = person.page.evaluate("window.ids")
    assert first == again != other


@pytest.mark.thorough
def test_an_answer_that_waits_outlives_a_reload(traveller: Person, line: RoundRobin) -> None:
    answers = up_to("emergency_signs", URGE)
    answers_then_waits(traveller, answers, "emergency_signs", line.hang)
    traveller.sees("Call 999 now")
    expect(traveller.page.get_by_role("heading", name=WORDS["lost"])).to_be_visible()
    line.drop()  # and the next connection leads to a server that answers
    traveller.page.reload()
    traveller.sees("Call 999 now")
    assert traveller.kept == answers
    expect(traveller.page.get_by_text(WORDS["lost"])).to_have_count(0)


def notes_silence(context: BrowserContext) -> None:
    """Have each page note when it was told that no answer came."""
    context.add_init_script(
        "document.addEventListener('no-answer', () => document.documentElement.dataset.silent = '')"
    )


def sees_no_card(person: Person) -> None:
    expect(person.page.locator("html[data-silent]")).to_have_count(1)
    expect(person.page.locator(".page-status")).to_have_text(OFFLINE)
    expect(person.page.get_by_text(WORDS["lost"])).to_have_count(0)


COUNT_WRITING = """() => {
    const status = document.querySelector(".page-status")
    window.written = 0
    const watch = { childList: true, characterData: true, subtree: true }
    new MutationObserver(found => window.written += found.length).observe(status, watch)
}"""


@pytest.mark.thorough
def test_that_there_is_no_connection_is_written_once(stranded: BrowserContext) -> None:
    notes_silence(stranded)
    person = Person(stranded.new_page())
    answers_then_waits(person, {"pregnant": "yes"}, "pregnant", lambda: stranded.set_offline(True))
    expect(person.page.locator(".page-status")).to_have_text(OFFLINE)
    person.page.evaluate(COUNT_WRITING)
    sees_no_card(person)  # after several looks for a connection
    assert person.page.evaluate("window.written") == 0


@pytest.mark.thorough
def test_a_card_of_the_servers_own_stays(stranded: BrowserContext) -> None:
    notes_silence(stranded)
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "", None)
    person.sees("Call 999 now")
    stranded.set_offline(True)
    person.presses(person.words["alert"]["go_on"])
    sees_no_card(person)
    person.sees("Call 999 now")


@pytest.mark.thorough
def test_another_rule_book_than_the_servers_is_not_used(stranded: BrowserContext) -> None:
    def other(route: Route) -> None:
        data = json.loads(away(content()).text)
        data["tables"]["version"] = "another"
        route.fulfill(json=data)

    notes_silence(stranded)
    stranded.route("**/assets/away-*.json", other)
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "emergency_signs", lambda: stranded.set_offline(True))
    sees_no_card(person)
    assert person.ticked == ["urge_to_push"]


ANOTHER_REPLY = """
    document.addEventListener("no-answer", ({ detail }) => {
        detail.shown.away = detail.shown.away.replace("away-", "away-0")
    })
"""


@pytest.mark.thorough
def test_words_that_the_server_has_changed_are_not_shown(stranded: BrowserContext) -> None:
    """The tab fetched them before the server began anew with others, which its replies name."""
    notes_silence(stranded)
    stranded.add_init_script(ANOTHER_REPLY)
    person = Person(stranded.new_page())
    answers_then_waits(person, URGE, "emergency_signs", lambda: stranded.set_offline(True))
    sees_no_card(person)


@pytest.mark.thorough
def test_what_could_not_be_fetched_is_fetched_with_the_next_page(stranded: BrowserContext) -> None:
    tables, failed = "**/assets/away-*.json", []

    def fails(route: Route) -> None:
        failed.append(route.request.url)
        route.abort()

    stranded.route(tables, fails)
    person = Person(stranded.new_page())
    person.opens_the_check()
    assert failed
    stranded.unroute(tables, fails)
    with person.page.expect_response(tables):
        person.answers("pregnant", "yes")
    person.sees_question("emergency_signs")
    stranded.set_offline(True)
    person.answers("emergency_signs", ["urge_to_push"])
    expect(person.page.get_by_role("heading", name=WORDS["lost"])).to_be_visible()


@pytest.mark.thorough
def test_a_rule_book_older_than_30_days_is_not_used(stranded: BrowserContext) -> None:
    notes_silence(stranded)
    person = Person(stranded.new_page())

    def lost() -> None:
        stranded.set_offline(True)
        person.page.clock.set_fixed_time(datetime.now(UTC) + timedelta(days=30, minutes=1))

    answers_then_waits(person, URGE, "emergency_signs", lost)
    sees_no_card(person)
    assert person.ticked == ["urge_to_push"]
