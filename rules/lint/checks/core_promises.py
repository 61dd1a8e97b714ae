"""R033: a promise of the core was weakened or taken out.

What: some promises ship with the program, in rules/proof/core.yaml. Their checks, the answers to
the questions of signs, and the orders and pairs in safety.yaml may be added to, and not taken out.
Why: A proof only says that the promises hold. A promise made weaker would be proved as before, and
nobody would see that an emergency sign is no longer sure to be an emergency.
Bad:
    # rules/clinical/safety.yaml, below '- id: P2'
    then: {level_at_least: next_appointment}
Good:
    then: {level: emergency}
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.layout import QUESTIONNAIRE, clinical
from rules.loading.names.given import question_paths
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.book import RuleBook
from rules.proof.core import shipped_core, weakened

FIX = (
    "put it back as it was; to change the core itself, both clinicians look at the change and a "
    "developer runs `python -m tools.pin_core`"
)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each promise, question or list of the core that says less than it must."""
    if context.book is None:
        return
    for about, what in weakened(context.book, shipped_core()):
        questions = {q.id: path for path, q in question_paths(context.book.questionnaire)}
        if about in questions:
            document, place = context.project.document(QUESTIONNAIRE), questions[about]
        else:
            document, place = (
                context.project.document(clinical("safety")),
                _place(context.book, about),
            )
        yield document.problem(place, "R033", what, FIX)


def _place(book: RuleBook, about: str) -> Steps:
    names = [promise.id for promise in book.properties]
    if about in names:
        return ("properties", names.index(about))
    return (about,) if getattr(book, about, ()) else ("properties",)
