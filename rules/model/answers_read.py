"""Which answers the conditions read that decide what somebody is told."""

from collections.abc import Iterator, Mapping, Set
from typing import NamedTuple

from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.questions import NONE
from rules.model.reach import reads


class Unread(NamedTuple):
    """An option that no condition reads; without an option, a whole question."""

    question: str
    option: str | None


def answers_read(book: RuleBook) -> Mapping[str, Set[object]]:
    """For each question, the values that rules, contacts, cards and `asked_when` name.

    A test of `none` reads every option of a list: to tick any one of them changes it.
    """
    found: dict[str, set[object]] = {}
    for condition in _deciding(book):
        for read in reads(condition, book.conditions):
            found.setdefault(read.question, set()).update(read.values)
    for question in book.questionnaire:
        if question.none and NONE in found.get(question.id, ()):
            found[question.id].update(option.id for option in question.options)
    return found


def unread(book: RuleBook) -> Iterator[Unread]:
    """Every question, and every option that is not `neutral`, that no such condition reads."""
    found = answers_read(book)
    for question in book.questionnaire:
        if question.id not in found:
            yield Unread(question.id, None)
            continue
        for option in question.options:
            if not option.neutral and option.id not in found[question.id]:
                yield Unread(question.id, option.id)


def _deciding(book: RuleBook) -> Iterator[Condition]:
    """The conditions that decide which rules, calls, cards and questions somebody gets."""
    yield from (rule.when for rule in book.rules)
    yield from (item.when for item in (*book.contacts, *book.cards))
    for question in book.questionnaire:
        if question.asked_when is not None:
            yield question.asked_when
