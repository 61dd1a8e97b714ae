"""People for the second reading, as plain answers, with one thing or another changed."""

from typing import Any

from tests.support.answers import NO_SIGNS
from tests.support.second_reading import Reading, assess

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
