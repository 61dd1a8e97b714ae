"""Units and services for local.yaml, which ships empty."""

from datetime import date
from typing import Any

from rules.model.local import Service, Unit

NOBODY = Service(offered_by=None, email=None, answers_within=None, privacy_notice=None)


def unit(unit_id: str = "triage", **changed: Any) -> Unit:
    fields = {
        "id": unit_id,
        "name": "maternity triage",
        "number": "01234 567890",
        "always_open": True,
        "hours": "Day and night.",
        "contacts": ["maternity_unit"],
        "weeks_from": 16,
        "weeks_to": 42,
        "weeks_after_birth": 6,
        "checked_on": date(2026, 11, 22),
        "review_by": date(2027, 5, 22),
        "source": "Its own page",
    }
    return Unit.model_validate(fields | changed)
