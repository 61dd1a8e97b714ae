"""The hazard log as a page to read, made from rules/clinical/hazards.yaml and the rules.

Which rules name a hazard is computed from the rules themselves. What nobody has judged is an empty
cell; nothing here fills one.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment

from explainer.templating import TEMPLATES, templates_in
from rules.model.book import RuleBook
from rules.model.hazards import (
    RISK_MATRIX,
    Control,
    Hazard,
    HazardStatus,
    Owner,
    Proof,
    Risk,
    Severity,
)

FILE = Path("docs") / "clinical-safety" / "hazard-log.md"
UP = "../../"  # from that page to the project
UNJUDGED = "to be judged by the clinical safety officer"


def hazard_log(book: RuleBook) -> str:
    """The whole page as Markdown. The same rule book always gives the same text."""
    statuses = Counter(hazard.status for hazard in book.hazards)
    text = (
        _templates()
        .get_template("hazard-log.md")
        .render(
            hazards=book.hazards,
            judged=sum(hazard.residual_risk is not None for hazard in book.hazards),
            severities=list(Severity),
            matrix=reversed(RISK_MATRIX.items()),
            statuses=[(status, statuses[status]) for status in HazardStatus],
            counts=Counter(name for rule in book.rules for name in set(rule.hazards)),
            owed=[(role, list(_owed(book, role))) for role in Owner],
            rules={hazard.id: _rules(hazard, book) for hazard in book.hazards},
        )
    )
    return text.rstrip("\n") + "\n"


def _templates() -> Environment:
    found = templates_in(TEMPLATES, escape=False)  # the page is Markdown, and no browser runs it
    found.filters |= {"plain": _plain, "risk": _risk, "judgement": _judgement, "shown": _shown}
    return found


def _owed(book: RuleBook, role: Owner) -> Iterator[tuple[Hazard, Control]]:
    """The controls that are not in place and that this role has to see to."""
    for hazard in book.hazards:
        for control in hazard.controls:
            if control.owed_by == role:
                yield hazard, control


def _rules(hazard: Hazard, book: RuleBook) -> list[str]:
    """The rules that name it; where a whole family does, the family with its number."""
    names: list[str] = []
    for part in book.by_family(rule.id for rule in book.rules if hazard.id in rule.hazards):
        whole = [f"`{part.family}` (all {len(part.rules)})"]
        names += whole if part.whole else [f"`{rule}`" for rule in part.rules]
    return names


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _risk(risk: Risk | None) -> str:
    return f"{risk.level} ({risk.severity}, {_plain(risk.likelihood)})" if risk else ""


def _judgement(risk: Risk | None) -> str:
    if risk is None:
        return f"{UNJUDGED}."
    return f"{_risk(risk)}. {risk.reason} Judged by {risk.judged_by} on {risk.judged_on}."


def _shown(control: Control) -> str:
    if control.shown_by is None:
        return f"**not in place: owed by the {_plain(control.owed_by or '')}**"
    return ", ".join(_links(control.shown_by))


def _links(proof: Proof) -> Iterator[str]:
    for name in proof.properties:
        yield f"[{name}]({UP}rules/clinical/safety.yaml)"
    for name in proof.vignettes:
        yield f"`{name}`"
    for test in proof.tests:
        file, _, name = test.partition("::")
        yield f"[`{name}`]({UP}{file})"
    for document in proof.documents:
        yield f"[{document}]({UP}{document})"
