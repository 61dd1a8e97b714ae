"""Example people, found by the solver, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from explainer.answers_in_words import answer_in_words
from explainer.reasons.deciding import deciding_questions
from explainer.review.near_misses import others, tells
from explainer.review.subject import Subject
from rules import Assessment, Level, Truth, assess, named_states
from rules.engine.answers import AnswerError
from rules.model.answers import Answer, Blank, State, as_data
from rules.model.questions import AnyQuestion


class Tone(StrEnum):
    """What an answer tells."""

    YES = "told us"
    NO = "told us that it is not so"  # "no", "none of these", and other answers marked neutral
    UNSURE = "not sure, or not shared"


@dataclass(frozen=True)
class AnswerLine:
    """One answer of a person."""

    question: str
    label: str
    answer: str
    mark: Tone


@dataclass(frozen=True)
class Example:
    """One person, as far as a rule looks at them: the answers that decide it, and what results.

    `truth` is how the rule comes out. What is not listed does not matter to the rule. `changed`
    names the question whose answer makes the difference to the person before, if there is one.
    """

    title: str
    truth: Truth
    decides: tuple[AnswerLine, ...]
    level: Level | None
    level_label: str
    contact: str
    changed: str | None = None


class Examples:
    """Writes people of one subject."""

    def __init__(self, subject: Subject) -> None:
        self._subject, self._book = subject, subject.book

    def of(self, title: str, rule: str, answers: Mapping[str, Answer]) -> Example:
        """A person of the solver, seen by one rule."""
        return self._example(title, rule, assess(self._book, self.data(answers)))

    def bare(self, answers: Mapping[str, Answer]) -> Example:
        """A person to whom no rule applies: the answers to the questions that everybody gets."""
        assessment = assess(self._book, self.data(answers))
        asked = [q.id for q in self._book.questionnaire if q.asked_when is None]
        return self._written("", Truth.NO, asked, assessment)

    def data(self, answers: Mapping[str, Answer]) -> dict[str, Any]:
        """Answers as data that can be assessed."""
        asked = self._book.questionnaire
        return {name: as_data(state, asked.question(name)) for name, state in answers.items()}

    def just_missed(self, rule: str, answers: Mapping[str, Answer]) -> Example | None:
        """Somebody like this person but for one answer, for whom the rule is a plain no.

        Of the answers that decide the rule, a number is changed by as little as can be, else the
        last answer; a person with nothing left to ask is preferred.
        """
        data = self.data(answers)
        decides = deciding_questions(self._book, assess(self._book, data), rule)
        unfinished: Example | None = None
        asked = self._book.questionnaire
        numbers = [name for name in decides if asked.question(name).kind == "number"]
        for name in dict.fromkeys((*numbers, *reversed(decides))):
            question = asked.question(name)
            for other in others(question, answers[name]):
                try:
                    assessment = assess(self._book, {**data, name: as_data(other, question)})
                except AnswerError:
                    continue
                if not self._is_no(assessment, rule):
                    continue
                example = self._example("Just misses", rule, assessment, changed=name)
                if assessment.complete:
                    return example
                unfinished = unfinished or example
        return unfinished

    def _is_no(self, assessment: Assessment, rule: str) -> bool:
        applied = any(item.rule == rule for item in assessment.applied)
        return not applied and rule not in assessment.cant_tell

    def _example(
        self, title: str, rule: str, assessment: Assessment, changed: str | None = None
    ) -> Example:
        names = deciding_questions(self._book, assessment, rule)
        truth = next((item.truth for item in assessment.applied if item.rule == rule), Truth.NO)
        if rule in assessment.cant_tell:
            truth = Truth.CANT_TELL
        names = names if changed is None else (*names, changed)
        return replace(self._written(title, truth, names, assessment), changed=changed)

    def _written(
        self, title: str, truth: Truth, names: Iterable[str], assessment: Assessment
    ) -> Example:
        states = named_states(self._book, assessment)
        wanted = set(names)
        contact = assessment.contact
        return Example(
            title=title,
            truth=truth,
            decides=tuple(self.said((name for name in states if name in wanted), states)),
            level=assessment.level,
            level_label=self._subject.level(assessment.level),
            contact=self._subject.wording.contacts[contact].name if contact else "not known yet",
        )

    def said(self, names: Iterable[str], states: Mapping[str, State]) -> Iterable[AnswerLine]:
        """These answers in words."""
        for name in names:
            question, state = self._book.questionnaire.question(name), states[name]
            text = answer_in_words(question, state)
            if isinstance(state, Blank):
                text = state.value
            yield AnswerLine(name, question.label, text, mark_of(question, state))


def mark_of(question: AnyQuestion, state: State) -> Tone:
    """What an answer tells; that a question is not asked tells that it is not so."""
    if isinstance(state, str) and state in question.special_answers:
        return Tone.UNSURE
    if isinstance(state, Blank):
        return Tone.NO
    return Tone.YES if tells(question, as_data(state, question)) else Tone.NO
