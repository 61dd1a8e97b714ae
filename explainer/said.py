"""The texts that are said to some people only: where they stand, and what they lead to."""

from collections.abc import Iterator

from pydantic import BaseModel

from explainer.texts import ConditionalText
from explainer.words import HelplineWords, Wording
from rules import RuleBook
from rules.loading.names.references import References, nearest
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path

Conditional = ConditionalText | HelplineWords


def conditional_blocks(block: object, path: Path = ()) -> Iterator[tuple[Path, Conditional]]:
    """Every text and helpline with a condition below a block of the wording, with its path."""
    if isinstance(block, ConditionalText | HelplineWords):
        yield path, block
    elif isinstance(block, BaseModel):
        for name in type(block).model_fields:
            yield from conditional_blocks(getattr(block, name), (*path, name))
    elif isinstance(block, dict):
        for key, value in block.items():
            yield from conditional_blocks(value, (*path, str(key)))
    elif isinstance(block, tuple):
        for i, item in enumerate(block):
            yield from conditional_blocks(item, (*path, i))


def condition_problems(wording: Wording, book: RuleBook, document: Document) -> Iterator[Problem]:
    """Conditions and signs in the wording that lead nowhere."""
    references = References(book.questionnaire, book.conditions)
    for path, block in conditional_blocks(wording):
        if block.when is not None:
            yield from references.condition(block.when, (*path, "when"), document)
        if isinstance(block, ConditionalText) and block.order and block.order.signs != "later":
            place = (*path, "order", "signs")
            for question, options in block.order.signs.items():
                yield from _signs(question, options, book, place, document)


def _signs(
    name: str, options: tuple[str, ...], book: RuleBook, path: Path, document: Document
) -> Iterator[Problem]:
    question = book.questionnaire.questions.get(name)
    if question is None or question.kind != "choices":
        fix = nearest(name, book.questionnaire.questions, "questionnaire.yaml")
        what = f"there is no list of signs '{name}'"
        yield document.problem((*path, name), "R011", what, fix, key=True)
        return
    for i, option in enumerate(options):
        if option not in question.option_ids:
            what = f"'{name}' has no answer '{option}'"
            fix = nearest(option, question.option_ids, "questionnaire.yaml")
            yield document.problem((*path, name, i), "R013", what, fix)
