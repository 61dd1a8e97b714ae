"""Every kind of page of the check, as the step that leads to it."""

from typing import Any

from rules import Level
from screens.journey import ALERT, CHECK, RESULT, Event, State, Step, advance
from tests.support.journeys import NO_SIGNS, WITH_HISTORY, up_to
from tests.support.real_book import BOOK

EVERYTHING: dict[str, Any] = WITH_HISTORY | {
    "early_births": 1,
    "earliest_birth_weeks": 30,
    "earliest_birth_start": "by_itself",
    "previous_stitch": "yes",
    "loss_despite_stitch": "no",
    "full_dilation_caesarean": "yes",
    "loss_after_that_caesarean": "no",
    "cervix_treatments": ["lletz"],
    "lletz_count": "one",
    "lletz_depth": "not_sure",
}
IN_ORDER = {name: EVERYTHING[name] for name in BOOK.questionnaire.questions}
RESULTS: dict[Level, dict[str, Any]] = {
    Level.EMERGENCY: NO_SIGNS | {"emergency_signs": ["sepsis_signs"]},
    Level.CALL_NOW: NO_SIGNS | {"pain_and_pressure": ["pressure"]},
    Level.CALL_TODAY: WITH_HISTORY,
    Level.CONTACT_THIS_WEEK: WITH_HISTORY | {"weeks": 24},
    Level.NEXT_APPOINTMENT: NO_SIGNS | {"babies": "two_or_more"},
    Level.INFORMATION: NO_SIGNS,
}


def sent(state: State, **values: list[str]) -> Step:
    """What follows when these fields are sent from the page of a question."""
    return advance(BOOK, state, Event("answer", values=values))


def every_page() -> dict[str, Step]:
    """Each question empty, answered and in error; each alert, check page and result."""
    steps = {name: Step(up_to(name, IN_ORDER)) for name in IN_ORDER}
    steps |= {f"{name} answered": Step(State(IN_ORDER, name)) for name in IN_ORDER}
    steps |= {f"{name} in error": sent(up_to(name, IN_ORDER)) for name in IN_ORDER}
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
