"""C010: something is left over in a text.

What: no text has a note to a colleague, "to be confirmed", a placeholder of another system, or a
mark of Markdown, of a web page or of Word. Nor has who decided on a code in codes.yaml. There, in
release.yaml and in local.yaml nothing only keeps a place free, such as "...", "First Last" or the
address and number that their comments show.
Why: People would read what was never meant for them, in the place of what they need.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call as soon as you can today (TBC). It is right to ask.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

from collections.abc import Iterable, Iterator

from rules.lint.context import LintContext
from rules.lint.leftovers import FIXES, leftovers_in
from rules.lint.texts import Text, texts_of
from rules.loading.layout import CODES, LOCAL
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.base import Block
from rules.model.codes import Codes
from rules.model.local import Local
from rules.model.release import stands_open

OF_SERVICE, OF_UNIT = ("offered_by", "answers_within"), ("name", "hours", "source")
OF_CODE = ("code", "display", "decided_by")
Found = tuple[Text, str]  # what only keeps a place free, and the remedy


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each thing that is left over; of one text the first is told."""
    told = set()
    for text, fix in (*_of_release(context), *_of_place(context), *_of_codes(context)):
        told.add((text.document.file, text.path))
        yield text.problem("C010", f"'{text.words}' only keeps the place free", fix)
    for text in (*context.texts, *_texts_of_codes(context)):
        if (text.document.file, text.path) in told:
            continue
        for kind, start, end in leftovers_in(text.words):
            said = text.words[start:end]
            what = f"'{said.strip()}' is {kind}, and people would read it"
            yield text.problem("C010", what, FIXES[kind], said)
            break


def _texts_of_codes(context: LintContext) -> list[Text]:
    """What somebody writes beside a code: other systems are sent it."""
    return texts_of(context.project.document(CODES)) if context.project.exists(CODES) else []


def _of_release(context: LintContext) -> Iterator[Found]:
    """Each decision that is none, with the remedy."""
    release, document = context.release()
    for name, part in release.parts() if release else ():
        for field, words in part.left_open() if part else ():
            fix = f"write what was decided, or '{name}: null' until it is"
            yield Text(words, (name, field), document), fix


def _of_place(context: LintContext) -> Iterator[Found]:
    """The same of whoever offers the service, and of the units."""
    local, document = context.project.sound(LOCAL, Local), context.project.document(LOCAL)
    if local is None:
        return
    fix = "write what belongs here, or '{field}: null' until it is known"
    yield from _kept_free(local.service, OF_SERVICE, ("service",), document, fix)
    for i, unit in enumerate(local.units):
        fix = "write what belongs here, or take the unit out until it is known"
        yield from _kept_free(unit, OF_UNIT, ("units", i), document, fix)


def _of_codes(context: LintContext) -> Iterator[Found]:
    """The same of each code, which other systems are sent."""
    if not context.project.exists(CODES):
        return
    codes, document = context.project.sound(CODES, Codes), context.project.document(CODES)
    fix = "write what was decided, or take the code out until it is"
    for i, code in enumerate(codes.codes if codes else ()):
        yield from _kept_free(code, OF_CODE, ("codes", i), document, fix)


def _kept_free(
    block: Block, fields: Iterable[str], path: Path, document: Document, fix: str
) -> Iterator[Found]:
    """Each of these fields that stands open, with the remedy."""
    for field in fields:
        words = getattr(block, field)
        if words and stands_open(words):
            yield Text(words, (*path, field), document), fix.format(field=field)
