"""The check as plain forms: the same questions and results, with nothing but HTML."""

import json
import re
from collections.abc import Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from explainer.dates import today
from rules import Level
from screens.content import content
from screens.journey import RESULT, Path, State, Step
from screens.padding import PLAIN_STEP, RAW_STEP, SAVED_STEP
from screens.pages import Carrier, Pages
from screens.server.guard import SECURITY_HEADERS
from screens.server.plain import MOST_BYTES, carried
from tests.support.asgi import Asgi, Reply, asgi
from tests.support.every_page import RESULTS
from tests.support.html import Element, parse
from tests.support.people import complete_answers
from tests.support.plain_person import PlainPerson
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

WORDS = content().screens
PEOPLE = {name: case.answers for name, case in CASES.items()}
LARGEST = 30_000
EVERYTHING_NOT_SURE = "everything-not-sure-pregnant"
V2 = "v-2-two-late-losses-waters-at-16-weeks"
V5 = "v-5-can-a-damaged-cervix-heal"


@pytest.fixture(scope="module")
def app() -> Iterator[Asgi]:
    with asgi() as app:
        yield app


@pytest.fixture
def person(app: Asgi) -> PlainPerson:
    return PlainPerson(app)


def main_of(html: str) -> str:
    """What a page says, without what surrounds it in one carrier or another.

    The box for her number is hidden until her browser shows it, which a plain form cannot do.
    """
    found = parse(re.sub(r"<p data-own-file hidden>.*?</p>", "", html, flags=re.DOTALL))
    return (found.all("main") or found.all(class_="main"))[0].text


def with_state(app: Asgi, state: State, action: str = "show", **headers: str) -> Reply:
    return app.send("/plain", {"state": carried(state), "action": action}, **headers)


def complete_people() -> dict[str, dict[str, Any]]:
    """The people in tests/vignettes who have answered everything."""
    book = content().book
    return {name: told for name, told in PEOPLE.items() if not Path(book, told).missing}


# The same as with JavaScript ---------------------------------------------------------------------


@pytest.mark.parametrize("level", Level)
def test_the_whole_way_says_what_the_other_carrier_says(person: PlainPerson, level: Level) -> None:
    answers = RESULTS[level]
    person.answers_all(answers)
    person.presses("result")
    questions = content().book.questionnaire.questions
    in_order = {name: answers[name] for name in questions if name in answers}
    state = State(in_order, RESULT)
    other = Pages(content()).render(Step(state), Carrier(), today()).html
    assert json.loads(person.state)["answers"] == in_order
    assert main_of(person.replies[-1].body) == main_of(other)


def test_what_cannot_wait_is_shown_at_the_very_next_page(person: PlainPerson) -> None:
    person.answers("yes")
    person.answers(["urge_to_push"])
    assert person.heading == "Call 999 now"
    person.presses("back")
    assert person.question == "emergency_signs"


def test_a_mistake_is_said_beside_the_field_and_in_the_title(person: PlainPerson) -> None:
    person.presses("answer")
    assert person.page.one(id="error-summary").one("a").text == WORDS["errors"]["choose_one"]
    assert person.page.one("title").text.startswith("Error: ")


def test_back_change_and_start_again_work(person: PlainPerson) -> None:
    person.answers_all(PEOPLE[V5])
    person.presses("change:told_conditions")
    person.answers("not_sure")
    assert person.heading == WORDS["check"]["heading"]
    person.presses("result")
    person.presses("check")
    assert person.heading == WORDS["check"]["heading"]
    person.presses("result")
    person.presses("again")
    assert person.question == "pregnant"
    assert json.loads(person.state)["answers"] == {}


