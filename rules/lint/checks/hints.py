"""A106: a hint that repeats what it belongs to.

What: the hint of a question or an option says something that its text does not.
Why: Somebody who hears the same twice begins to skip hints, also those that matter.
Bad:
    # questionnaire.yaml, below '- id: milder_signs'
    hint: Any of these other signs.
Good:
    hint: Tick all that apply.
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

SMALL_WORDS = {"a", "an", "the", "if", "is", "are", "you", "your", "it", "this", "that", "of"}


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each hint without a word of its own."""
    for path, question, document in context.questions():
        asked = [((*path, "hint"), question.text, question.hint)]
        for i, option in enumerate(question.options):
            asked.append(((*path, "options", i, "hint"), option.text, option.hint))
        for place, text, hint in asked:
            if hint and not _words(hint) - _words(text):
                what = "this hint only repeats the words that it belongs to"
                yield document.problem(place, "A106", what, "say something new, or remove it")


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w+", text.lower())) - SMALL_WORDS
