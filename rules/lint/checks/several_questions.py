"""Q005: several questions in one.

What: the text of a question asks one thing. It has one question mark, no "and/or", and no "or did
you ..." that begins a second question.
Why: Somebody for whom the two answers differ could not answer truly. The rules read one answer.
Bad:
    # questionnaire.yaml, below '- id: babies'
    text: How many babies are you expecting, and is this your first pregnancy?
Good:
    text: How many babies are you expecting?
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

VERBS = "are|is|am|do|does|did|have|has|had|was|were|can|could|will|would"
ASKING = "how|what|when|why|where|who|whom|which"
SECOND = re.compile(rf"\?.*\?|\band ?/ ?or\b|,? \b(?:and|or) (?:{VERBS}|{ASKING})\b", re.IGNORECASE)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each question that asks more than one thing."""
    for path, question, document in context.questions():
        match = SECOND.search(question.text)
        if match:
            said = question.text[match.start() :].strip(" ,?")
            what = f"'{question.id}' seems to ask several questions in one: '{said}'"
            fix = "ask one thing; make a second question of the other"
            place = (*path, "text")
            yield document.problem(place, "Q005", what, fix, words=match.group().strip(" ,"))
