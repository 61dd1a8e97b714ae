"""The Streamlit page at /check: it answers what a tab sends, and keeps nothing of it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

import screens
from screens.away import away
from screens.content import content
from tests.support.answers import NO_SIGNS
from tests.support.running_app import ROOT

SCRIPT = Path(screens.__file__).parent / "check.py"
WORDS = content().screens


class Tab:
    """One tab with a session of its own, without a browser round it.

    Streamlit's test harness has no public way to send what a component sends: this class is the
    only place that uses its private names.
    """

    def __init__(self) -> None:
        self.app = AppTest.from_file(str(SCRIPT), default_timeout=30)

    @property
    def _component(self) -> Any:
        return self.app.get("bidi_component")[0].proto

    @property
    def page(self) -> dict[str, Any]:
        """The page that was sent to the tab last."""
        page: dict[str, Any]
        (page,) = json.loads(self._component.json)
        return page

    def opens(self) -> dict[str, Any]:
        self.app.run()
        return self.page

    def sends(self, event: object, component: str = "") -> dict[str, Any]:
        """Send this event; `component` names it in a session that has not shown it yet."""
        states = self.app._tree.get_widget_states()
        widget = states.widgets.add()
        widget.id = f"$$STREAMLIT_INTERNAL_KEY_{component or self._component.id}__events"
        widget.json_trigger_value = json.dumps([{"event": "event", "value": event}])
        self.app._run(widget_state=states)
        assert not self.app.exception
        return self.page

    def does(self, action: str, **values: list[str]) -> dict[str, Any]:
        state = self.page["state"]
        return self.sends({"id": "e1", "action": action, "values": values, "state": state})

    @property
    def kept(self) -> str:
        """Everything that the session still holds, hidden parts as well."""
        return repr(self.app.session_state._state)


@pytest.fixture
def tab() -> Tab:
    tab = Tab()
    tab.opens()
    return tab


def test_the_first_page_comes_without_being_asked_for(tab: Tab) -> None:
    page = tab.page
    assert page["reply_to"] is None
    assert page["state"]["page"] == "pregnant"
    assert page["language"] == "en-GB"
    assert page["words"] == WORDS["status"]
    assert page["away"] == away(content()).address


def test_an_answer_leads_to_the_next_page(tab: Tab) -> None:
    page = tab.does("answer", answer=["yes"], page=["pregnant"])
    assert page["reply_to"] == "e1"
    assert page["state"]["page"] == "emergency_signs"
    assert page["state"]["answers"] == {"pregnant": "yes"}
    assert not page["in_error"]


def test_a_mistake_shows_the_page_again_with_what_to_do(tab: Tab) -> None:
    page = tab.does("answer", page=["pregnant"])
    assert page["in_error"]
    assert page["title"].startswith("Error: ")
    assert WORDS["errors"]["choose_one"] in page["html"]


def test_the_same_mistake_twice_is_answered_twice(tab: Tab) -> None:
    first = tab.does("answer", page=["pregnant"])
    second = tab.does("answer", page=["pregnant"])
    assert first["html"] == second["html"]
    assert first != second


def test_a_new_session_answers_the_first_event_it_gets(tab: Tab) -> None:
    """After a restart, the first thing that reaches the server may be a click."""
    new = Tab()
    state = {"answers": NO_SIGNS, "page": "check"}
    event = {"id": "e2", "action": "result", "values": {}, "state": state}
    page = new.sends(event, component=tab._component.id)
    assert (page["reply_to"], page["state"]["page"]) == ("e2", "result")
    assert page["state"]["answers"] == NO_SIGNS


def test_a_tab_that_reloads_goes_on_where_it_was(tab: Tab) -> None:
    state = {"answers": NO_SIGNS, "page": "told_conditions"}
    page = tab.sends({"id": "e3", "action": "show", "values": {}, "state": state})
    assert page["state"]["page"] == "told_conditions"
    assert WORDS["question"]["continue"] in page["html"]


def test_the_session_keeps_nothing_of_what_was_sent(tab: Tab) -> None:
    state = {"answers": NO_SIGNS | {"weeks": 17}, "page": "check"}
    page = tab.sends({"id": "state-of-the-tab", "action": "result", "values": {}, "state": state})
    assert page["state"]["answers"]["weeks"] == 17
    assert repr(tab.app.session_state) == "{'page': {}}"
    for told in ("weeks", "pregnant", "told_conditions", "state-of-the-tab"):
        assert told not in tab.kept


def test_two_tabs_know_nothing_of_each_other(tab: Tab) -> None:
    other = Tab()
    other.opens()
    tab.does("answer", answer=["yes"], page=["pregnant"])
    assert other.does("show")["state"]["answers"] == {}


@pytest.mark.parametrize(
    "event",
    [
        "result",
        [],
        {},
        {"id": {"a": 1}},
        {"id": "x" * 100_000, "action": "result"},
        {"id": 1, "action": "answer", "values": "weeks", "state": "weeks"},
        {
            "id": 1,
            "action": ["answer"],
            "values": {"answer": [{"a": []}]},
            "state": {"answers": []},
        },
        {"id": 1, "action": "answer", "values": {"answer": ["yes"] * 9999}, "state": {}},
        {"id": 1, "action": "open", "values": {"page": ["../../etc/passwd"]}, "state": {}},
        {"id": 1, "action": "__class__", "values": {}, "state": {"page": "__class__"}},
        {"id": 1, "action": "result", "state": {"answers": {"pregnant": "yes"}, "page": "result"}},
    ],
)
def test_made_up_messages_lead_to_a_page_like_any_other(tab: Tab, event: object) -> None:
    page = tab.sends(event)
    assert page["state"]["page"] in ("pregnant", "emergency_signs", "check")
    assert len(page["reply_to"] or "") <= 60


def test_an_address_that_nobody_can_read_gets_the_first_page_in_english(tab: Tab) -> None:
    tab.app.context = {"url": "http://["}
    assert tab.opens()["language"] == "en-GB"
    assert not tab.app.exception


def test_no_page_makes_streamlit_import_pandas() -> None:
    """It takes half a second and 80 MB. A page in a mapping makes Streamlit look for tables."""
    code = f"""
import json, sys
from streamlit.testing.v1 import AppTest
app = AppTest.from_file({str(SCRIPT)!r}, default_timeout=30).run()
assert app.get("bidi_component")[0].proto.json
print(json.dumps(sorted({{"numpy", "pandas", "pyarrow"}} & sys.modules.keys())))
"""
    ran = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert json.loads(ran.stdout) == []
