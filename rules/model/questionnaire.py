"""Everything that is asked: sections of questions, in order."""

from collections.abc import Iterator
from functools import cached_property
from typing import Annotated, Self

from pydantic import Field

from rules.model.base import Block, Identifier, Text
from rules.model.questions import AnyQuestion, ChoicesQuestion, NumberQuestion


class Section(Block):
    """Questions that belong together."""

    id: Identifier = Field(description="The name of this section.")
    title: Text = Field(description="The name of this section, as people see it.")
    questions: Annotated[tuple[AnyQuestion, ...], Field(min_length=1)] = Field(
        description="The questions, in the order asked."
    )


class Questionnaire(Block):
    """Everything that is asked, in order."""

    sections: Annotated[tuple[Section, ...], Field(min_length=1)] = Field(
        description="The sections, in the order asked."
    )

    @cached_property
    def questions(self) -> dict[str, AnyQuestion]:
        """Every question by id, in the order asked."""
        return {question.id: question for question in self}

    def __iter__(self) -> Iterator[AnyQuestion]:  # type: ignore[override]
        for section in self.sections:
            yield from section.questions

    def question(self, question_id: str) -> AnyQuestion:
        """The question with this id; KeyError when there is none."""
        return self.questions[question_id]

    @property
    def shown_first(self) -> ChoicesQuestion:
        """The question whose options the start page lists as emergencies (Q007: there is one)."""
        return next(q for q in self if q.shown_first and isinstance(q, ChoicesQuestion))

    @cached_property
    def situations(self) -> dict[str, tuple[str, str]]:
        """By what the app must know of a person: the question and the option that say so."""
        return {
            option.situation: (question.id, option.id)
            for question in self
            for option in question.options
            if option.situation
        }

    @cached_property
    def weeks(self) -> NumberQuestion | None:
        """The question for the weeks of pregnancy, where there is one."""
        numbers = (q for q in self if isinstance(q, NumberQuestion))
        return next((q for q in numbers if q.weeks_of_pregnancy), None)

    def section_of(self, question_id: str) -> Section:
        """The section that holds this question; KeyError when there is none."""
        for section in self.sections:
            if any(question.id == question_id for question in section.questions):
                return section
        raise KeyError(question_id)

    def replacing(self, changed: AnyQuestion) -> Self:
        """The same questionnaire with another question in the place of the one with its id."""

        def section(old: Section) -> Section:
            questions = (changed if q.id == changed.id else q for q in old.questions)
            return old.model_copy(update={"questions": tuple(questions)})

        return type(self)(sections=tuple(map(section, self.sections)))
