"""Every kind of page of the check, as the step that leads to it."""

from typing import Any

from rules import Level
from screens.journey import ALERT, CHECK, RESULT, Event, State, Step, advance
from tests.support.answers import AFTER_A_LOSS, NO_SIGNS
from tests.support.journeys import WITH_HISTORY, in_order, up_to
from tests.support.real_book import BOOK

EVERYTHING = in_order(
    WITH_HISTORY
    | {
        "care_so_far": ["stitch", "cervix_scan", "specialist"],
        "cervix_scan": "normal",
        "stitch_now": "vaginal",
        "preterm_clinic": "plan_in_place",
        "earlier_pregnancies": [
            "late_loss",
            "early_birth",
            "waters_broke_early",
            "late_operation",
            "stitch",
            "caesarean_in_labour",
        ],
        "early_births": 1,
        "early_birth_start": ["by_itself"],
        "earliest_birth_weeks": 30,
        "waters_broke_weeks": "before_34",
        "loss_despite_stitch": "no",
        "caesarean_dilation": "full",
        "loss_after_that_caesarean": "no",
        "late_operations": 1,
        "cervix_treatments": ["lletz"],
        "lletz_count": "one",
        "lletz_depth": "not_sure",
    }
)
# Somebody who is asked each question: no question is asked of both, but for the first.
ASKED = dict.fromkeys(AFTER_A_LOSS, AFTER_A_LOSS) | dict.fromkeys(EVERYTHING, EVERYTHING)
assert ASKED.keys() == BOOK.questionnaire.questions.keys()
RESULTS: dict[Level, dict[str, Any]] = {
    Level.EMERGENCY: NO_SIGNS | {"emergency_signs": ["sepsis_signs"]},
    Level.CALL_NOW: NO_SIGNS | {"pain_and_pressure": ["pressure"]},
    Level.CALL_TODAY: WITH_HISTORY,
    Level.CONTACT_THIS_WEEK: WITH_HISTORY | {"weeks": 24},
    Level.NEXT_APPOINTMENT: NO_SIGNS | {"milder_signs": ["brief_sharp_pain"]},
    Level.INFORMATION: NO_SIGNS,
}


def sent(state: State, **values: list[str]) -> Step:
    """What follows when these fields are sent from the page of a question."""
    return advance(BOOK, state, Event("answer", values=values))


def every_page() -> dict[str, Step]:
    """Each question empty, answered and in error; each alert, check page and result."""
    steps = {name: Step(up_to(name, given)) for name, given in ASKED.items()}
    steps |= {f"{name} answered": Step(State(given, name)) for name, given in ASKED.items()}
    steps |= {f"{name} in error": sent(up_to(name, given)) for name, given in ASKED.items()}
    steps |= {f"{level} result": Step(State(RESULTS[level], RESULT)) for level in Level}
    dropped = ("lletz_count", "lletz_depth")
    return steps | {
        "emergency alert": Step(State(RESULTS[Level.EMERGENCY], ALERT)),
        "call now alert": Step(State(RESULTS[Level.CALL_NOW], ALERT)),
        "check": Step(State(NO_SIGNS, CHECK)),
        "check, some missing": Step(State({"pregnant": "yes"}, CHECK)),
        "check, some dropped": Step(State(NO_SIGNS, CHECK, dropped=dropped)),
        "question, one dropped": Step(State(NO_SIGNS, "weeks", dropped=dropped[:1])),
    }


EVERY_PAGE = every_page()
