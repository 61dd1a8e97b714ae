"""The texts that are said to some people only: where they stand, and what they lead to."""

from collections.abc import Iterator

from explainer.words import ConditionalText, HelplineWords, OrderWords, Wording
from rules import RuleBook
from rules.loading.names.fitting import Fitting
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.names import did_you_mean
from rules.model.references import blocks

Conditional = ConditionalText | HelplineWords


def condition_problems(wording: Wording, book: RuleBook, document: Document) -> Iterator[Problem]:
    """Conditions and signs in the wording that do not fit the questions they are about."""
    yield from Fitting(book.questionnaire, document).problems(wording)
    for path, block in blocks(wording):
        if isinstance(block, OrderWords) and isinstance(block.signs, dict):
            for question, options in block.signs.items():
                yield from _signs(question, options, book, (*path, "signs"), document)


def _signs(
    name: str, options: tuple[str, ...], book: RuleBook, path: Path, document: Document
) -> Iterator[Problem]:
    question = book.questionnaire.questions.get(name)
    if question is None:
        return
    if question.kind != "choices":
        what, fix = f"'{name}' is not a list of signs", "name a question of kind 'choices'"
        yield document.problem((*path, name), "R012", what, fix, key=True)
        return
    known = sorted(question.option_ids)
    for i, option in enumerate(options):
        if option not in known:
            what = f"'{name}' has no answer '{option}'"
            fix = did_you_mean(option, known) or "name one of its options"
            mend = nearest_name(option, known)
            yield document.problem((*path, name, i), "R013", what, fix, mend)
