"""Makes a page of a step of the journey: fills the template, and says what belongs round it.

Nothing here knows what carries the page.
"""

import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from typing import Any

from explainer import Explanation, explain, what_to_do, what_was_told
from explainer.outputs.calendar import reminders
from explainer.result.unit import Said, with_unit
from rules import Level
from screens.content import Published
from screens.editions import editions
from screens.fields import dates_typed, field_in_error, fields, picked, typed
from screens.heard import acknowledged, read_as, read_back_words
from screens.journey import ALERT, CHECK, RESULT, Fault, Path, Progress, Step
from screens.journey.path import ALERT_LEVELS
from screens.journey.saving import Opened
from screens.templating import environment


@dataclass(frozen=True)
class Carrier:
    """What brings a page to a person: the layout round it, and what its forms need.

    `address` is where forms are sent and `state` what they bring along; both stay empty where a
    script takes over.
    """

    layout: str = "frame.html"
    address: str = ""
    state: str = ""


@dataclass(frozen=True)
class Page:
    """One page: its HTML, its title, and whether it says that something went wrong."""

    html: str
    title: str
    language: str
    direction: str
    in_error: bool


@cache
def pages(root: str = "") -> "Pages":
    """The pages of an edition, made once: here, because check.py is run anew for each click."""
    return Pages(editions()[root])


