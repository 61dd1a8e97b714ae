"""Makes a page of a step of the journey: fills the template, and says what belongs round it.

Nothing here knows what carries the page.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from typing import Any

from explainer import Explanation, explain, what_to_do, what_was_told
from explainer.explanation import Reason, WhatToDo
from screens.content import Published, content
from screens.fields import fields, picked, typed
from screens.journey import ALERT, CHECK, RESULT, Fault, Path, Progress, Step
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
    in_error: bool


@cache
def pages() -> "Pages":
    """The pages of this project, made once: here, because check.py is run anew for each click."""
    return Pages(content())


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
            return self._alert(path, carrier)
        if page == CHECK:
            return self._check(step, path, carrier)
        if page == RESULT:
            return self._result(path, carrier, today)
        return self._question(step, path, carrier, opened)

    def _question(
        self, step: Step, path: Path, carrier: Carrier, opened: Opened | Fault | None
    ) -> Page:
        question = self._book.questionnaire.question(step.state.page)
        progress = path.progress(question.id)
        error = self._error(step.fault)
        first = path.before(question.id) is None
        can_open = first and not step.state.answers and not step.state.saved
        file_fault = opened if can_open and isinstance(opened, Fault) else None
        described = {"hint": question.hint, "error": error, "unit": question.kind == "number"}
        return self._page(
            "question.html",
            question.text,
            carrier,
            in_error=bool(error or file_fault),
            question=question,
            items=list(fields(question, picked(step))),
            typed=typed(step),
            error=error,
            described_by=" ".join(name for name, there in described.items() if there),
            first=first,
            can_open=can_open,
            file_error=self._error(file_fault),
            opened=self._opened(opened) if isinstance(opened, Opened) else None,
            progress=progress,
            progress_text=self._progress_text(progress),
            dropped=self._labels(step.state.dropped),
        )

    def _alert(self, path: Path, carrier: Carrier) -> Page:
        explanation = what_to_do(self._book, path.assessment, self._content.wording)
        reasons, _ = by_urgency(explanation)
        title = self._words["alert"]["title"]
        return self._page("alert.html", title, carrier, explanation=explanation, reasons=reasons)

    def _check(self, step: Step, path: Path, carrier: Carrier) -> Page:
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
            dropped=self._labels(step.state.dropped),
        )

    def _result(self, path: Path, carrier: Carrier, today: date) -> Page:
        explanation = explain(self._book, path.assessment, self._content.wording)
        reasons, other_reasons = by_urgency(explanation)
        return self._page(
            "result.html",
            self._words["result"]["title"],
            carrier,
            explanation=explanation,
            reasons=reasons,
            other_reasons=other_reasons,
            unsure=self._unsure(explanation),
            today=today,
        )

    def _unsure(self, explanation: Explanation) -> list[dict[str, Any]]:
        """What we could not tell: first what could make it more urgent, then the rest."""
        words = self._words["result"]
        intros = {True: words["could_not_tell_intro"], False: words["could_not_tell_other_intro"]}
        groups: list[dict[str, Any]] = []
        for raises, intro in intros.items():
            found = [u for u in explanation.could_not_tell if u.could_raise_level is raises]
            if found:
                groups.append({"intro": intro, "doubts": found})
        return groups

    def _opened(self, opened: Opened) -> dict[str, Any]:
        labels = {"kept": self._labels(opened.kept), "dropped": self._labels(opened.dropped)}
        return {"other_version": opened.other_version, "unknown": opened.unknown, **labels}

    def _error(self, fault: Fault | None) -> str | None:
        return self._words["errors"][fault.code].format(**fault.details) if fault else None

    def _progress_text(self, progress: Progress) -> str:
        words = self._words["question"]
        ahead = progress.number < progress.total
        key = "progress_more" if ahead else "progress_one"
        text = words["progress"] + words[key if progress.more else "progress_of"]
        return text.format(**progress._asdict())

    def _labels(self, questions: Iterable[str]) -> list[str]:
        return [self._book.questionnaire.question(name).label for name in questions]

    def _page(
        self, template: str, heading: str, carrier: Carrier, in_error: bool = False, **parts: object
    ) -> Page:
        title = self._words["site"]["error_title" if in_error else "title"].format(heading=heading)
        html = self._templates.get_template(template).render(
            layout=carrier.layout, carrier=carrier, title=title, **parts
        )
        return Page(html, title, self._content.wording.language, in_error)


def by_urgency(explanation: Explanation | WhatToDo) -> tuple[list[Reason], list[Reason]]:
    """The reasons for the level that the result has, and the less urgent ones."""
    first = [reason for reason in explanation.why if reason.level is explanation.level]
    return first, [reason for reason in explanation.why if reason not in first]
