"""The part of the pack that needs no solver: the decision table, and what it stands on."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.review.decision_table import RuleRow, TermRow, rule_rows, term_rows
from explainer.review.hazard_rows import HazardRow, hazard_rows
from explainer.review.question_sheet import QuestionRow, question_rows
from explainer.review.subject import Subject
from explainer.signoff.standing import reasons
from rules.model.evidence import Label
from rules.signoff.standing import Standing


@dataclass(frozen=True)
class Sheets:
    """Rules, named conditions, questions and hazards as rows."""

    rules: tuple[RuleRow, ...]
    terms: tuple[TermRow, ...]
    questions: tuple[QuestionRow, ...]
    hazards: tuple[HazardRow, ...]


def sheets(subject: Subject) -> Sheets:
    """All rows of one subject."""
    return Sheets(
        rule_rows(subject), term_rows(subject), question_rows(subject), hazard_rows(subject)
    )


def changed_since_signed(rows: tuple[RuleRow, ...]) -> Iterator[tuple[str, str]]:
    """Each rule that changed since its latest signature, and which parts of it did."""
    for row in rows:
        if row.sign_off.changed:
            yield row.id, ", ".join(row.sign_off.changed)


def open_points(subject: Subject, rows: tuple[RuleRow, ...]) -> Iterator[str]:
    """What is not settled about the rules, one line each."""
    unsigned = sum(row.sign_off.standing is Standing.UNSIGNED for row in rows)
    waiting = sum(not row.sign_off.is_signed for row in rows) - unsigned
    if unsigned:
        yield f"{unsigned} of {len(rows)} rules are not signed by anybody."
    if waiting:
        yield f"{waiting} of {len(rows)} rules changed since they were signed, or are partly so."
    late = {source.id: source for row in rows for source in row.sign_off.past}
    yield from (f"Past its review date: {s.title} ({s.review_by})." for s in late.values())
    for label, what in (
        (Label.MEMORY, "was not checked by anybody (MEMORY)"),
        (Label.PROPOSAL, "is an inference of this project (PROPOSAL)"),
    ):
        rules = [row.id for row in rows if any(s.label is label for s in row.evidence)]
        if rules:
            yield f"{len(rules)} rules cite something that {what}."
    inferred = [row.id for row in rows if {s.label for s in row.evidence} == {Label.PROPOSAL}]
    if inferred:
        yield f"{len(inferred)} rules rest on inference alone: {', '.join(inferred)}."
    hidden = [phone.name for phone in subject.wording.phones.values() if not phone.shown]
    if hidden:
        yield f"Phone numbers that are not confirmed, so not shown: {', '.join(hidden)}."


def to_sign(row: RuleRow) -> str:
    """What one rule still needs, in one line."""
    return "; ".join(reasons(row.sign_off)) or "nothing"
