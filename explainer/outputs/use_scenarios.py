"""Hazard-related use scenarios (IEC 62366-1) as a page to read, made from the hazard log.

A hazard has to do with use where words or what people are told is one of its controls. Its causes
are what can happen in use; the people of its vignettes are those to try it with.
"""

from collections.abc import Iterator
from pathlib import Path

from explainer.safety.severity import proposed_severity
from explainer.templating import TEMPLATES, templates_in
from rules.model.book import RuleBook
from rules.model.hazards import ControlKind, Hazard

FILE = Path("docs") / "clinical-safety" / "use-scenarios.md"
OF_USE = {ControlKind.WORDING, ControlKind.USER_INFORMATION}


def of_use(book: RuleBook) -> list[Hazard]:
    """The hazards that have to do with use, in the order of the log."""
    return [h for h in book.hazards if any(control.kind in OF_USE for control in h.controls)]


def use_scenarios(book: RuleBook) -> str:
    """The whole page as Markdown. The same rule book always gives the same text."""
    found = of_use(book)
    templates = templates_in(TEMPLATES, escape=False)  # the page is Markdown, no browser runs it
    text = templates.get_template("use-scenarios.md").render(
        hazards=found,
        total=len(book.hazards),
        people={hazard.id: list(_people(hazard)) for hazard in found},
        severity={hazard.id: _severity(book, hazard) for hazard in found},
        of_use=OF_USE,
    )
    return text.rstrip("\n") + "\n"


def _people(hazard: Hazard) -> Iterator[str]:
    """The vignettes that show a control of this hazard, each once."""
    shown = (control.shown_by for control in hazard.controls if control.shown_by)
    yield from dict.fromkeys(name for proof in shown for name in proof.vignettes)


def _severity(book: RuleBook, hazard: Hazard) -> str:
    if hazard.initial_risk:
        return f"{hazard.initial_risk.severity}, judged"
    proposed = proposed_severity(book, hazard)
    return f"{proposed} (PROPOSAL, not judged)" if proposed else "not judged; no rule names it"
