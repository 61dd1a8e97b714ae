"""The texts said to some people only, where they stand and lead to; gaps that nothing fills in."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from explainer.result_words import NearestSigns, ScriptWords, Signs
from explainer.texts import FROM_ANSWERS, OrderWords
from explainer.words import Wording
from rules import RuleBook
from rules.lint.texts import Text, texts_of
from rules.loading.names.fitting import Fitting
from rules.loading.names.unknown import TOLD
from rules.loading.yaml.edits import Maker, nearest_name
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.names import did_you_mean
from rules.model.references import blocks


class WrongGap(NamedTuple):
    """Why a gap of a text cannot be filled in; `is_name` when a name in it leads nowhere."""

    what: str
    fix: str
    mend: Maker | None = None
    is_name: bool = False

    def problem(self, text: Text, gap: str) -> Problem:
        """The problem, at this gap of a text."""
        found = text.problem("W004", self.what, self.fix, gap, self.mend)
        return replace(found, is_name=self.is_name)


def condition_problems(wording: Wording, book: RuleBook, document: Document) -> Iterator[Problem]:
    """Conditions and signs in the wording that do not fit the questions they are about."""
    yield from Fitting(book.questionnaire, document).problems(wording)
    for path, block in blocks(wording):
        match block:
            case OrderWords(signs=dict() as signs) | NearestSigns(signs=signs):
                yield from _all_signs(signs, book, (*path, "signs"), document)
            case ScriptWords(starts_with=signs):
                yield from _all_signs(signs, book, (*path, "starts_with"), document)


def answer_problems(book: RuleBook, document: Document) -> Iterator[Problem]:
    """Answers that the call script fills in, of questions that do not ask for a number."""
    numbers = [question.id for question in book.questionnaire if question.kind == "number"]
    for text in texts_of(document):
        for match in FROM_ANSWERS.finditer(text.words):
            if text.path[0] == "call_script" and match.group(2) not in numbers:
                what = f"there is no question '{match.group(2)}' that asks for a number"
                fix = did_you_mean(match.group(2), numbers) or TOLD["question"].remedy
                mend = nearest_name(match.group(2), numbers)
                yield WrongGap(what, fix, mend, is_name=True).problem(text, match.group())


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