def test_a_page_that_is_only_shown_again_keeps_what_stands_in_its_form(
    person: PlainPerson,
) -> None:
    """As when another language is chosen; it is not answered by that, and nothing is wrong yet."""

    def shows(**values: object) -> Element:
        sent = {"state": person.state, "page": person.question, "action": "show", **values}
        return parse(person.app.send("/plain", sent).body)

    def ticked(page: Element) -> list[str]:
        boxes = page.all("input", name="answer")
        return [box.get("value") for box in boxes if "checked" in box.attributes]

    person.answers("yes")
    before = person.state
    page = shows(answer=["urge_to_push", "very_heavy_bleeding"])
    assert ticked(page) == ["urge_to_push", "very_heavy_bleeding"]
    assert {box.get("value") for box in page.all("input", name="state")} == {before}
    assert page.all(id="error-summary") == []
    assert ticked(shows(answer=["urge_to_push"], page="weeks")) == []

    person.answers(["none"])
    page = shows(answer="24+3", due="x", period="2 July")
    assert page.one(id="answer-1").get("value") == "24+3"
    assert [page.one(id=name).get("value") for name in ("due", "period")] == ["x", "2 July"]
    assert page.all("input", aria_invalid="true") == []
    page = shows(due="3 March")
    assert page.one(id="due").get("value") == "3 March"
    assert page.all("input", aria_invalid="true") == []

    person.presses("back")
    assert ticked(person.page) == ["none"]
    assert ticked(shows()) == []  # she took it out before she chose the language


def test_sending_an_old_page_again_gives_the_same_page_as_then(person: PlainPerson) -> None:
    """What a browser does for its own Back button and for a reload."""
    person.answers_all(PEOPLE[V2])
    first = person.replies[1:]
    again = [person.app.send("/plain", sent) for sent in reversed(person.sent)]
    assert [one.body.rstrip() for one in reversed(again)] == [one.body.rstrip() for one in first]


# Saving and opening ------------------------------------------------------------------------------


def in_parts(fields: dict[str, str], file: bytes | None, boundary: str = "b0undary") -> bytes:
    """The body that a browser sends for a form with a file."""
    parts = [
        f'--{boundary}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode()
        for name, value in fields.items()
    ]
    if file is not None:
        head = 'Content-Disposition: form-data; name="file"; filename="saved-answers.json"'
        kind = "Content-Type: application/json"
        parts.append(f"--{boundary}\r\n{head}\r\n{kind}\r\n\r\n".encode() + file + b"\r\n")
    return b"".join(parts) + f"--{boundary}--\r\n".encode()


def opens(app: Asgi, file: bytes | None) -> Element:
    body = in_parts({"state": carried(State()), "action": "open_file"}, file)
    reply = app.ask("/plain", "POST", body, content_type="multipart/form-data; boundary=b0undary")
    assert reply.status == 200
    return parse(reply.body)


def test_answers_can_be_saved_and_opened_again(person: PlainPerson) -> None:
    person.answers_all(PEOPLE[V5])
    answers = json.loads(person.state)["answers"]
    form = next(f for f in person.page.all("form") if f.all("button", value="save"))
    assert form.one("button").get("formaction") == "/plain"
    saved = person.app.send("/plain", person.fields("save"))
    assert saved.headers["content-disposition"] == 'attachment; filename="saved-answers.json"'
    assert saved.headers["content-type"] == "application/json"
    assert saved.headers["cache-control"] == "no-store"

    page = opens(person.app, saved.body.encode())
    assert page.one("input", name="page").get("value") == "pregnant"
    assert WORDS["saving"]["opened"] in page.one(id="notice").text
    back = {field.get("value") for field in page.all("input", name="state")}
    assert len(back) == 1
    state = json.loads(back.pop())
    assert state["answers"] == {}  # how she is now is asked again
    assert state["saved"].items() <= answers.items()
    assert {"cervix_treatments", "lletz_depth"} <= state["saved"].keys()


@pytest.mark.parametrize(
    ("file", "code"),
    [
        (None, "file_missing"),
        (b"", "file_missing"),
        (b"\x89PNG\r\n\x1a\n\x00\xff\xfe", "file_not_ours"),
        (b"{}", "file_not_ours"),
        (b"x" * 50_000, "file_not_ours"),
    ],
)
def test_other_files_are_refused_with_a_sentence(app: Asgi, file: bytes | None, code: str) -> None:
    assert opens(app, file).one(id="error-summary").one("a").text == WORDS["errors"][code]


def test_what_a_form_carries_ends_where_it_should(app: Asgi) -> None:
    """Nothing in it ends the attribute that carries it, or is read as HTML."""
    odd = State({}, page="</form>'\"&amp;<b>")
    assert not set(carried(odd)) & set("&'<")
    assert json.loads(carried(odd))["page"] == odd.page
    page = parse(with_state(app, State(PEOPLE[V2], "check")).body)
    (state,) = {field.get("value") for field in page.all("input", name="state")}
    assert json.loads(state)["answers"] == PEOPLE[V2]


# Privacy -----------------------------------------------------------------------------------------


