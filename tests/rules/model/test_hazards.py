"""Hazards: the risk is looked up as DCB0129 has it, and nothing is closed that nobody judged."""

from typing import Any

import pytest
from pydantic import ValidationError

from rules.model.hazards import RISK_MATRIX, Hazard, Likelihood, Risk, Severity

JUDGED = {"reason": "A test.", "judged_by": "Nobody", "judged_on": "2026-11-22"}


def risk(severity: str, likelihood: str) -> dict[str, Any]:
    return {"severity": severity, "likelihood": likelihood, **JUDGED}


def hazard(**more: Any) -> Hazard:
    return Hazard.model_validate(
        {
            "id": "H-01",
            "name": "A test",
            "causes": ["One."],
            "effect": "Something changes.",
            "harm": "Somebody is harmed.",
            "controls": [{"kind": "rules", "text": "A rule.", "shown_by": {"properties": ["P1"]}}],
            "initial_risk": None,
            "residual_risk": None,
            "status": "open",
            "owner": "clinical_lead",
            **more,
        }
    )


@pytest.mark.parametrize(
    ("severity", "likelihood", "level"),
    [
        ("minor", "very_low", 1),
        ("minor", "very_high", 3),
        ("significant", "low", 2),
        ("considerable", "medium", 3),
        ("major", "very_low", 2),
        ("major", "high", 4),
        ("catastrophic", "very_low", 3),
        ("catastrophic", "high", 5),
    ],
)
def test_the_risk_is_looked_up(severity: str, likelihood: str, level: int) -> None:
    assert Risk.model_validate(risk(severity, likelihood)).level == level


def test_more_severe_or_more_likely_is_never_less_risk() -> None:
    rows = [RISK_MATRIX[likelihood] for likelihood in Likelihood]
    assert all(len(row) == len(Severity) for row in rows)
    assert all(list(row) == sorted(row) for row in rows)
    assert all(list(column) == sorted(column) for column in zip(*rows, strict=True))


@pytest.mark.parametrize("status", ["closed", "transferred"])
def test_what_nobody_has_judged_stays_open(status: str) -> None:
    with pytest.raises(ValidationError, match=f"nobody has judged cannot be {status}"):
        hazard(status=status)


def test_only_an_acceptable_risk_can_be_closed() -> None:
    low, high = risk("major", "very_low"), risk("major", "medium")
    assert hazard(initial_risk=high, residual_risk=low, status="closed").status == "closed"
    with pytest.raises(ValidationError, match="a residual risk of 3 cannot be closed"):
        hazard(initial_risk=high, residual_risk=high, status="closed")
    assert hazard(initial_risk=high, residual_risk=high, status="transferred")


def test_a_judgement_without_its_reason_is_none() -> None:
    half = {"severity": "major", "likelihood": "low"}
    with pytest.raises(ValidationError, match="reason"):
        hazard(initial_risk=half)
