"""Whatever is sent, a page comes back: oversized, malformed, reordered, replayed, made up.

A share of the generated messages here, thousands with `make fuzz`.
"""

import json
import logging
from collections.abc import Iterator
from datetime import date
from typing import Any
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from screens.content import content
from screens.journey import ALERT, CHECK, RESULT, State
from screens.journey.saving import save, take_turn
from screens.pages import Carrier, Pages
from screens.server.plain import MOST_BYTES, carried
from tests.support.asgi import FORM, Asgi, Reply, asgi
from tests.support.fuzzed import FUZZED
from tests.support.html import parse
from tests.support.journeys import ACTIONS, ANYTHING, QUESTIONS, STATES, WITH_HISTORY, WORDS
from tests.support.plain_person import PlainPerson
from tests.support.real_book import BOOK

PAGES = Pages(content())
TODAY = date(2026, 11, 22)
HEADINGS = {
    *(" ".join(question.text.split()) for question in QUESTIONS.values()),
    content().screens["check"]["heading"],
}
MULTIPART = "multipart/form-data; boundary=b"
ODD = st.text(st.characters(), max_size=300)  # every character there is, half ones as well
NAMES = st.sampled_from(["state", "action", "page", "answer", "instead", "file", "x"])
HUGE = st.sampled_from(
    ["9" * 5000, "[" * 9000, '{"a":' * 9000, "\x00" * 99, "yes" * 9999, "\ud800", "\udfff!"]
)
ACTING = st.sampled_from(["save", "open_file"]) | ACTIONS
BINARY = st.binary(max_size=2000)
many = settings(
    max_examples=FUZZED, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(scope="module")
def app() -> Iterator[Asgi]:
    with asgi() as app:
        yield app


@pytest.fixture(autouse=True)
def _nothing_is_logged(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """What is sent must not reach the log, whatever it is."""
    with caplog.at_level(logging.INFO):
        yield
    ours = [r for r in caplog.records if not r.name.startswith(("asyncio", "hypothesis"))]
    assert [record.getMessage() for record in ours] == []


def is_a_page(reply: Reply) -> None:
    """One of our pages, whole, with an order that leads on from it."""
    if reply.headers["content-disposition"]:
        assert json.loads(reply.body)["kind"]
        return
    assert reply.status in (200, 413)
    page = parse(reply.body)
    heading = page.one("h1").text
    assert heading in HEADINGS or page.all(class_="card")
    assert page.all(class_="leave")
    assert "Traceback" not in reply.body


# To the journey itself ---------------------------------------------------------------------------


@many
@given(STATES | ANYTHING, ACTING | ANYTHING | HUGE, st.dictionaries(WORDS | NAMES, ANYTHING | ODD))
def test_made_up_messages_each_lead_to_a_page(
    state: object, action: object, values: dict[str, object]
) -> None:
    turn = take_turn(BOOK, state, action, values)
    page = PAGES.render(turn.step, Carrier(), TODAY, turn.opened)
    page.html.encode("utf-8")
    assert turn.step.state.page in {*QUESTIONS, ALERT, CHECK, RESULT}
    assert take_turn(BOOK, turn.step.state.as_data(), "show", {}).step.state == turn.step.state


@many
@given(
    st.dictionaries(st.sampled_from([*QUESTIONS]), HUGE | st.lists(HUGE, max_size=99) | ANYTHING),
    st.lists(HUGE | ODD, max_size=200),
    ACTING,
)
def test_oversized_messages_each_lead_to_a_page(
    answers: dict[str, object], typed: list[str], action: str
) -> None:
    state = {"answers": answers, "page": "weeks", "dropped": typed}
    turn = take_turn(BOOK, state, action, {"answer": typed, "instead": typed, "file": typed})
    html = PAGES.render(turn.step, Carrier(), TODAY, turn.opened).html
    assert len(html.encode("utf-8")) < 60_000


# To /plain ---------------------------------------------------------------------------------------


@many
@given(STATES | ANYTHING | HUGE, ACTING | ODD, st.lists(st.tuples(NAMES, WORDS | ODD | HUGE)))
def test_made_up_forms_each_get_a_page(
    app: Asgi, state: object, action: str, fields: list[tuple[str, str]]
) -> None:
    pairs = [("state", json.dumps(state)), ("action", action), *fields]
    body = urlencode(pairs, errors="replace").encode()
    is_a_page(app.ask("/plain", "POST", body, content_type=FORM))


def kinds_of_content() -> SearchStrategy[str]:
    known = [FORM, MULTIPART, "multipart/form-data", "text/plain", "application/json", ""]
    odd = ["multipart/form-data; boundary=", f"{MULTIPART}; charset=utf-7", f"{FORM}; charset=x"]
    return st.sampled_from([*known, *odd]) | st.text(
        st.characters(min_codepoint=32, max_codepoint=255), max_size=40
    )


def bodies() -> SearchStrategy[bytes]:
    name = st.sampled_from([b"state", b"action", b"file", b"answer", b"x" * 999, b"", b'"'])
    head = name.map(lambda n: b'\r\nContent-Disposition: form-data; name="%b"' % n)
    named = st.sampled_from([b"", b'; filename="a"', b"; filename*=utf-8''%ff", b"; filename"])
    part = st.tuples(head, named, st.sampled_from([b"\r\n\r\n", b"\r\n", b""]), BINARY)
    multipart = st.lists(part.map(lambda p: b"--b" + b"".join(p) + b"\r\n"), max_size=9)
    ended = st.tuples(multipart.map(b"".join), st.sampled_from([b"--b--\r\n", b"--b", b""]))
    return BINARY | ended.map(b"".join) | BINARY.map(lambda b: b"state=" + b)


@many
@given(kinds_of_content(), bodies(), st.booleans())
def test_malformed_bodies_each_get_a_page(
    app: Asgi, kind: str, body: bytes, in_parts: bool
) -> None:
    parts = [body[:7], body[7:]] if in_parts else [body]
    is_a_page(app.ask_in_parts("/plain", "POST", parts, content_type=kind))


@pytest.mark.parametrize("size", [MOST_BYTES - 1, MOST_BYTES, MOST_BYTES + 1, 9 * MOST_BYTES])
@pytest.mark.parametrize("kind", [FORM, MULTIPART])
@pytest.mark.parametrize("start", [b"", b"state=", b"&", b"--b\r\n", b"a=b&"])
def test_oversized_bodies_are_refused_with_a_page(
    app: Asgi, size: int, kind: str, start: bytes
) -> None:
    body = (start * size if start in (b"&", b"a=b&") else start + b"%5B" * size)[:size]
    reply = app.ask("/plain", "POST", body, content_type=kind, content_length="12")
    is_a_page(reply)
    assert reply.status == (413 if size > MOST_BYTES else 200)


def test_a_body_that_breaks_off_gets_a_page(app: Asgi) -> None:
    is_a_page(app.ask_in_parts("/plain", "POST", [], content_type=FORM))


# Reordered and replayed --------------------------------------------------------------------------


@pytest.fixture(scope="module")
def journey(app: Asgi) -> tuple[list[dict[str, object]], list[str]]:
    """A whole journey: every form that was sent, and the page that came back for it."""
    person = PlainPerson(app)
    person.answers_all(WITH_HISTORY | {"pain_and_pressure": ["pressure"]})
    for action in ("result", "check", "change:weeks", "back", "result", "again"):
        person.presses(action)
    return person.sent, [reply.body for reply in person.replies[1:]]


@pytest.mark.thorough
@settings(max_examples=60, deadline=None)
@given(data=st.data())
def test_messages_in_any_order_and_number_are_answered_as_the_first_time(
    app: Asgi, journey: tuple[list[dict[str, object]], list[str]], data: st.DataObject
) -> None:
    """60 times up to 12 messages: nothing that one message does can change another's answer."""
    sent, pages = journey
    for number in data.draw(st.lists(st.integers(0, len(sent) - 1), min_size=1, max_size=12)):
        reply = app.send("/plain", sent[number], accept_encoding="gzip")
        assert reply.body == pages[number]


@many
@given(data=st.data())
def test_mixed_up_messages_each_get_a_page(
    app: Asgi, journey: tuple[list[dict[str, object]], list[str]], data: st.DataObject
) -> None:
    """The state of one moment with the form of another, and fields left out or doubled."""
    sent, _ = journey
    moments = st.sampled_from(sent)
    fields: dict[str, Any] = data.draw(moments) | {"state": data.draw(moments)["state"]}
    for name in data.draw(st.lists(st.sampled_from(sorted(fields)), max_size=2)):
        fields[name] = data.draw(st.sampled_from([[], [fields[name]] * 2, [fields[name]] * 70]))
    reply = app.send("/plain", {n: v for n, v in fields.items() if v != []})
    is_a_page(reply)


def test_the_server_is_as_it_was_after_all_this(app: Asgi) -> None:
    assert app.ask("/health").body == "ok"
    person = PlainPerson(app)
    assert person.question == "pregnant"
    assert json.loads(person.state) == carried_start()
    person.answers("yes")
    assert person.question == "emergency_signs"


def carried_start() -> object:
    return json.loads(carried(State(page="pregnant", rule_set=BOOK.version)))


def test_a_file_is_no_way_round_the_limits(app: Asgi) -> None:
    text = save(BOOK, WITH_HISTORY) + " " * MOST_BYTES
    assert app.send("/plain", {"action": "open_file", "file": text}).status == 413
