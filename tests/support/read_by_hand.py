"""People for the second reading, as plain answers, with one thing or another changed."""

from typing import Any

from tests.support.second_reading import Reading, assess

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
VAGINAL_STITCH = {"care_so_far": ["stitch"], "stitch_now": "vaginal"}
ABDOMINAL_STITCH = {"care_so_far": ["stitch"], "stitch_now": "abdominal"}
STITCH_OF_SOME_KIND = {"care_so_far": ["stitch"], "stitch_now": "not_sure"}
CLINIC = {"care_so_far": ["specialist"], "preterm_clinic": "plan_in_place"}


def pregnant(**changed: Any) -> Reading:
    """The reading of somebody 20 weeks pregnant with nothing to tell but this."""
    return complete(NO_SIGNS | changed)


def complete(answers: dict[str, Any]) -> Reading:
    """The reading of answers of which none is missing."""
    reading = assess(answers)
    assert reading["missing"] == []
    assert reading["complete"]
    return reading
