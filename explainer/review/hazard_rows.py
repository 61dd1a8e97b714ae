"""The hazards as the log has them, and the rules that name them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from explainer.outputs.hazard_log import UNJUDGED
from explainer.review.subject import Subject
from rules.model.hazards import Control, Hazard, Proof, Risk

Texts = tuple[str, ...]


@dataclass(frozen=True)
class HazardRow:
    """One hazard. `fields` holds what the log says of it, each field as one text or more."""

    id: str
    name: str
    fields: Mapping[str, Texts]
    rules: Texts


def hazard_rows(subject: Subject) -> tuple[HazardRow, ...]:
    """A row for each hazard, in the order of the log."""
    return tuple(
        HazardRow(
            hazard.id,
            hazard.name,
            dict(_fields(hazard)),
            tuple(rule.id for rule in subject.rules if hazard.id in rule.hazards),
        )
        for hazard in subject.book.hazards
    )


def _fields(hazard: Hazard) -> Iterator[tuple[str, Texts]]:
    yield "Causes", hazard.causes
    yield "Effect", (hazard.effect,)
    yield "Harm", (hazard.harm,)
    yield "Controls", tuple(map(_control, hazard.controls))
    yield "Initial risk", (_risk(hazard.initial_risk),)
    yield "Residual risk", (_risk(hazard.residual_risk),)
    yield "Status", (hazard.status.capitalize(),)
    yield "Owner", (_plain(hazard.owner),)
    yield "Open questions", (", ".join(hazard.questions) or "none",)


def _control(control: Control) -> str:
    kind = _plain(control.kind)
    if control.shown_by is None:
        owner = _plain(control.owed_by or "").lower()
        return f"{kind}, not in place yet, owed by the {owner}: {control.text}"
    return f"{kind}: {control.text} Shown by {_shown(control.shown_by)}."


def _shown(proof: Proof) -> str:
    return ", ".join((*proof.properties, *proof.vignettes, *proof.tests, *proof.documents))


def _risk(risk: Risk | None) -> str:
    if risk is None:
        return UNJUDGED.capitalize()
    scale = f"{_plain(risk.severity)} x {_plain(risk.likelihood).lower()}: {risk.level} of 5"
    return f"{scale}. {risk.reason} ({risk.judged_by}, {risk.judged_on})"


def _plain(name: str) -> str:
    return name.replace("_", " ").capitalize()
