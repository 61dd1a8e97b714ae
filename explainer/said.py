"""The texts that are said to some people only: where they stand, and what they lead to."""

from collections.abc import Iterator

from pydantic import BaseModel

from explainer.result_words import NearestSigns, Signs
from explainer.texts import FROM_ANSWERS, ConditionalText
from explainer.words import HelplineWords, Wording
from rules import RuleBook
from rules.lint.texts import texts_of
from rules.loading.names.references import References, nearest
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path

Conditional = ConditionalText | HelplineWords | NearestSigns


def conditional_blocks(block: object, path: Path = ()) -> Iterator[tuple[Path, Conditional]]:
    """Every text and helpline with a condition below a block of the wording, with its path."""
    if isinstance(block, ConditionalText | HelplineWords | NearestSigns):
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
            yield from _all_signs(block.order.signs, book, (*path, "order", "signs"), document)
        if isinstance(block, NearestSigns):
            yield from _all_signs(block.signs, book, (*path, "signs"), document)
    first = wording.call_script.starts_with
    yield from _all_signs(first, book, ("call_script", "starts_with"), document)


def answer_problems(book: RuleBook, document: Document) -> Iterator[Problem]:
    """Answers that the call script fills in, of questions that do not ask for a number."""
    numbers = [question.id for question in book.questionnaire if question.kind == "number"]
    for text in texts_of(document):
        for match in FROM_ANSWERS.finditer(text.words):
            if text.path[0] == "call_script" and match.group(2) not in numbers:
                what = f"there is no question '{match.group(2)}' that asks for a number"
                fix = nearest(match.group(2), numbers, "questionnaire.yaml")
                yield text.problem("W004", what, fix, match.group())


def sign_problems(book: RuleBook, document: Document) -> Iterator[Problem]:
    """Signs without the words by which they are listed, and said on the phone.

    `document` is the questionnaire.
    """
    for i, section in enumerate(book.questionnaire.sections):
        for j, question in enumerate(section.questions):
            options = question.options if question.symptom else ()
            for k, option in enumerate(options):
                for field in ("sign", "say"):
                    if getattr(option, field) is None:
                        path = ("sections", i, "questions", j, "options", k, "id")
                        what = f"the sign '{option.id}' has no words for '{field}'"
                        fix = f"add a line '{field}: ...', as the other signs have"
                        yield document.problem(path, "W001", what, fix)


def _all_signs(signs: Signs, book: RuleBook, path: Path, document: Document) -> Iterator[Problem]:
    for question, options in signs.items():
        yield from _signs(question, options, book, path, document)


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
