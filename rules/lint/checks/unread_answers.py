"""Q009: an answer, or a whole question, that nothing reads.

What: for each question and each of its options there is a rule, a contact, a card or an asked_when
that reads it. An option that needs none, such as "no" or "normal", says so: `neutral: true`. That
it makes a difference to somebody is shown by `cli.py prove`.
Why: Whoever picks it would be told the same as somebody who did not, and it may be a danger sign.
Bad:
    # questionnaire.yaml, in place of '- id: urge_to_push'
    - id: green_skin
      text: Green skin
      sign: your skin turns green
      say: My skin is green.
    - id: urge_to_push
Good:
    - id: green_skin
      text: Green skin
      sign: your skin turns green
      say: My skin is green.
      neutral: true
    - id: urge_to_push
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem
from rules.model.answers_read import unread

NOTHING = "no rule, contact, card or 'asked_when' reads"


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such option, and for each question of which nothing is read."""
    if context.book is None:
        return
    found = set(unread(context.book))
    for path, question, document in context.questions() if found else ():
        if (question.id, None) in found:
            what = f"{NOTHING} the question '{question.id}', so its answers change nothing"
            fix = "let a rule read it (rules/clinical), or take the question out"
            yield document.problem((*path, "id"), "Q009", what, fix)
        for i, option in enumerate(question.options):
            if (question.id, option.id) in found:
                what = (
                    f"{NOTHING} the answer '{option.id}' of '{question.id}', so whoever picks it "
                    "would be told the same as somebody who did not"
                )
                fix = "let a rule read it (rules/clinical), or write 'neutral: true' if none has to"
                yield document.problem((*path, "options", i, "id"), "Q009", what, fix)
