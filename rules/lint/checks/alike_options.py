"""A107: options that cannot be told apart.

What: in one question no two options have the same words, and no two begin with the same 5 words.
The same holds for their short words in lists.
Why: Somebody who hears the options one by one, or reads in a hurry, could take one for the other.
What they differ in comes too late.
Bad:
    # questionnaire.yaml, below '- id: over_15mm'
    text: From 10 mm to 15 mm or more
Good:
    text: More than 15 mm (1.5 cm)
"""

from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.questions import Option

SAME_WORDS = 5


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each option that is like one before it."""
    for path, question, document in context.questions():
        if question.kind != "number":
            for field in ("text", "short"):
                yield from _alike(question.options, field, (*path, "options"), document)


def _alike(
    options: tuple[Option, ...], field: str, path: Path, document: Document
) -> Iterator[Problem]:
    before: dict[str, str] = {}
    for i, option in enumerate(options):
        words = (getattr(option, field) or "").lower().split()
        whole, start = " ".join(words), " ".join(words[:SAME_WORDS])
        place = (*path, i, field)
        if whole and whole in before:
            what = f"'{option.id}' has the same words as '{before[whole]}'"
            yield document.problem(place, "A107", what, "say in what they differ")
        elif len(words) >= SAME_WORDS and start in before:
            what = f"'{option.id}' begins with the same {SAME_WORDS} words as '{before[start]}'"
            yield document.problem(place, "A107", what, "begin with what they differ in")
        if whole:
            before |= {whole: option.id, start: option.id}