class Pages:
    """All pages of the journey, for one content."""

    def __init__(self, content: Published) -> None:
        self._content = content
        self._book = content.book
        self._words = content.screens
        self._templates = environment(content)

    def render(
        self, step: Step, carrier: Carrier, today: date, opened: Opened | Fault | None = None
    ) -> Page:
        """The page of this step; `opened` is what became of a saved file, if one was brought."""
        page = step.state.page
        path = step.path or Path(self._book, step.state.answers)
        if page == ALERT:
            return self._alert(path, carrier, today)
        if page == CHECK:
            return self._check(step, path, carrier, opened)
        if page == RESULT:
            return self._result(path, carrier, today)
        return self._question(step, path, carrier, today, opened)

    def _question(
        self,
        step: Step,
        path: Path,
        carrier: Carrier,
        today: date,
        opened: Opened | Fault | None,
    ) -> Page:
        question = self._book.questionnaire.question(step.state.page)
        progress = path.progress(question.id)
        error = self._error(step.fault)
        first = path.before(question.id) is None
        can_open = first and not step.state.answers and not step.state.saved
        file_fault = opened if can_open and isinstance(opened, Fault) else None
        described = {"unit": question.kind == "number", "hint": question.hint, "error": error}
        return self._page(
            "question.html",
            self._words["question"]["place"].format(**progress._asdict()),
            carrier,
            in_error=bool(error or file_fault),
            question=question,
            items=list(fields(question, picked(step))),
            typed=typed(step),
            dates_typed=dates_typed(step),
            example_date=example_date(today),
            read_back_words=json.dumps(read_back_words(self._words["question"])),
            error=error,
            error_field=field_in_error(step),
            described_by=" ".join(name for name, there in described.items() if there),
            first=first,
            can_open=can_open,
            file_error=self._error(file_fault),
            opened=self._opened(opened) if isinstance(opened, Opened) else None,
            progress_value=round(100 * share_done(progress)),
            progress_text=self._words["question"]["progress"].format(**progress._asdict()),
            dropped=self._labels(step.state.dropped),
            **self._first_signs(path),
            **self._heard(step, path),
        )

    def _alert(self, path: Path, carrier: Carrier, today: date) -> Page:
        explanation = self._with_unit(
            what_to_do(self._book, path.assessment, self._content.wording), path, today
        )
        title = self._words["alert"]["title"]
        return self._page(
            "alert.html", title, carrier, explanation=explanation, **self._first_signs(path)
        )

    def _check(
        self, step: Step, path: Path, carrier: Carrier, opened: Opened | Fault | None
    ) -> Page:
        found = what_was_told(self._book, path.assessment, self._content.wording)
        told = {row.question: row for section in found.sections for row in section.rows}
        told |= {row.question: replace(row, answer="") for row in found.missing}
        sections = [
            {"title": section.title, "rows": rows}
            for section in self._book.questionnaire.sections
            if (rows := [told[part.id] for part in section.questions if part.id in told])
        ]
        return self._page(
            "check.html",
            self._words["check"]["heading"],
            carrier,
            sections=sections,
            missing=found.missing,
            opened=self._opened(opened) if isinstance(opened, Opened) else None,
            dropped=self._labels(step.state.dropped),
            urgent=self._urgent(path),
            **self._first_signs(path),
            **self._heard(step, path),
        )

    def _asks_of_pregnancy(self, path: Path) -> bool:
        """Whether the emergency list of the start page is asked of this person."""
        return self._book.questionnaire.shown_first.id in path.asked

    def _first_signs(self, path: Path) -> dict[str, Any]:
        """The emergency list in the help line, and whom to call besides: for her situation.

        The signs of an emergency are what is asked first of everybody.
        """
        signs = (q for q in self._book.questionnaire if q.id in path.asked and q.symptom)
        first = None if self._asks_of_pregnancy(path) else next(signs, None)
        question = first or self._book.questionnaire.shown_first
        return {
            "emergencies": [option.summary for option in question.options],
            "help_other": self._words["help"]["other_not_pregnant" if first else "other"],
        }

    def _urgent(self, path: Path) -> object:
        """The card that the answers lead to already, when it is one that cannot wait."""
        if path.assessment.level not in ALERT_LEVELS:
            return None
        return what_to_do(self._book, path.assessment, self._content.wording).card

    def _heard(self, step: Step, path: Path) -> dict[str, Any]:
        """What is said at the top of a page of the answer given on the page before."""
        return {
            "acknowledged": acknowledged(step, path),
            "read_as": read_as(
                step.read_back, self._words["question"], self._content.wording.language
            ),
        }

    def _result(self, path: Path, carrier: Carrier, today: date) -> Page:
        explanation = self._with_unit(
            explain(self._book, path.assessment, self._content.wording), path, today
        )
        urgent = explanation.level in ALERT_LEVELS
        return self._page(
            "result.html",
            self._words["result"]["title"],
            carrier,
            explanation=explanation,
            urgent=urgent,
            drawers=drawers(explanation, urgent=urgent),
            happens_title=self._happens_title(explanation),
            help_signs=emergencies(explanation),
            # The card of signs and the page about checks speak of a baby who is on the way.
            pregnant=self._asks_of_pregnancy(path),
            for_a_pregnancy=self._asks_of_pregnancy(path)
            and explanation.level is not Level.EMERGENCY,
            with_response=self._content.codes.address is not None,
            with_calendar=bool(reminders(self._book, path.assessment, self._content.pages, today)),
            today=today,
        )

    def _with_unit(self, said: Said, path: Path, today: date) -> Said:
        wording, local = self._content.wording, self._content.local
        return with_unit(said, self._book, path.assessment, wording, local, today=today)

    def _happens_title(self, explanation: Explanation) -> str:
        words = self._words["result"]
        key = f"happens_{explanation.look}"
        if key in words:
            return words[key]
        return words["happens" if explanation.call.to != "nobody" else "happens_if"]

    def _opened(self, opened: Opened) -> dict[str, Any]:
        labels = {"kept": self._labels(opened.kept), "dropped": self._labels(opened.dropped)}
        known = {name: getattr(opened, name) for name in ("other_version", "unknown", "in_tab")}
        return known | labels

    def _error(self, fault: Fault | None) -> str | None:
        return self._words["errors"][fault.code].format(**fault.details) if fault else None

    def _labels(self, questions: Iterable[str]) -> list[str]:
        return [self._book.questionnaire.question(name).label for name in questions]

    def _page(
        self, template: str, heading: str, carrier: Carrier, in_error: bool = False, **parts: object
    ) -> Page:
        title = self._words["site"]["error_title" if in_error else "title"].format(heading=heading)
        html = self._templates.get_template(template).render(
            layout=carrier.layout, carrier=carrier, title=title, **parts
        )
        wording = self._content.wording
        return Page(html, title, wording.language, wording.direction, in_error)


def drawers(explanation: Explanation, *, urgent: bool) -> dict[str, bool]:
    """Which drawers have something to say; "why" always has."""
    e = explanation
    steps = e.look != Level.EMERGENCY.value and bool(e.card and e.card.steps)
    return {
        "say": bool(e.script or e.call_help or e.ask or steps),
        "happens": bool(e.happens or (urgent and e.advice)),
        "signs": bool(e.look_out_for),
        "support": bool(e.topics or e.helplines),
    }


def emergencies(explanation: Explanation) -> tuple[str, ...]:
    """The signs of an emergency that this person can still have; none where it is one already."""
    groups = (group for group in explanation.look_out_for if group.level is Level.EMERGENCY)
    return next((group.signs for group in groups), ())


def share_done(progress: Progress) -> float:
    """How much of the way is behind somebody, from 0 to 1: all parts count the same."""
    inside = (progress.number - 1) / progress.total
    return (progress.part - 1 + inside) / progress.parts


def example_date(today: date) -> str:
    """A due date some months ahead, written as people may type it."""
    due = today + timedelta(weeks=16)
    return f"{due.day} {due.month} {due.year}"
