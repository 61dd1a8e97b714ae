"""What still has to be decided by people before this is offered to the public (release.yaml).

Nothing here decides anything: it compares what is written down with what has to be there.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from textwrap import wrap

from rules.model.book import RuleBook
from rules.model.hazards import Hazard
from rules.model.local import Service
from rules.model.release import HazardReview, Release, SafetyCase

# What is said while a part is null: the part as people call it, and what is needed.
NOT_YET = {
    "clinical_safety_officer": "No clinical safety officer is appointed.",
    "hazard_log": "Nobody has approved the hazard log.",
    "safety_case": "No safety case is approved.",
    "device_decision": "Nobody has decided whether this is a medical device.",
    "data_protection_assessment": "There is no data protection assessment.",
    "incidents": "There is no address where somebody would read of harm.",
}
NOBODY_TO_WRITE_TO = (
    "People find no address on the page Contact. Name one under service: email in local.yaml."
)
UNACCEPTABLE = 4  # and above, by the scale that the hazard log prints
WIDTH = 96


def lacking(release: Release, book: RuleBook, service: Service, today: date) -> list[str]:
    """Everything that is missing, past its date or about something else, in plain words."""
    return [
        *_parts(release, today),
        *([] if service.email else [NOBODY_TO_WRITE_TO]),
        *_hazards(book.hazards),
        *_log(release.hazard_log, book.hazards),
        *_case(release.safety_case, book),
    ]


def _parts(release: Release, today: date) -> Iterator[str]:
    for name, part in release.parts():
        if part is None:
            yield f"{NOT_YET[name]} Fill in {name}."
        elif left := next(part.left_open(), None):
            yield f"{name} is not decided: its {left[0]} is '{left[1]}'. Write what was decided."
        elif part.review_by < today:
            yield f"{name} counts no longer: its review_by was {part.review_by}."
        elif part.decided > today:
            yield f"{name} does not count yet: it is of {part.decided}, and today is {today}."


def _hazards(hazards: Iterable[Hazard]) -> Iterator[str]:
    found = list(hazards)
    for kind in ("initial", "residual"):
        unjudged = [hazard.id for hazard in found if getattr(hazard, f"{kind}_risk") is None]
        if unjudged:
            yield f"{len(unjudged)} of {len(found)} hazards have no {kind} risk: {_list(unjudged)}."
    too_high = [
        f"{hazard.id} ({hazard.residual_risk.level})"
        for hazard in found
        if hazard.residual_risk and hazard.residual_risk.level >= UNACCEPTABLE
    ]
    if too_high:
        yield f"A residual risk is unacceptable ({UNACCEPTABLE} or 5): {_list(too_high)}."


def _log(review: HazardReview | None, hazards: Iterable[Hazard]) -> Iterator[str]:
    """A log that was approved before somebody judged what is in it was not approved as it is."""
    if review is None:
        return
    later = [
        hazard.id
        for hazard in hazards
        for risk in (hazard.initial_risk, hazard.residual_risk)
        if risk and risk.judged_on > review.approved_on
    ]
    if later:
        names = _list(dict.fromkeys(later))
        yield f"Hazards were judged after hazard_log was approved ({review.approved_on}): {names}."


def _case(case: SafetyCase | None, book: RuleBook) -> Iterator[str]:
    if case is not None and case.rule_set != book.version:
        about = f"The safety case is about rule set {case.rule_set}"
        yield f"{about}, and this is {book.version}. Approve one for it."


def _list(names: Iterable[str]) -> str:
    return ", ".join(names)


def as_lines(missing: Iterable[str]) -> str:
    """The list, one below the other, each wrapped so that a terminal shows it whole."""
    wrapped = (
        wrap(text, WIDTH, initial_indent="  - ", subsequent_indent="    ") for text in missing
    )
    return "\n".join(line for lines in wrapped for line in lines)
