"""Answers that nothing reads: options no test names, and options that make no difference."""

from collections.abc import Iterator

from rules.formulas.answers import AnswerVariables, fixed, with_ticked
from rules.formulas.formula import Formula, all_of, differ, negated
from rules.formulas.meanings import Meanings
from rules.model.answers import Answer
from rules.model.answers_read import unread
from rules.model.questions import AnyQuestion, Option
from rules.model.reach import reach
from rules.proof.space import Space


def unread_answers(space: Space) -> Iterator[tuple[tuple[str, ...], str]]:
    """Each unread answer as (question, option) or (question,), and the same in words."""
    named = set(unread(space.book))
    for question in space.book.questionnaire:
        if (question.id, None) in named:
            yield (question.id,), f"no rule, contact or 'asked when' reads '{question.id}'"
            continue
        for option in question.options:
            about = (question.id, option.id)
            if option.neutral:
                continue
            if about in named:
                yield (
                    about,
                    f"no rule, contact or 'asked when' reads '{option.id}' in '{question.id}'",
                )
            elif not _matters(space, question, option):
                yield (
                    about,
                    f"whether '{question.id}' is '{option.id}' makes no difference to anybody",
                )


def _matters(space: Space, question: AnyQuestion, option: Option) -> bool:
    """Whether this option instead of another leads to anything else for anybody."""
    answer = space.answers[question.id]
    asked = space.outcome.meanings.asked[question.id].yes
    for where, after in _instead(question, answer, option):
        changed = Meanings(space.book, {**space.answers, question.id: after})
        meant = all_of(asked, where)
        for one, other in _pairs(space, changed, question.id):
            if one is not other and space.exists(all_of(meant, differ(one, other))):
                return True
    return False


def _instead(
    question: AnyQuestion, answer: AnswerVariables, option: Option
) -> Iterator[tuple[Formula, AnswerVariables]]:
    if question.kind == "choices":
        yield (
            all_of(answer.known, negated(answer.options[option.id])),
            with_ticked(answer, option.id),
        )
        return
    others: list[Answer] = [name for name in answer.options if name != option.id]
    for other in others:
        yield answer.options[option.id], fixed(question, other)


def _pairs(space: Space, changed: Meanings, question: str) -> Iterator[tuple[Formula, Formula]]:
    """Every truth that could differ, those first that read the question themselves."""
    meanings, book = space.outcome.meanings, space.book
    conditions = [rule.when for rule in book.rules]
    conditions += [item.when for item in (*book.contacts, *book.cards)]
    conditions.sort(key=lambda when: question not in reach(when, book.conditions).questions)
    for when in conditions:
        mine, theirs = meanings.meaning(when), changed.meaning(when)
        yield mine.yes, theirs.yes
        yield mine.no, theirs.no
    for name, asked in meanings.asked.items():
        yield asked.yes, changed.asked[name].yes
