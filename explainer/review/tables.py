"""The tables of the pack as rows of text, for CSV, spreadsheets and programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from explainer.review.decision_table import RuleRow, Support
from explainer.review.question_sheet import AnswerRow
from explainer.review.sheets import Sheets, to_sign

if TYPE_CHECKING:  # a table can be written without the solver
    from explainer.proofs.summary import ProofReport
    from explainer.review.matrix import Matrix

Row = tuple[str, ...]
LOWERED = "If it were lowered, these promises would break"


@dataclass(frozen=True)
class Table:
    """One table. `name` is the name of its file and of its sheet; all cells are text."""

    name: str
    title: str
    columns: Row
    rows: tuple[Row, ...]


def tables(sheets: Sheets, matrix: Matrix, proofs: ProofReport) -> tuple[Table, ...]:
    """Every table of the pack."""
    return (*logic_tables(sheets), _scenarios(matrix), _proofs(proofs), *_safety(sheets))


def logic_tables(sheets: Sheets) -> tuple[Table, ...]:
    """The tables that hold the whole logic: rules, named conditions, questions, answers."""
    return (_decisions(sheets), _terms(sheets), _questions(sheets), _answers(sheets))


def _table(name: str, title: str, columns: str, rows: Iterable[Row]) -> Table:
    return Table(name, title, tuple(columns.split(" | ")), tuple(rows))


def _lines(texts: Iterable[object]) -> str:
    return "\n".join(map(str, texts))


DECISION_COLUMNS = (
    "Rule | Plain sentence | Clinical sentence | Exact logic | Inputs | If we can't tell | Level"
    " | Words shown | Advice | Rationale | If lowered, would break | Evidence | Checked on"
    " | Review by | Vignettes that fire | Vignettes that just miss | Vignettes that can't tell"
    " | Hazards | Sign-off | Still to sign"
)


def _decisions(sheets: Sheets) -> Table:
    rows = map(_decision, sheets.rules)
    return _table("decision-table", "Decision table", DECISION_COLUMNS, rows)


def _decision(row: RuleRow) -> Row:
    return (
        row.id,
        row.plain,
        row.clinical,
        row.exact,
        _lines(f"{each.label} ({each.id})" for each in row.inputs),
        row.if_cant_tell or "quiet",
        row.level,
        _lines(f"{where}: {text}" for where, text in row.words),
        _lines(row.advice),
        row.rationale,
        _lines(row.if_lowered),
        _lines(map(evidence_line, row.evidence)),
        str(row.checked_on or "not all read"),
        str(row.review_by),
        ", ".join(row.met.fires),
        ", ".join(row.met.just_misses),
        ", ".join(row.met.cant_tell),
        _lines(f"{hazard.id} {hazard.name}" for hazard in row.hazards),
        row.sign_off.standing,
        to_sign(row),
    )


def evidence_line(support: Support) -> str:
    """One piece of evidence in a line, its label first."""
    parts = [f"{support.label}: {support.title} ({support.publisher}), {support.where}"]
    parts += [text for text in (support.supports, support.address) if text]
    return ". ".join(part.rstrip(".") for part in parts)


def _terms(sheets: Sheets) -> Table:
    columns = "Condition | Spoken of as | What it stands for | Plain sentence | Clinical sentence"
    rows = (
        (t.id, t.term, t.means, t.plain, t.clinical, t.exact, ", ".join(t.rules))
        for t in sheets.terms
    )
    return _table("named-conditions", "Named conditions", f"{columns} | Exact logic | Rules", rows)


def _questions(sheets: Sheets) -> Table:
    columns = (
        "Number | Question | Section | Kind | Wording | Label | Help | Why we ask"
        " | How to find out | About signs now | Asked when | Exact logic of asked when | Read by"
    )
    rows = (
        (
            str(q.number),
            q.id,
            q.section,
            q.kind,
            q.text,
            q.label,
            q.hint or "",
            q.why,
            q.find_out or "",
            "yes" if q.symptom else "no",
            q.asked_when or "always",
            q.exact or "always",
            ", ".join(q.read_by),
        )
        for q in sheets.questions
    )
    return _table("questions", "Questions", columns, rows)


def _answers(sheets: Sheets) -> Table:
    rows = (
        (q.id, a.id, a.text, a.short or "", a.hint or "", reading(a, a.read_by))
        for q in sheets.questions
        for a in q.answers
    )
    columns = "Question | Answer | Wording | In lists | Help | Read by"
    return _table("answers", "Answers, and what reads each", columns, rows)


def reading(answer: AnswerRow, read_by: Iterable[str]) -> str:
    """Who reads an answer, by the names given, and which rules it keeps from being told.

    One that nobody reads, that does no such thing and is not marked as neutral stands out.
    """
    unsure = "; ".join(f"{', '.join(rules)} ({level})" for level, rules in answer.cant_tell)
    said = [", ".join(read_by), f"can't tell: {unsure}" if unsure else ""]
    return "; ".join(filter(None, said)) or ("nothing, as meant" if answer.neutral else "NOTHING")


def _scenarios(matrix: Matrix) -> Table:
    rows = (
        (
            s.level_label,
            s.contact,
            s.family or "no rule applies",
            s.truth.replace("_", " "),
            _lines(f"{d.mark}: {d.label}: {d.answer}" for d in s.example.decides),
        )
        for s in matrix.scenarios
    )
    columns = "Level | Whom to call | Rules that lead there | How | An example"
    return _table("scenarios", "Scenario matrix", columns, rows)


def _proofs(proofs: ProofReport) -> Table:
    rows = (
        (p.id, p.title, p.words, "proved" if p.proved else "REFUTED", p.sets, p.pairs)
        for p in proofs.proofs
    )
    columns = "Property | Title | In words | Verdict | Sets of answers | Pairs compared"
    return _table("proofs", "Proofs", columns, rows)


def _safety(sheets: Sheets) -> Iterator[Table]:
    fields = list(dict.fromkeys(name for row in sheets.hazards for name in row.fields))
    hazards = (
        (row.id, row.name, *(_lines(row.fields.get(f, ())) for f in fields), ", ".join(row.rules))
        for row in sheets.hazards
    )
    yield _table("hazards", "Hazards", " | ".join(["Hazard", "Name", *fields, "Rules"]), hazards)
    signing = ((row.id, row.level, row.sign_off.standing, to_sign(row)) for row in sheets.rules)
    yield _table("sign-off", "Sign-off", "Rule | Level | State | Still to sign", signing)
