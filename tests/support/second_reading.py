"""A second, naive reading of the clinical page, which shares nothing with the project.

It is slow and plain, and follows the page section by section (`clinical_page/`). `assess(answers)`
takes complete or incomplete answers.
"""

from collections.abc import Mapping
from typing import Any, TypedDict

from tests.support.clinical_page.advice import advice_of
from tests.support.clinical_page.answers import CANT, YES, Sheet
from tests.support.clinical_page.conditions import CONDITIONS
from tests.support.clinical_page.contacts import card_of, contact_of
from tests.support.clinical_page.questions import QUESTIONS
from tests.support.clinical_page.rows import LEVELS
from tests.support.clinical_page.rules import RULES


class Reading(TypedDict):
    """What the page says of one person."""

    level: str | None  # None: answers are missing and nothing applies
    contact: str | None  # None: not known yet
    card: str | None  # None: the level is not `information`
    truths: dict[str, str]  # of every rule: yes, no, cant_tell or open
    applied: dict[str, str]  # the rules that apply, each with its truth
    levels: dict[str, str]  # the rules that apply, each with its level
    cant_tell: list[str]  # the rules that can't be told, whether they apply then or stay quiet
    quiet: list[str]  # those of them that stay quiet (the page's "-")
    conditions: dict[str, str]  # the truth of every named condition
    advice: set[str]
    # asked and not answered, in the order of the table; a question of which it is not known yet
    # whether it is asked is left out
    missing: list[str]
    # answered, not_sure, prefer_not_to_say, not_asked, unanswered, or open (not known yet
    # whether it is asked)
    states: dict[str, str]
    complete: bool


def assess(answers: Mapping[str, Any]) -> Reading:
    """Read the page for one person."""
    sheet = Sheet(QUESTIONS, answers)
    for name, condition in CONDITIONS.items():
        sheet.named[name] = condition(sheet)
    truths = {rule.id: rule.when(sheet) for rule in RULES}
    levels = _levels(truths)
    cant_tell = [rule for rule, truth in truths.items() if truth == CANT]
    complete = not {"unanswered", "open"}.intersection(sheet.state.values())
    level = min(levels.values(), key=LEVELS.index, default="information" if complete else None)
    card = card_of(sheet) if level == "information" else None
    return {
        "level": level,
        "contact": contact_of(sheet),
        "card": card,
        "truths": truths,
        "applied": {rule: truths[rule] for rule in levels},
        "levels": levels,
        "cant_tell": cant_tell,
        "quiet": [rule for rule in cant_tell if rule not in levels],
        "conditions": sheet.named,
        "advice": advice_of(sheet, levels, level, card),
        "missing": [name for name, state in sheet.state.items() if state == "unanswered"],
        "states": sheet.state,
        "complete": complete,
    }


def _levels(truths: Mapping[str, str]) -> dict[str, str]:
    levels = {}
    for rule in RULES:
        at = {YES: rule.level, CANT: rule.if_cant_tell}.get(truths[rule.id])
        if at is not None:
            levels[rule.id] = at
    return levels
