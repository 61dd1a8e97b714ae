"""Somebody who uses the app: does what a person does, and waits as a person does, for headings."""

import json
from collections.abc import Mapping
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from rules.model.questions import AnyQuestion
from screens.content import Published, content
from screens.journey import Path
from screens.journey.interrupting import interrupts

expect.set_options(timeout=15_000)

Answer = str | int | list[str]
Answers = Mapping[str, Answer]

MOST_TABS = 60  # more than any page has


class Person:
    """One person in one tab."""

    def __init__(self, page: Page, edition: Published | None = None) -> None:
        """`edition` is the content in the language that the person reads, if it is not English."""
        self.page = page
        self.edition = edition or content()
        self.words = self.edition.screens

    # Where they are ----------------------------------------------------------------------------

    @property
    def heading(self) -> Locator:
        return self.page.get_by_role("heading", level=1)

    @property
    def question(self) -> str:
        """The id of the question on the screen."""
        return self.page.locator("input[name=page]").input_value()

    def sees(self, heading: str) -> None:
        """Wait until a page with this heading is there."""
        expect(self.heading).to_have_text(heading, use_inner_text=True)

    def sees_question(self, question: str) -> None:
        """Wait until this question is asked."""
        self.sees(self.about(question).text)

    def about(self, question: str) -> AnyQuestion:
        return self.edition.book.questionnaire.question(question)

    # What they do ------------------------------------------------------------------------------

    def opens_the_check(self) -> None:
        """Straight to the first question."""
        self.page.goto(f"{self.edition.root}/check")
        self.sees_question("pregnant")

    def presses(self, label: str) -> None:
        self.page.get_by_role("button", name=label, exact=True).click()

    def unfolds(self, summary: str) -> None:
        """Open the part of the page with this summary, unless it is open already."""
        part = self.page.locator("details:not([open]) > summary").filter(has_text=summary)
        if part.count():
            part.click()

    def tabs_to(self, target: Locator) -> None:
        """Press Tab until the target has the focus."""
        for _ in range(MOST_TABS):
            if target.evaluate("element => element === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        pytest.fail(f"Tab never reaches {target}")

    def goes_on(self) -> None:
        self.presses(self.words["question"]["continue"])

    def goes_back(self) -> None:
        self.presses(self.words["site"]["back"])

    def picks(self, question: str, answer: Answer) -> None:
        """Fill in the form of the question that is on the screen."""
        self.sees_question(question)
        asked = self.about(question)
        if asked.kind == "number" and isinstance(answer, int):
            self.box.fill(str(answer))
            return
        for value in answer if isinstance(answer, list) else [answer]:
            self.field(str(value)).check()

    def answers(self, question: str, answer: Answer) -> None:
        """Answer the question on the screen, and go on."""
        self.picks(question, answer)
        self.goes_on()

    def answers_all(self, answers: Answers) -> None:
        """Answer everything that is left to answer, past any alert, up to the check page."""
        given: dict[str, Answer] = dict(self.kept)
        while missing := Path(content().book, given).missing:
            question = missing[0]
            before = Path(content().book, given)
            given[question] = answers[question]
            self.answers(question, answers[question])
            if interrupts(before, Path(content().book, given), question):
                self.goes_past_the_alert()
        self.sees(self.words["check"]["heading"])

    def goes_past_the_alert(self) -> None:
        expect(self.card).to_be_visible()
        self.presses(self.words["alert"]["go_on"])

    def wants_the_result(self) -> None:
        self.presses(self.words["check"]["result"])
        expect(self.card).to_be_visible()

    def wants_to_change(self, question: str) -> None:
        """Press the change button of one row of the check page."""
        self.page.locator(f'button[value="change:{question}"]').click()
        self.sees_question(question)

    # What is on the screen ---------------------------------------------------------------------

    @property
    def card(self) -> Locator:
        return self.page.locator("section.card")

    @property
    def box(self) -> Locator:
        """The box for a number."""
        return self.page.locator("input[name=answer][type=text]")

    def field(self, value: str) -> Locator:
        """The radio button or tick box of one answer."""
        return self.page.locator(f'input:is([type=radio], [type=checkbox])[value="{value}"]')

    @property
    def ticked(self) -> list[str]:
        """The answers that are ticked on the screen."""
        boxes = self.page.locator("input[name=answer]:checked, input[name=instead]:checked").all()
        return [box.get_attribute("value") or "" for box in boxes]

    @property
    def focused(self) -> Locator:
        return self.page.locator(":focus")

    @property
    def kept(self) -> dict[str, Any]:
        """The answers that the tab keeps."""
        raw = self.page.evaluate("sessionStorage.getItem('self-assessment')")
        return json.loads(raw)["state"]["answers"] if raw else {}

    @property
    def text(self) -> str:
        """All the text on the screen, also what is folded away, with single spaces."""
        return " ".join((self.page.locator("body").text_content() or "").split())
