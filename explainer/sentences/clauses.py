"""One test of one question, as a clause of a sentence: a subject, and what is said of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import assert_never

from explainer.sentences.words import VoiceWords
from rules import RuleBook
from rules.model.conditions import QuestionTest, Test, Total, Value
from rules.model.questions import NONE, NOT_SURE, PREFER_NOT_TO_SAY, AnyQuestion, Option


@dataclass(frozen=True)
class Clause:
    """`subject` is empty where the answer speaks for itself."""

    subject: str
    said: str

    def __str__(self) -> str:
        return f"{self.subject} {self.said}".strip()


class TestWriter:
    """Writes tests and totals in one voice; `units` gives more exact units."""

    __test__ = False  # not a pytest class

    def __init__(self, book: RuleBook, words: VoiceWords, units: dict[str, str]) -> None:
        self._questions, self._words, self._units = book.questionnaire.questions, words, units
        every = [o.summary for question in book.questionnaire for o in _options(question).values()]
        self._often = Counter(every)

    def clause(self, condition: QuestionTest, positive: bool) -> Clause:
        """The test, or with `positive` false its opposite."""
        question, test = self._questions[condition.question], condition.test
        if self._words.told and self._speak_for_themselves(question, test):
            texts = [_options(question)[str(value)].summary for value in test.values]
            told = self._words.told
            pattern = _listed(positive, len(texts), told.is_, told.is_not, told.none_of)
            return Clause(
                "", pattern.format(values=self._joined(map(self._quoted, texts), positive))
            )
        values = [self._value(question, value) for value in test.values]
        low = str(test.values[0]) if test.kind == "between" else values[0]  # its unit comes once
        pattern = self._pattern(test, positive)
        said = pattern.format(values=self._joined(values, positive), low=low, high=values[-1])
        return Clause(self.subject(question.id), said)

    def total(self, condition: Total, positive: bool) -> str:
        """Numbers that are added up."""
        names, least = condition.total.of, condition.total.at_least
        labels = f" {self._words.joins.and_} ".join(map(self.subject, names))
        pattern = self._words.total if positive else self._words.total_not
        return pattern.format(labels=labels, number=self._number(self._questions[names[0]], least))

    def subject(self, question: str) -> str:
        """The question as the subject of a clause."""
        return self._words.subject.format(label=self._questions[question].label)

    def _speak_for_themselves(self, question: AnyQuestion, test: Test) -> bool:
        options = _options(question)
        return all(
            value in options and self._often[options[str(value)].summary] == 1
            for value in test.values
        )

    def _pattern(self, test: Test, positive: bool) -> str:
        words, count = self._words, len(test.values)
        match test.kind:
            case "is" | "one_of":
                return _listed(positive, count, words.is_, words.is_not, words.none_of)
            case "includes" | "includes_any":
                none = words.includes_none_of
                return _listed(positive, count, words.includes, words.includes_not, none)
            case "at_least" | "at_most" | "between":
                pattern: str = getattr(words, test.kind if positive else f"{test.kind}_not")
                return pattern
        assert_never(test.kind)

    def _value(self, question: AnyQuestion, value: Value) -> str:
        if isinstance(value, int):
            return self._number(question, value)
        special = question.special_answers.get(value)
        if special:
            patterns = {
                NOT_SURE: self._words.not_sure,
                PREFER_NOT_TO_SAY: self._words.prefer_not_to_say,
            }
            return patterns[value].format(text=special)
        if question.kind == "choices" and value == NONE:
            return self._quoted(question.none or NONE)
        return self._quoted(_options(question)[value].text)

    def _number(self, question: AnyQuestion, number: int) -> str:
        unit = question.unit if question.kind == "number" else ""
        return self._words.number.format(number=number, unit=self._units.get(unit, unit))

    def _quoted(self, text: str) -> str:
        return self._words.answer.format(text=text)

    def _joined(self, texts: Iterable[str], positive: bool) -> str:
        *most, last = texts
        word = self._words.joins.or_ if positive else self._words.joins.and_
        return f"{', '.join(most)} {word} {last}" if most else last


def _listed(positive: bool, count: int, yes: str, no: str, none: str) -> str:
    if positive:
        return yes
    return no if count == 1 else none


def _options(question: AnyQuestion) -> dict[str, Option]:
    return {option.id: option for option in question.options}
