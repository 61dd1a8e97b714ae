"""Somebody at /plain whose browser knows HTML and nothing else: fills in forms, presses buttons."""

from collections.abc import Mapping
from typing import Any

from screens.content import content
from screens.journey import Path
from tests.support.asgi import Asgi, Reply
from tests.support.html import Element, parse


class PlainPerson:
    """One person with one page open, which is all that they carry along."""

    def __init__(self, app: Asgi) -> None:
        self.app = app
        self.replies: list[Reply] = []
        self.sent: list[dict[str, object]] = []
        self.page = self._shown(app.ask("/plain", accept_encoding="gzip"))

    @property
    def heading(self) -> str:
        """The heading of the page."""
        return self.page.one("h1").text

    @property
    def question(self) -> str:
        """The id of the question on the page; empty where it asks nothing."""
        fields = self.page.all("input", name="page")
        return fields[0].get("value") if fields else ""

    @property
    def state(self) -> str:
        """What the forms of the page carry along."""
        (state,) = {field.get("value") for field in self.page.all("input", name="state")}
        return state

    def fields(self, action: str) -> dict[str, object]:
        """The fields that the form with this button sends when nothing is filled in."""
        form = next(f for f in self.page.all("form") if f.all("button", value=action))
        assert (form.get("method"), form.get("action")) == ("post", "/plain")
        hidden = form.all("input", type="hidden")
        fields: dict[str, object] = {field.get("name"): field.get("value") for field in hidden}
        return fields | {"action": action}

    def presses(self, action: str, **values: object) -> None:
        """Press a button after filling in some fields."""
        fields = self.fields(action) | values
        self.sent.append(fields)
        self.page = self._shown(self.app.send("/plain", fields, accept_encoding="gzip"))

    def answers(self, answer: Any) -> None:
        """Answer the question on the page."""
        asked = content().book.questionnaire.question(self.question)
        is_special = asked.kind == "number" and answer in asked.special_answers
        values = {"answer": "", "instead": answer} if is_special else {"answer": answer}
        self.presses("answer", **values)

    def answers_all(self, answers: Mapping[str, Any]) -> None:
        """Answer whatever is asked, past any alert, up to the check page."""
        while not self.page.all("button", value="result"):
            if self.question:
                self.answers(answers[self.question])
            else:
                self.presses("go_on")
        assert not Path(content().book, answers).missing

    def _shown(self, reply: Reply) -> Element:
        assert reply.status == 200
        self.replies.append(reply)
        return parse(reply.body)
