"""C010: something is left over in a text.

What: no text has a note to a colleague, "to be confirmed", a placeholder of another system, or a
mark of Markdown, of a web page or of Word. Nor has who decided on a code in codes.yaml. In
release.yaml and local.yaml nothing only keeps a place free, such as "...", "First Last" or the
address and number that they show in their comments.
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
from rules.loading.layout import CODES, LOCAL
from rules.loading.yaml.problems import Problem
from rules.model.local import Local
from rules.model.release import stands_open

OF_SERVICE, OF_UNIT = ("offered_by", "answers_within"), ("name", "hours", "source")


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each thing that is left over; of one text the first is told."""
    told = set()
    for text, fix in (*_of_release(context), *_of_place(context)):
        told.add((text.document.file, text.path))
        yield text.problem("C010", f"'{text.words}' only keeps the place free", fix)
    for text in (*context.texts, *_of_codes(context)):
        if (text.document.file, text.path) in told:
            continue
        for kind, start, end in leftovers_in(text.words):
            said = text.words[start:end]
            what = f"'{said.strip()}' is {kind}, and people would read it"
            yield text.problem("C010", what, FIXES[kind], said)
            break


def _of_codes(context: LintContext) -> list[Text]:
    """What somebody writes beside a code: other systems are sent it."""
    return texts_of(context.project.document(CODES)) if context.project.exists(CODES) else []


def _of_release(context: LintContext) -> Iterator[tuple[Text, str]]:
    """Each decision that is none, with the remedy."""
    release, document = context.release()
    for name, part in release.parts() if release else ():
        for field, words in part.left_open() if part else ():
            fix = f"write what was decided, or '{name}: null' until it is"
            yield Text(words, (name, field), document), fix


def _of_place(context: LintContext) -> Iterator[tuple[Text, str]]:
    """The same of whoever offers the service, and of the units."""
    local, document = context.project.sound(LOCAL, Local), context.project.document(LOCAL)
    if local is None:
        return
    for field in OF_SERVICE:
        words = getattr(local.service, field)
        if words and stands_open(words):
            fix = f"write what belongs here, or '{field}: null' until it is known"
            yield Text(words, ("service", field), document), fix
    for i, unit in enumerate(local.units):
        for field in OF_UNIT:
            words = getattr(unit, field)
            if words and stands_open(words):
                fix = "write what belongs here, or take the unit out until it is known"
                yield Text(words, ("units", i, field), document), fix
