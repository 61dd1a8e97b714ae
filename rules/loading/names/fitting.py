"""Whether tests, answers and labels fit what they are written for, where its name is known."""

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from rules.loading.yaml.edits import Maker, by_hand, in_digits, label_is, nearest_name
from rules.loading.yaml.number_like import digits_of, how_to_write
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import QuestionTest, Test, Total
from rules.model.evidence import Evidence, Label, Source
from rules.model.names import did_you_mean
from rules.model.questionnaire import Questionnaire
from rules.model.questions import NONE, AnyQuestion
from rules.model.references import blocks
from rules.model.safety import AnswerChanged, Check, EveryAnswer, Order


class Fitting:
    """Checks of everything that is written for a question, in one file."""

    def __init__(self, questionnaire: Questionnaire, document: Document) -> None:
        self._document = document
        # Where an id is used twice, the first counts here: the second is what has to be mended.
        self._questions: dict[str, AnyQuestion] = {}
        for question in questionnaire:
            self._questions.setdefault(question.id, question)

    def problems(self, content: BaseModel) -> Iterator[Problem]:
        """What does not fit, in all blocks of the file."""
        for path, block in blocks(content):
            if isinstance(block, QuestionTest):
                yield from self._question_test(block, path)
            elif isinstance(block, Total):
                for i, name in enumerate(block.total.of):
                    yield from self._number(name, (*path, "total", "of", i))
            else:
                yield from self._in_promises(block, path)

    def _in_promises(self, block: BaseModel, path: Path) -> Iterator[Problem]:
        match block:
            case Check(each_option_of=names):
                for i, name in enumerate(names or ()):
                    yield from self._several(name, (*path, "each_option_of", i))
            case EveryAnswer():
                yield from self._every_answer(block.is_, (*path, "is"))
            case AnswerChanged():
                yield from self._answer(block.question, block.to, (*path, "to"))
            case Order():
                yield from self._order(block, path)

    def _number(self, name: str, path: Path) -> Iterator[Problem]:
        question = self._questions.get(name)
        if question is not None and question.kind != "number":
            what = f"'{name}' is not a number, so it cannot be added up"
            yield self._document.problem(path, "R012", what, "use questions of kind 'number'")

    def _question_test(self, part: QuestionTest, path: Path) -> Iterator[Problem]:
        question = self._questions.get(part.question)
        if question is None:
            return
        place = (*path, part.question, part.test.kind)
        misfit = _misfit(part.test, question)
        if misfit:
            yield self._document.problem(place, "R012", *misfit, key=True)
            return
        known = _answers_of(part.test, question)
        for i, value in enumerate(part.test.values):
            if value not in known and isinstance(value, str):
                spot = (*place, i) if self._document.has((*place, i)) else place
                what = f"'{part.question}' has no answer '{value}'"
                remedy = _remedy(value, known, question)
                yield self._document.problem(spot, "R013", what, *remedy)
            elif isinstance(value, int):
                yield from self._in_range(value, question, (*place, i))

    def _in_range(self, value: int, question: AnyQuestion, path: Path) -> Iterator[Problem]:
        if question.kind != "number":
            what = f"'{question.id}' is not a number, so it cannot be compared with {value}"
            yield self._document.problem(path, "R012", what, "name one of its options")
        elif not question.min <= value <= question.max:
            what = (
                f"{value} is outside the range of '{question.id}', {question.min} to {question.max}"
            )
            yield self._document.problem(path, "R014", what, "use a number that can be answered")

    def _several(self, name: str, path: Path) -> Iterator[Problem]:
        question = self._questions.get(name)
        if question is not None and question.kind != "choices":
            what = f"'{name}' takes one answer only, so nothing can be ticked besides"
            yield self._document.problem(path, "R012", what, "name questions of kind 'choices'")

    def _every_answer(self, answer: str, path: Path) -> Iterator[Problem]:
        known = {answer for q in self._questions.values() for answer in answers_of(q)}
        if answer not in known:
            what = f"no question has the answer '{answer}'"
            fix, mend = did_you_mean(answer, known), nearest_name(answer, known)
            yield self._document.problem(path, "R013", what, fix, mend)

    def _order(self, order: Order, path: Path) -> Iterator[Problem]:
        for i, name in enumerate(order.questions):
            if order.one_more_ticked:
                yield from self._several(name, (*path, "questions", i))
            for j, step in enumerate(order.steps):
                for k, answer in enumerate(step):
                    if isinstance(answer, str):
                        yield from self._answer(name, answer, (*path, "steps", j, k))

    def _answer(self, name: str, answer: str, path: Path) -> Iterator[Problem]:
        """Whether a question has an answer."""
        question = self._questions.get(name)
        known = answers_of(question) if question else [answer]
        if answer not in known:
            what = f"'{name}' has no answer '{answer}'"
            fix, mend = did_you_mean(answer, known), nearest_name(answer, known)
            yield self._document.problem(path, "R013", what, fix, mend)


def unread_sources(
    content: BaseModel, sources: Mapping[str, Source], document: Document
) -> Iterator[Problem]:
    """Facts labelled as read in a source that nobody has read, or our own labelled as a fact."""
    for path, block in blocks(content):
        if not isinstance(block, Evidence) or block.source not in sources:
            continue
        name, label, source = block.source, block.label, sources[block.source]
        if source.our_own and label is not Label.PROPOSAL:
            what = f"'{name}' is what this project infers itself, so this cannot be {label}"
            fix, meant = "use PROPOSAL, or name the source that says it", Label.PROPOSAL
        elif label in (Label.READ, Label.READ_2) and source.checked_on is None:
            what = f"nobody has read '{name}' yet, so this cannot be labelled {label}"
            fix, meant = "use MEMORY, or read it", Label.MEMORY
        else:
            continue
        mend = by_hand(label_is(meant))
        yield document.problem((*path, "label"), "R022", what, fix, mend)


def answers_of(question: AnyQuestion) -> list[str]:
    """Every answer in words that a question takes; numbers are not among them."""
    options = [option.id for option in question.options]
    return [*options, *([NONE] if question.none else []), *question.special_answers]


def _misfit(test: Test, question: AnyQuestion) -> tuple[str, str] | None:
    """Why this kind of test does not fit this kind of question, and what does."""
    if test.looks_at == "number" and question.kind != "number":
        fits = "includes, includes_any or is" if question.kind == "choices" else "is or one_of"
        return f"'{test.kind}' compares numbers, but '{question.id}' takes options", f"use {fits}"
    if test.looks_at == "ticked" and question.kind != "choices":
        return f"'{test.kind}' is for questions that take several options", "use is or one_of"
    return None


def _answers_of(test: Test, question: AnyQuestion) -> list[str]:
    """The answers in words that this test may name."""
    options = [option.id for option in question.options]
    if question.kind != "choices":
        return [*options, *question.special_answers]
    if test.looks_at == "ticked":
        return options
    return [*([NONE] if question.none else []), *question.special_answers]


def _remedy(value: str, known: list[str], question: AnyQuestion) -> tuple[str, Maker | None]:
    """How to mend an answer that a question does not have."""
    if question.kind != "number":
        return did_you_mean(value, known), nearest_name(value, known)
    digits = digits_of(value)
    if digits:
        return how_to_write(value), in_digits(digits)
    return f"write a whole number, or {' or '.join(known)}", None
