"""The answers of people whom many tests begin with, as plain data."""

from typing import Any

NO_SIGNS: dict[str, Any] = {
    "pregnant": "yes",
    "emergency_signs": ["none"],
    "weeks": 20,
    "fluid_and_bleeding": ["none"],
    "pain_and_pressure": ["none"],
    "feeling_unwell": ["none"],
    "milder_signs": ["none"],
    "babies": "one",
    "care_so_far": ["none"],
    "been_pregnant_before": "no",
    "cervix_treatments": ["none"],
    "told_conditions": ["none"],
}
NOT_PREGNANT: dict[str, Any] = {
    "pregnant": "no",
    "emergency_signs_not_pregnant": ["none"],
    "been_pregnant_before": "no",
    "cervix_treatments": ["none"],
    "told_conditions": ["none"],
}
AFTER_A_LOSS: dict[str, Any] = {
    "pregnant": "recent_loss",
    "emergency_signs_not_pregnant": ["none"],
    "after_signs": ["none"],
}
LATE_LOSS: dict[str, Any] = {
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["late_loss"],
    "late_losses": 1,
    "late_loss_start": ["waters_broke"],
}
