"""An explanation as a PDF to take to the midwife, made for screen readers too (PDF/UA-1).

typst draws it from `summary.typ`. The texts go there as data and are never pasted into its source,
so that nothing in them can be read as markup. The file says nothing of who made it or on what: its
only date is the day it was made on, and the same result makes the same file.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import Any, Final

from explainer.dates import in_words
from explainer.explanation import Explanation, Reason, Told, Unsure
from explainer.words import ScreenWords

TEMPLATE = Path(__file__).parent / "summary.typ"
STANDARD: Final = "ua-1"  # typst refuses to make a file that does not keep to it


def as_pdf(explanation: Explanation, words: ScreenWords, today: date) -> bytes:
    """The result as a PDF, made on `today`."""
    import typst  # 40 MB, which only those need who take something along

    return typst.compile(
        TEMPLATE.read_bytes(),
        format="pdf",
        pdf_standards=STANDARD,
        sys_inputs={"data": json.dumps(summary_data(explanation, words, today))},
        timestamp=int(datetime.combine(today, time(), UTC).timestamp()),
        ignore_system_fonts=True,  # the same on every machine, with the fonts typst brings along
    )


def summary_data(explanation: Explanation, words: ScreenWords, today: date) -> dict[str, Any]:
    """Everything that `summary.typ` shows: texts, in the order in which they stand."""
    return _Summary(explanation, words, today).data()


class _Summary:
    def __init__(self, explanation: Explanation, words: ScreenWords, today: date) -> None:
        self._e, self._today = explanation, in_words(today)
        self._site, self._result, self._summary = words["site"], words["result"], words["summary"]
        self._missing = words["check"]["missing_heading"]

    def data(self) -> dict[str, Any]:
        e, words = self._e, self._summary
        filled = {"date": self._today, "version": e.version}
        return {
            "language": e.language,
            "site": self._site["name"],
            "title": words["title"],
            "description": words["description"],
            "made_on": self._result["made_on"].format(**filled),
            "footer": words["footer"].format(**filled),
            "page": words["page"],
            "sign_off": self._sign_off(),
            "card": asdict(e.card) if e.card else None,
            "sections": list(self._sections()),
            "answers": {
                "heading": self._result["told_us"],
                "columns": [words["question"], words["answer"]],
                "sections": [_titled(section.title, section.rows) for section in e.told_us],
            },
            "not_diagnosis": {
                "heading": self._result["not_diagnosis"],
                "text": [self._result["not_diagnosis_text"]],
            },
        }

    def _sign_off(self) -> dict[str, str]:
        if self._e.approved:
            return {"label": self._summary["approved_label"], "text": self._summary["approved"]}
        return {"label": self._site["not_approved_label"], "text": self._site["not_approved"]}

    def _sections(self) -> Iterator[dict[str, Any]]:
        e, words = self._e, self._result
        if e.card:
            contact = (e.contact.call, e.contact.fallback, e.contact.northern_ireland)
            yield _section(words["whom"], text=contact)
        if e.missing:
            yield _section(self._missing, points=[told.label for told in e.missing])
        if e.why:
            yield _section(words["why"], parts=[self._reason(reason) for reason in e.why])
        if e.could_not_tell:
            yield _section(words["could_not_tell"], parts=list(map(_doubt, e.could_not_tell)))
        if e.ask:
            yield _section(words["ask"], text=[words["ask_intro"]], points=e.ask)

    def _reason(self, reason: Reason) -> dict[str, Any]:
        text = [reason.meaning] if reason.meaning else []
        heading = f"{reason.text} [{reason.level_label}]"
        return {"heading": heading, "text": text, "rows": _rows(reason.answers)}


def _section(
    heading: str,
    text: Sequence[str] = (),
    points: Sequence[str] = (),
    parts: Sequence[dict[str, Any]] = (),
) -> dict[str, Any]:
    return {"heading": heading, "text": text, "points": points, "parts": parts}


def _doubt(doubt: Unsure) -> dict[str, Any]:
    text = [doubt.find_out] if doubt.find_out else []
    return {"heading": f"{doubt.label}: {doubt.answer}", "text": text, "rows": []}


def _titled(title: str, rows: Sequence[Told]) -> dict[str, Any]:
    return {"title": title, "rows": _rows(rows)}


def _rows(rows: Sequence[Told]) -> list[dict[str, str]]:
    return [{"label": row.label, "answer": row.answer} for row in rows]
