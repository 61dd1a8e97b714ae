"""The decision tables as a workbook, in the columns of WHO's digital adaptation kits (layer L2).

Reviewers elsewhere know these columns: an id, what sets it off, inputs, outputs, what is done,
annotations and references. Every cell is computed from the content; none is written for it.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from explainer.review.decision_table import RuleRow, supports
from explainer.review.files import write_spreadsheet
from explainer.review.logic import exact
from explainer.review.sheets import sheets, to_sign
from explainer.review.subject import Subject
from explainer.review.tables import Row, Table, evidence_line, logic_tables
from rules.model.rules import Contact

ABOUT = (
    (
        "What it is",
        "The decision tables of a self-assessment about cervical weakness in pregnancy.",
    ),
    (
        "What it is for",
        "To review the rules, and to build them elsewhere. It gives no diagnosis, and it is not for"
        " deciding about a person.",
    ),
    (
        "Hit policy",
        "Collect: every rule that is met applies. The level is the most urgent one among them.",
    ),
    (
        "If we can't tell",
        "A rule that rests on an answer 'not sure' is neither met nor missed. Its column says at"
        " which level it then applies; 'quiet' means that it does not.",
    ),
    (
        "Not asked",
        "An answer to a question that is not asked counts as if it were not there: see Data"
        " dictionary.",
    ),
    (
        "References",
        "READ: seen in the source. READ-2: second hand. MEMORY: not seen. PROPOSAL: our choice.",
    ),
)
DECISIONS = (
    "Decision ID | Business rule | Trigger | Inputs | Exact logic | If we can't tell"
    " | Output: level | Action: advice | Annotations | References | Sign-off"
)
WHOM = "Decision ID | Applies to | Exact logic | Output | Annotations | References"


def write_workbook(file: Path, subject: Subject, *, approved: bool) -> list[Path]:
    """Write the workbook; returns the file.

    Raises ImportError where XlsxWriter is not installed, OSError where it cannot be written.
    """
    write_spreadsheet(file, workbook(subject, approved=approved), subject.today)
    return [file]


def workbook(subject: Subject, *, approved: bool) -> tuple[Table, ...]:
    """Its sheets: about, decisions, whom to call, cards, named conditions, data dictionary."""
    found = sheets(subject)
    _, conditions, questions, answers = logic_tables(found)
    book = subject.book
    return (
        _about(subject, approved=approved),
        _table("Decision table", DECISIONS, map(_decision, found.rules)),
        _table("Whom to call", WHOM, _whom(subject, book.contacts)),
        _table("When no rule applies", WHOM, _whom(subject, book.cards)),
        Table("Named conditions", conditions.title, conditions.columns, conditions.rows),
        Table("Data dictionary", questions.title, questions.columns, questions.rows),
        Table("Answers", answers.title, answers.columns, answers.rows),
    )


def _table(name: str, columns: str, rows: Iterable[Row]) -> Table:
    return Table(name, name, tuple(columns.split(" | ")), tuple(rows))


def _about(subject: Subject, *, approved: bool) -> Table:
    standing = "signed by clinicians, every rule" if approved else "not approved by any clinician"
    rows = (*ABOUT, ("Version of the rules", subject.book.version), ("Standing", standing))
    return Table("About", "About", ("About", "What is so"), rows)


def _decision(row: RuleRow) -> Row:
    return (
        row.id,
        row.plain,
        "Answers to the questionnaire",
        _lines(f"{each.label} ({each.id})" for each in row.inputs),
        row.exact,
        row.if_cant_tell or "quiet",
        row.level,
        _lines(row.advice),
        _lines([row.rationale, *(f"{hazard.id} {hazard.name}" for hazard in row.hazards)]),
        _lines(map(evidence_line, row.evidence)),
        f"{row.sign_off.standing}; still to sign: {to_sign(row)}",
    )


def _whom(subject: Subject, items: Iterable[Contact]) -> Iterator[Row]:
    for item in items:
        yield (
            item.id,
            subject.clinical.condition(item.when),
            exact(item.when),
            item.id,
            item.rationale,
            _lines(map(evidence_line, supports(subject, item.evidence))),
        )


def _lines(texts: Iterable[object]) -> str:
    return "\n".join(map(str, texts))
