"""The question sheet: every question as worded, when it is asked, and what reads each answer."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import assert_never

from explainer.lines import rule_names
from explainer.review.doubts import Doubts, doubts
from explainer.review.logic import exact
from explainer.review.subject import Subject, spoken
from rules import RuleBook
from rules.model.conditions import Condition, QuestionTest, Total
from rules.model.questions import NONE, AnyQuestion
from rules.model.reach import reads

KINDS = {"choice": "one answer", "choices": "one or more answers", "number": "a whole number"}
Key = tuple[str, str]  # question, and an answer or (for a number) a test of it


@dataclass(frozen=True)
class AnswerRow:
    """One answer, or one bound of a number, with the rules, contacts and questions that read it.

    `neutral`: the content says that nothing has to read it. `cant_tell` has the rules that it keeps
    from being told, by what they lead to then.
    """

    id: str
    text: str
    short: str | None
    hint: str | None
    neutral: bool
    read_by: tuple[str, ...]
    cant_tell: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True)
class QuestionRow:
    """One question. `asked_when` and `exact` are empty when everybody is asked."""

    number: int
    section: str
    id: str
    kind: str
    text: str
    label: str
    hint: str | None
    why: str
    find_out: str | None
    symptom: bool
    asked_when: str
    exact: str
    answers: tuple[AnswerRow, ...]
    read_by: tuple[str, ...]


def question_rows(subject: Subject) -> tuple[QuestionRow, ...]:
    """A row for every question, in the order asked."""
    readers, unsure = _readers(subject.book), doubts(subject.book)
    return tuple(
        _row(subject, number, question, readers, unsure)
        for number, question in enumerate(subject.book.questionnaire, 1)
    )


def _row(
    subject: Subject,
    number: int,
    question: AnyQuestion,
    readers: Mapping[Key, list[str]],
    unsure: Doubts,
) -> QuestionRow:
    when = question.asked_when
    mine = [name for (asked, _), names in readers.items() if asked == question.id for name in names]
    return QuestionRow(
        number=number,
        section=subject.book.questionnaire.section_of(question.id).title,
        id=question.id,
        kind=KINDS[question.kind],
        text=question.text,
        label=question.label,
        hint=question.hint,
        why=question.why,
        find_out=question.find_out,
        symptom=question.symptom,
        asked_when=subject.plain.condition(when) if when else "",
        exact=exact(when) if when else "",
        answers=tuple(_answers(subject.book, question, readers, unsure)),
        read_by=tuple(dict.fromkeys(mine)),
    )


def _answers(
    book: RuleBook, question: AnyQuestion, readers: Mapping[Key, list[str]], unsure: Doubts
) -> Iterator[AnswerRow]:
    def row(
        name: str,
        text: str,
        short: str | None = None,
        hint: str | None = None,
        neutral: bool = False,
    ) -> AnswerRow:
        read_by = tuple(dict.fromkeys(readers.get((question.id, name), ())))
        found = unsure.get((question.id, name), {})
        cant_tell = tuple(
            (spoken(level), tuple(rule_names(book, rules))) for level, rules in found.items()
        )
        return AnswerRow(name, text, short, hint, neutral, read_by, cant_tell)

    if question.kind == "number":
        yield row("number", f"{question.min} to {question.max} {question.unit}", neutral=True)
        for asked, test in readers:
            if asked == question.id and test not in question.special_answers:
                yield row(test, test)
    else:
        for option in question.options:
            yield row(option.id, option.text, option.short, option.hint, option.neutral)
    if question.none:
        yield row(NONE, question.none, neutral=True)
    for name, text in question.special_answers.items():
        yield row(name, text, neutral=True)  # what nobody reads makes a test "can't tell"


def _readers(book: RuleBook) -> dict[Key, list[str]]:
    """For each answer, who tests it: rules, contacts, advice, topics, and "asked when"s."""
    conditions = {rule.id: rule.when for rule in book.rules}
    conditions |= {f"contact {contact.id}": contact.when for contact in book.contacts}
    conditions |= {f"advice {offer.id}": offer.when for offer in book.advice if offer.when}
    conditions |= {f"topic {offer.id}": offer.when for offer in book.topics if offer.when}
    conditions |= {f"asked when {q.id}": q.asked_when for q in book.questionnaire if q.asked_when}
    found: dict[Key, list[str]] = {}
    for reader, condition in conditions.items():
        for key in dict.fromkeys(_tested(book, condition)):
            found.setdefault(key, []).append(reader)
    return found


def _tested(book: RuleBook, condition: Condition) -> Iterator[Key]:
    for question, part in reads(condition, book.conditions):
        match part:
            case QuestionTest(test=test) if test.looks_at == "number":
                yield question, exact(part).removeprefix(f"{question} ")
            case QuestionTest(test=test):
                yield from ((question, str(value)) for value in test.values)
            case Total():
                yield question, exact(part)
            case _:
                assert_never(part)
