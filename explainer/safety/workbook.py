"""The hazard log as tables for a spreadsheet, and blind sheets for people who score it.

Columns: as many trusts use them (MEMORY). Severity is proposed, and says so; likelihood is empty.
"""

import random
from collections.abc import Iterable, Iterator

from explainer.review.tables import Row, Table
from explainer.safety.severity import proposed_severity, worst_level
from rules.model.book import RuleBook
from rules.model.hazards import RISK_MATRIX, Control, Hazard, Likelihood, Risk, Severity

HAZARDS = (
    "Hazard | Name | Causes | Effect | Harm | Rules that name it | Worst level of those rules"
    " | Proposed severity (PROPOSAL, at least) | Controls in place"
    " | Initial severity | Initial likelihood | Initial risk | Initial: reason, who, when"
    " | Controls owed | Residual severity | Residual likelihood | Residual risk"
    " | Residual: reason, who, when | Status | Owner | Open questions"
)
CAUSES = "Hazard | Number | Cause"
CONTROLS = "Hazard | Number | Control | Kind | State | Owed by | Shown by"
SCALES = "Likelihood | " + " | ".join(Severity)
SCORED = ("Initial severity", "Initial likelihood", "Residual severity", "Residual likelihood")
SCORING = ("Hazard", "Name", "Causes", "Effect", "Harm", "Controls in place", *SCORED, "Reason")


def workbook(book: RuleBook) -> tuple[Table, ...]:
    """The tables: hazards, a row for each cause, a row for each control, the scale of risks."""
    causes = ((h.id, str(i), cause) for h in book.hazards for i, cause in enumerate(h.causes, 1))
    controls = (
        (hazard.id, str(i), *_control(control))
        for hazard in book.hazards
        for i, control in enumerate(hazard.controls, 1)
    )
    risks = ((plain(name), *map(str, row)) for name, row in RISK_MATRIX.items())
    return (
        _table("hazards", "Hazard log", HAZARDS, (_hazard(book, h) for h in book.hazards)),
        _table("causes", "Causes", CAUSES, causes),
        _table("controls", "Controls, and what shows them", CONTROLS, controls),
        _table("risks", "Risk by likelihood and severity", SCALES, risks),
    )


def scoring_sheet(book: RuleBook, scorer: int) -> Table:
    """The sheet of one scorer: an order of their own, and nobody's judgement or proposal on it.

    The same scorer always gets the same order, so that a lost sheet can be made anew.
    """
    hazards = list(book.hazards)
    random.Random(f"{book.version} {scorer}").shuffle(hazards)  # noqa: S311 - guards nothing
    empty = ("",) * (len(SCORED) + 1)
    rows = (
        (h.id, h.name, _lines(h.causes), h.effect, h.harm, _in_place(h), *empty) for h in hazards
    )
    return Table(f"scoring-{scorer}", f"Scorer {scorer}", SCORING, tuple(rows))


def plain(name: str) -> str:
    """`very_low` as `very low`."""
    return name.replace("_", " ")


def _hazard(book: RuleBook, hazard: Hazard) -> Row:
    rules = [rule.id for rule in book.rules if hazard.id in rule.hazards]
    owed = [
        f"{plain(control.owed_by or '')}: {control.text}"
        for control in hazard.controls
        if not control.in_place
    ]
    return (
        hazard.id,
        hazard.name,
        _lines(hazard.causes),
        hazard.effect,
        hazard.harm,
        ", ".join(rules),
        plain(worst_level(book, hazard) or "none"),
        plain(proposed_severity(book, hazard) or ""),
        _in_place(hazard),
        *_risk(hazard.initial_risk),
        _lines(owed),
        *_risk(hazard.residual_risk),
        hazard.status,
        plain(hazard.owner),
        ", ".join(hazard.questions),
    )


def _risk(risk: Risk | None) -> tuple[str, str, str, str]:
    if risk is None:
        return ("", "", "", "")
    who = f"{risk.reason} ({risk.judged_by}, {risk.judged_on})"
    return (plain(risk.severity), plain(risk.likelihood), str(risk.level), who)


def _control(control: Control) -> Row:
    shown = control.shown_by
    if shown is None:
        return (control.text, plain(control.kind), "owed", plain(control.owed_by or ""), "")
    names = (*shown.properties, *shown.vignettes, *shown.tests, *shown.documents)
    return (control.text, plain(control.kind), "in place", "", _lines(names))


def _in_place(hazard: Hazard) -> str:
    return _lines(f"{plain(c.kind)}: {c.text}" for c in hazard.controls if c.in_place)


def _lines(texts: Iterable[str]) -> str:
    return "\n".join(texts)


def _table(name: str, title: str, columns: str, rows: Iterator[Row]) -> Table:
    return Table(name, title, tuple(columns.split(" | ")), tuple(rows))


STEPS = {
    "severity": {plain(step): number for number, step in enumerate(Severity, 1)},
    "likelihood": {plain(step): number for number, step in enumerate(Likelihood, 1)},
}
