"""A person who can be told from everybody else."""

from typing import Any

# Answers that can be told from everything else in an address, a header or a log.
MARKED: dict[str, Any] = {
    "pregnant": "yes",
    "emergency_signs": ["none"],
    "weeks": 37,
    "fluid_and_bleeding": ["watery_or_changed_discharge"],
    "pain_and_pressure": ["none"],
    "feeling_unwell": ["none"],
    "milder_signs": ["stinging_pee"],
    "babies": "two_or_more",
    "care_so_far": ["cervix_scan", "specialist"],
    "cervix_scan": "not_sure",
    "preterm_clinic": "discharged",
    "been_pregnant_before": "yes",
    "earlier_pregnancies": ["late_loss", "early_birth", "late_operation", "stitch", "short_cervix"],
    "late_losses": 7,
    "late_loss_start": ["little_or_no_warning"],
    "early_births": 8,
    "early_birth_start": ["by_itself"],
    "earliest_birth_weeks": 29,
    "loss_despite_stitch": "not_sure",
    "late_operations": 10,
    "cervix_treatments": ["lletz"],
    "lletz_count": "two_or_more",
    "told_conditions": ["womb_arcuate", "other_connective_tissue"],
}