def test_every_form_sends_its_answers_in_the_body_to_an_address_without_any(
    person: PlainPerson,
) -> None:
    person.answers_all(PEOPLE[V2])
    for reply in person.replies:
        page = parse(reply.body)
        for form in page.all("form"):
            assert (form.get("method"), form.get("action")) == ("post", "/plain")
            assert form.get("autocomplete") == "off"  # Firefox would fill in an older state
        for link in page.all("a"):
            assert "?" not in link.get("href")
        assert reply.headers["location"] is None


def test_answers_in_an_address_are_not_read(app: Asgi) -> None:
    state = carried(State({"pregnant": "yes"}, "emergency_signs"))
    reply = app.ask(f"/plain?state={state}&action=show")
    assert parse(reply.body).one("input", name="page").get("value") == "pregnant"


def test_nothing_is_kept_and_every_header_is_there(app: Asgi) -> None:
    for reply in (app.ask("/plain"), with_state(app, State(RESULTS[Level.CALL_TODAY], RESULT))):
        assert {name: reply.headers[name] for name in SECURITY_HEADERS} == SECURITY_HEADERS
        assert "form-action 'self'" in reply.headers["content-security-policy"]
        assert reply.headers["cache-control"] == "no-store"
        assert reply.headers["set-cookie"] is None


def test_headers_are_the_same_whatever_was_answered(app: Asgi) -> None:
    found = {
        level: with_state(app, State(RESULTS[level], RESULT)).headers.items() for level in Level
    }
    told = {frozenset((k, v) for k, v in one if k != "content-length") for one in found.values()}
    assert len(told) == 1


def test_two_people_know_nothing_of_each_other(app: Asgi) -> None:
    one, other = PlainPerson(app), PlainPerson(app)
    one.answers("yes")
    other.answers("no")
    assert json.loads(one.state)["answers"] == {"pregnant": "yes"}
    assert json.loads(other.state)["answers"] == {"pregnant": "no"}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
def test_a_form_on_another_site_cannot_bring_answers(app: Asgi, site: str) -> None:
    """Else that site could show people a result that is not theirs, under our name."""
    reply = with_state(app, State(RESULTS[Level.EMERGENCY], RESULT), sec_fetch_site=site)
    assert parse(reply.body).one("input", name="page").get("value") == "pregnant"


def test_another_site_cannot_open_a_page_in_an_old_browser_either(app: Asgi) -> None:
    state = State(RESULTS[Level.EMERGENCY], RESULT)
    reply = with_state(app, state, origin="https://elsewhere.example")
    assert parse(reply.body).one("input", name="page").get("value") == "pregnant"


@pytest.mark.parametrize("site", ["same-origin", "none"])
def test_our_own_pages_can(app: Asgi, site: str) -> None:
    reply = with_state(app, State(RESULTS[Level.EMERGENCY], RESULT), sec_fetch_site=site)
    assert parse(reply.body).one("h1").text == "Call 999 now"


# Leaving -----------------------------------------------------------------------------------------


def test_every_page_has_a_way_out_that_needs_no_script(person: PlainPerson) -> None:
    person.answers_all(PEOPLE[V5])
    person.presses("result")
    for reply in person.replies:
        links = parse(reply.body).all(class_="leave")
        assert links
        for link in links:
            assert (link.get("href"), link.get("rel")) == ("/leave", "noreferrer")
            assert link.get("data-leave") == WORDS["leave"]["address"]


def test_the_way_out_leads_to_the_configured_site_and_tells_it_nothing(app: Asgi) -> None:
    reply = app.ask("/leave")
    assert (reply.status, reply.headers["location"]) == (303, WORDS["leave"]["address"])
    assert reply.headers["clear-site-data"] is None  # some browsers would follow it seconds later
    told = app.ask("/leave", "POST", sec_fetch_site="same-origin")
    assert (told.status, told.headers["clear-site-data"]) == (204, '"cache", "storage"')
    assert reply.headers["referrer-policy"] == "no-referrer"
    assert reply.headers["cache-control"] == "no-store"
    assert re.fullmatch(r"https://[a-z.]+(/[a-z]+)*", WORDS["leave"]["address"])


US, THEM = "https://our.example", "https://elsewhere.example"


def forgets(app: Asgi, **headers: str) -> bool:
    """Whether the answer to a beacon with these headers has the browser forget what it keeps."""
    reply = app.ask("/leave", "POST", b"", **({"host": "our.example"} | headers))
    assert reply.status == 204
    return reply.headers["clear-site-data"] is not None


