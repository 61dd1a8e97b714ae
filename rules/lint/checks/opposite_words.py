"""Q008: an answer whose words say something else than its id.

What: the words of "yes" begin with Yes and those of "no" with No. What stands for none, not sure
and rather not say is said in such words.
Why: Somebody would give the opposite of their answer, and get the result of somebody else.
Bad:
    # questionnaire.yaml, below '- id: emergency_signs', in place of 'none:'
    none: All of these
Good:
    none: None of these
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

BEGINS = {"yes": re.compile(r"Yes\b"), "no": re.compile(r"No\b|None\b|Not (?!sure)")}
FIELDS = {
    "none": (
        re.compile(r"\b(?:none|no|nobody|nothing|not|never)\b", re.IGNORECASE),
        "None of these",
    ),
    "not_sure": (
        re.compile(
            r"\b(?:not sure|not know|unsure|cannot tell|not certain|not remember)\b", re.IGNORECASE
        ),
        "I'm not sure",
    ),
    "prefer_not_to_say": (
        re.compile(r"\b(?:rather not|prefer not|not want|not say)\b", re.IGNORECASE),
        "I would rather not say",
    ),
}


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such answer."""
    for path, question, document in context.questions():
        for i, option in enumerate(question.options):
            begins = BEGINS.get(option.id)
            if begins and not begins.match(option.text):
                what = f"the answer '{option.id}' is said as '{option.text}'"
                fix = f"begin it with '{option.id.capitalize()}', or give it another id"
                yield document.problem((*path, "options", i, "text"), "Q008", what, fix)
        for field, (says, example) in FIELDS.items():
            text = getattr(question, field, None)
            if isinstance(text, str) and not says.search(text):
                what = f"'{field}' is said as '{text}'"
                yield document.problem((*path, field), "Q008", what, f"say it like '{example}'")
