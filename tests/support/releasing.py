"""A release of which made-up people have decided everything. Nobody like this exists."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import yaml

from rules import RuleBook
from rules.model.hazards import Hazard
from tests.support.signers import DAY

UNTIL = date(2027, 11, 20)
RISK = {
    "severity": "minor",
    "likelihood": "low",
    "reason": "Made up for a test.",
    "judged_by": "Made-up Officer",
    "judged_on": DAY,
}


class _WithoutAliases(yaml.SafeDumper):
    """Writes a day or a block out each time that it stands there: the reader takes no anchors."""

    def ignore_aliases(self, _data: Any) -> bool:
        return True


def decided(rule_set: str, **changed: Any) -> dict[str, Any]:
    """What release.yaml says when everything is decided; `changed` replaces whole parts."""
    approved = {"approved_by": "Made-up Director", "approved_on": DAY, "review_by": UNTIL}
    parts = {
        "clinical_safety_officer": {
            "name": "Made-up Officer",
            "registered_with": "GMC",
            "registration": "0000000",
            "appointed_by": "Made-up Director",
            "appointed_on": DAY,
            "review_by": UNTIL,
        },
        "hazard_log": approved,
        "safety_case": {"version": "1.0", "rule_set": rule_set, **approved},
        "device_decision": {
            "decision": "not_a_device",
            "reason": "Made up for a test.",
            "registration": None,
            "decided_by": "Made-up Expert",
            "decided_on": DAY,
            "review_by": UNTIL,
        },
        "data_protection_assessment": {"reference": "DPIA 1", **approved},
        "incidents": {
            "address": "harm@hospital.test",
            "read_by": "Made-up Officer, within a day",
            "tried_on": DAY,
            "review_by": UNTIL,
        },
    }
    return parts | changed


def as_yaml(parts: dict[str, Any]) -> str:
    """The text of such a release.yaml."""
    return yaml.dump(parts, Dumper=_WithoutAliases, sort_keys=False)


def judged(book: RuleBook, **changed: Any) -> RuleBook:
    """The book with every hazard judged alike; `changed` replaces fields of each residual risk."""
    risks = {"initial_risk": RISK, "residual_risk": RISK | changed}
    return replace(book, hazards=tuple(_with(book.hazards, risks)))


def _with(hazards: Iterable[Hazard], risks: dict[str, Any]) -> Iterable[Hazard]:
    for hazard in hazards:
        yield Hazard.model_validate(hazard.model_dump() | risks)