@pytest.mark.parametrize("site", ["cross-site", "same-site", "none", "nonsense"])
def test_another_site_cannot_have_the_browser_forget(app: Asgi, site: str) -> None:
    assert not forgets(app, sec_fetch_site=site, origin=US)


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({}, False),
        ({"origin": "null"}, False),  # anybody's page can have this sent
        ({"origin": US}, True),
        ({"referer": f"{US}/check"}, True),
        ({"origin": "null", "referer": f"{US}/check"}, True),
        ({"origin": THEM}, False),
        ({"origin": US, "referer": f"{THEM}/check"}, False),
        ({"referer": f"{THEM}/?{US}"}, False),
        ({"origin": "https://our.example.elsewhere.example"}, False),
        ({"origin": "https://[our.example"}, False),
    ],
)
def test_an_old_browser_tells_by_other_headers_who_asks_it_to_forget(
    app: Asgi, headers: dict[str, str], *, ours: bool
) -> None:
    assert forgets(app, **headers) is ours


# Small -------------------------------------------------------------------------------------------


LARGEST_SENT = 10_000  # bytes, packed


@pytest.mark.thorough
def test_every_page_stays_small_as_it_crosses_the_line_and_before_it_is_packed(app: Asgi) -> None:
    packed = unpacked = 0
    for answers in complete_people().values():
        reply = with_state(app, State(answers, RESULT), accept_encoding="gzip")
        packed, unpacked = max(packed, reply.sent), max(unpacked, len(reply.body.encode()))
    for name in [*content().book.questionnaire.questions, "check"]:
        state = State(PEOPLE[EVERYTHING_NOT_SURE], name)
        packed = max(packed, with_state(app, state, accept_encoding="gzip").sent)
    assert packed < LARGEST_SENT
    assert unpacked < LARGEST


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(complete_answers(BOOK))
def test_so_does_the_result_of_anybody(app: Asgi, answers: dict[str, Any]) -> None:
    reply = with_state(app, State(answers, RESULT), accept_encoding="gzip")
    assert reply.headers["content-encoding"] == "gzip"
    assert reply.sent < LARGEST_SENT
    assert len(reply.body.encode()) < LARGEST


def test_questions_are_small_even_for_a_browser_that_cannot_unpack(app: Asgi) -> None:
    questions = content().book.questionnaire.questions
    for name in questions:
        reply = with_state(app, State(PEOPLE[V2], name))
        assert len(reply.body.rstrip()) < LARGEST
        assert reply.sent == RAW_STEP  # filled up: see decision 32


def test_a_saved_file_is_as_long_on_the_line_as_a_page_and_opens_again(app: Asgi) -> None:
    for answers in (*RESULTS.values(), {}):
        fields: dict[str, object] = {"state": json.dumps({"answers": answers}), "action": "save"}
        packed = app.send("/plain", fields, accept_encoding="gzip")
        plain = app.send("/plain", fields)
        assert (packed.sent, plain.sent) == (PLAIN_STEP, SAVED_STEP)
        assert packed.body.rstrip() == plain.body.rstrip()
        opened = app.send("/plain", {"action": "open_file", "file": plain.body})
        again = app.send("/plain", {"action": "open_file", "file": packed.body})
        assert opened.body == again.body
        assert WORDS["saving"]["opened"] in opened.body


def test_a_browser_that_cannot_unpack_gets_plain_text(app: Asgi) -> None:
    assert app.ask("/plain").headers["content-encoding"] is None
    assert app.ask("/plain", accept_encoding="gzip, br").headers["content-encoding"] == "gzip"


# What is no form of ours -------------------------------------------------------------------------


def test_too_large_a_body_is_not_read_to_its_end(app: Asgi) -> None:
    reply = app.ask_in_parts("/plain", "POST", [b"x" * 1000] * (MOST_BYTES // 1000 + 2))
    assert reply.status == 413
    assert parse(reply.body).one("input", name="page").get("value") == "pregnant"


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH"])
def test_other_methods_are_refused(app: Asgi, method: str) -> None:
    assert app.ask("/plain", method).status == 405


def test_asking_for_the_headers_only_is_fine(app: Asgi) -> None:
    assert app.ask("/plain", "HEAD").status == 200
