"""C010: something is left over in a text.

What: no text has a note to a colleague, "to be confirmed", a placeholder of another system, or a
mark of Markdown, of a web page or of Word. Nor has who decided on a code in codes.yaml.
Why: People would read what was never meant for them, in the place of what they need.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call as soon as you can today (TBC). It is right to ask.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.leftovers import FIXES, leftovers_in
from rules.lint.texts import Text, texts_of
from rules.loading.layout import CODES
from rules.loading.yaml.problems import Problem


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each thing that is left over; of one text the first is told."""
    for text in (*context.texts, *_of_codes(context)):
        for kind, start, end in leftovers_in(text.words):
            said = text.words[start:end]
            what = f"'{said.strip()}' is {kind}, and people would read it"
            yield text.problem("C010", what, FIXES[kind], said)
            break


def _of_codes(context: LintContext) -> list[Text]:
    """What somebody writes beside a code: other systems are sent it."""
    return texts_of(context.project.document(CODES)) if context.project.exists(CODES) else []
