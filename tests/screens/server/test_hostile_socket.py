"""Whatever is sent over the websocket of the running app: it answers, forgets, and stays up.

Generated frames, in binary and in text. What they say is marked, and no mark is in the log
afterwards.
"""

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn
from streamlit.proto.BackMsg_pb2 import BackMsg
from websockets.exceptions import ConnectionClosed
from websockets.sync.client import ClientConnection

from screens.journey import ALERT, CHECK, RESULT
from screens.server.hearing import LARGEST, TOO_LARGE
from tests.support.fuzzed import FUZZED
from tests.support.journeys import ACTIONS, ANYTHING, STATES, WORDS
from tests.support.real_book import BOOK
from tests.support.running_app import RunningApp
from tests.support.socket_visitor import SocketVisitor, visitor
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser  # needs no browser, but shares the server with those that do

MARK = "marked-4711"
PAGES = {*BOOK.questionnaire.questions, ALERT, CHECK, RESULT}
WAITS = 10  # seconds for a connection to end
FIRST = BOOK.questionnaire.question("pregnant").text + "</h1>"
DEEP = "[" * 9_000  # no more than a few of them fit into what is heard
TEXTS = st.sampled_from([MARK, f'"{MARK}"', f'["{MARK}"', DEEP, "null", "[]", "\x00", "é"])
TEXTS |= st.text(max_size=200)
VALUES = {
    "string_value": TEXTS,
    "json_value": TEXTS,
    "json_trigger_value": TEXTS,
    "int_value": st.integers(-(2**53), 2**53),
    "double_value": st.floats(),
    "bool_value": st.booleans(),
    "trigger_value": st.booleans(),
    "bytes_value": st.binary(max_size=200),
}
OF_A_RUN = ("query_string", "page_script_hash", "page_name")
many = settings(
    max_examples=FUZZED, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@pytest.fixture(autouse=True)
def _the_server_stays_as_it_was(app: RunningApp) -> Iterator[None]:
    """Whoever comes next gets the first page, and nothing of it all is in the log."""
    yield
    assert app.process.poll() is None
    with visitor(app) as next_one:
        assert FIRST in next_one.page["html"]
        assert next_one.page["state"]["answers"] == {}
    assert MARK not in app.log
    assert "Traceback" not in app.log


@pytest.fixture
def somebody(app: RunningApp) -> Iterator[SocketVisitor]:
    with visitor(app) as found:
        yield found


def runs_if_heard(somebody: SocketVisitor, message: BackMsg) -> None:
    """What is longer ends the connection, which is tried by itself."""
    assume(message.ByteSize() <= LARGEST)
    somebody.runs(message)


def is_a_page_of_ours(page: dict[str, Any]) -> None:
    assert page["state"]["page"] in PAGES
    assert "<h1" in page["html"]
    assert "Traceback" not in page["html"]


@many
@given(STATES | ANYTHING, ACTIONS | ANYTHING, st.dictionaries(WORDS, ANYTHING | TEXTS))
def test_made_up_events_each_bring_a_page(
    somebody: SocketVisitor, state: object, action: object, values: dict[str, object]
) -> None:
    event = {"id": MARK, "state": state, "action": action, "values": values, "x": MARK}
    runs_if_heard(somebody, somebody.says(event))
    is_a_page_of_ours(somebody.page)


@st.composite
def runs(draw: DrawFn) -> tuple[list[tuple[str, str, Any]], dict[str, str]]:
    """Widgets with values, of which ours has an empty name, and what else goes with a run."""
    names = st.sampled_from(["", MARK, "$$ID-0-None"]) | st.text(max_size=20)
    kinds = st.sampled_from(sorted(VALUES)).flatmap(
        lambda kind: st.tuples(names, st.just(kind), VALUES[kind])
    )
    of_a_run = st.dictionaries(st.sampled_from(OF_A_RUN), TEXTS)
    return draw(st.lists(kinds, max_size=4)), draw(of_a_run)


@pytest.mark.thorough
@many
@given(runs())
def test_malformed_runs_end_and_the_next_one_is_fine(
    somebody: SocketVisitor, run: tuple[list[tuple[str, str, Any]], dict[str, str]]
) -> None:
    widgets, of_a_run = run
    message = BackMsg()
    message.rerun_script.SetInParent()
    for name, kind, value in widgets:
        widget = message.rerun_script.widget_states.widgets.add()
        widget.id = name or somebody.widget
        setattr(widget, kind, value)
    for name, value in of_a_run.items():
        setattr(message.rerun_script, name, value)
    runs_if_heard(somebody, message)
    somebody.runs(somebody.says({"id": "1", "action": "show", "state": {}, "values": {}}))
    is_a_page_of_ours(somebody.page)


def test_a_part_of_a_page_that_is_not_there_is_passed_over(somebody: SocketVisitor) -> None:
    message = BackMsg()
    message.rerun_script.fragment_id = MARK
    somebody.line.send(message.SerializeToString())
    somebody.runs(somebody.says({"id": "1", "action": "show", "state": {}, "values": {}}))
    is_a_page_of_ours(somebody.page)


@many
@given(st.lists(st.binary(max_size=300) | st.text(max_size=100), min_size=1, max_size=4))
def test_connections_with_junk_do_no_harm(app: RunningApp, junk: list[bytes | str]) -> None:
    with visitor(app) as somebody, suppress(ConnectionClosed):
        for frame in junk:
            somebody.line.send(frame)


@pytest.mark.parametrize("size", [LARGEST + 1, 20_000_000])
def test_what_is_too_long_ends_the_connection(app: RunningApp, size: int) -> None:
    with visitor(app) as somebody, pytest.raises(ConnectionClosed):
        somebody.runs(somebody.says(MARK * (size // len(MARK) + 1)))


def test_a_message_that_never_ends_is_kept_no_further_than_one_of_ours_goes(
    app: RunningApp,
) -> None:
    """Each connection could fill memory with a message that nobody sees before it ends."""

    def parts(line: ClientConnection) -> Iterator[bytes]:
        yield b"x" * LARGEST
        yield b"x"
        with suppress(ConnectionClosed):
            while True:
                line.recv(timeout=WAITS)
        yield b"x"

    with visitor(app) as somebody, pytest.raises(ConnectionClosed):
        somebody.line.send(parts(somebody.line))
    assert somebody.line.close_code == TOO_LARGE


@pytest.mark.thorough
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_a_journey_in_any_order_brings_each_page_as_it_was(
    somebody: SocketVisitor, data: st.DataObject
) -> None:
    """Replayed and reordered: the server remembers nothing that could go out of step."""
    sent, titles = journey(somebody)
    for place in data.draw(st.lists(st.sampled_from(range(len(sent))), max_size=8)):
        somebody.runs(somebody.says(sent[place]))
        assert somebody.page["title"] == titles[place]


def journey(somebody: SocketVisitor) -> tuple[list[dict[str, Any]], list[str]]:
    """What a page sends from the first question on, and the title of each page that came."""
    answers = answers_of("v-2-two-late-losses-waters-at-16-weeks")
    state: dict[str, Any] = {"answers": {}, "page": "pregnant"}
    sent, titles = [], []
    for number, (question, answer) in enumerate(answers.items()):
        values = {"answer": [str(a) for a in (answer if isinstance(answer, list) else [answer])]}
        sent.append({"id": str(number), "state": state, "action": "answer", "values": values})
        somebody.runs(somebody.says(sent[-1]))
        titles.append(somebody.page["title"])
        state = somebody.page["state"]
        assert question in json.dumps(state["answers"])
        if number == 4:
            break
    return sent, titles
