"""What goes with the errors that our own models raise: their words are already ours."""

from rules.loading.yaml.edits import Maker, field_below, two_numbers

OWN_CODES = {
    "find_out_missing": "Q003",
    "range_order": "Q004",
    "between_order": "R016",
    "count_too_high": "R017",
    "shares_order": "S005",
    "wrong_kind": "S013",
    "wrong_register": "E010",
    "registration_form": "E011",
    "gaps": "W008",
    "same_term": "W009",
    "shows_nothing": "H001",
    "in_place_or_owed": "H002",
    "unit_weeks": "L002",
    "unit_hours": "L004",
    "release_dates": "L003",
    "release_device": "L003",
    "risk_half_judged": "H003",
    "risk_unjudged": "H003",
    "risk_too_high": "H003",
}
OWN_FIXES = {
    "find_out_missing": "add a line 'find_out: ...'",
    "range_order": "swap them, or correct one",
    "between_order": "swap them, or correct one",
    "count_too_high": "lower 'n', or add conditions",
    "shares_order": "swap them, or correct one",
    "wrong_kind": "correct the kind, or remove the field",
    "wrong_register": "correct the role or 'registered_with'",
    "registration_form": "correct the number",
    "gaps": "put the curly brackets as they were",
    "same_term": "reword one of them",
    "shows_nothing": "name a property, a vignette, a test or a document",
    "in_place_or_owed": "say what shows it, or who has to see to it",
    "unit_weeks": "give both weeks, or weeks_after_birth, or all three",
    "unit_hours": "write 'always_open: false', or the hours as 'Day and night.'",
    "release_dates": "give the last day on which it counts",
    "release_device": "correct the decision, or the registration",
    "risk_half_judged": "judge both, or neither",
    "risk_unjudged": "keep it open until the clinical safety officer has judged it",
    "risk_too_high": "keep it open, or add controls",
}
OWN_MENDS: dict[str, Maker] = {
    "find_out_missing": field_below("find_out: ..."),
    "between_order": two_numbers,
}
# The field that an editor will look at first.
OWN_POINTS = {
    "find_out_missing": "not_sure",
    "range_order": "min",
    "between_order": "between",
    "count_too_high": "n",
    "shares_order": "per_1000",
    "unit_weeks": "weeks_to",
    "unit_hours": "hours",
    "release_dates": "review_by",
    "release_device": "registration",
    "risk_half_judged": "residual_risk",
    "risk_unjudged": "status",
    "risk_too_high": "status",
    "union_tag_invalid": "kind",
    "wrong_register": "registered_with",
    "registration_form": "registration",
    "same_term": "terms",
}
