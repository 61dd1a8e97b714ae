"""R031: a red flag that stays quiet when the answer was "not sure".

What: a rule at level emergency or call_now speaks when it can't tell. Where its if_cant_tell is
quiet, a sentence of its rationale says why it says nothing when the answer was not sure.
Why: Somebody in danger who is not sure of a sign would not be told to call.
Bad:
    # rules/clinical/symptoms.yaml, below '- id: something_not_right'
    if_cant_tell: quiet
Good:
    if_cant_tell: call_now
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem
from rules.model.levels import Level
from rules.model.rules import QUIET

RED_FLAGS = (Level.EMERGENCY, Level.CALL_NOW)
SENTENCE = re.compile(r"[^.;]+")
NOT_SURE = re.compile(r"\bnot(?: being)? sure\b|\bunsure\b|\bcan(?:'t|not) tell\b", re.IGNORECASE)
QUIET_THEN = re.compile(r"\bsays? nothing\b|\bquiet\b|\bsilent\b|\bnever in doubt\b", re.IGNORECASE)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such rule."""
    for entry, path, document in context.entries():
        quiet = entry.level in RED_FLAGS and entry.if_cant_tell == QUIET
        if quiet and not _says_why(entry.rationale):
            what = f"'{entry.id}' is {entry.level}, and stays quiet when the answer was not sure"
            fix = "give 'if_cant_tell' a level, or say in 'rationale' why not sure says nothing"
            yield document.problem((*path, "if_cant_tell"), "R031", what, fix)


def _says_why(rationale: str) -> bool:
    """Whether one sentence speaks of both: not being sure, and saying nothing."""
    sentences = SENTENCE.findall(rationale)
    return any(NOT_SURE.search(one) and QUIET_THEN.search(one) for one in sentences)
