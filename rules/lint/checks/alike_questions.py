"""Q006: two questions with the same words or the same label.

What: no two questions ask the same or have the same label, in whatever letters.
Why: Somebody could take one of two answers for the other, and so could their midwife. The label
stands for the question where answers are checked, in the PDF, and beside each reason.
Bad:
    # questionnaire.yaml, below '- id: early_births'
    label: Losses from 14 weeks up to 24 weeks
Good:
    label: Births from 24 weeks up to 37 weeks
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

REMEDY = {"text": "ask for what they differ in", "label": "name what they differ in"}


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each question that is named or asked as one before it."""
    before: dict[tuple[str, str], str] = {}
    for path, question, document in context.questions():
        for field, fix in REMEDY.items():
            words = " ".join(getattr(question, field).lower().split())
            first = before.setdefault((field, words), question.id)
            if first != question.id:
                what = f"the question '{question.id}' has the same {field} as '{first}'"
                yield document.problem((*path, field), "Q006", what, fix)
