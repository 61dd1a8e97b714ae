"""Conditions to formulas, in four truth values; the questionnaire's "asked when" is part of it."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple, assert_never

from rules.formulas.answers import Answers
from rules.formulas.formula import FALSE, TRUE, Formula, all_of, any_of, at_least, negated
from rules.model.book import RuleBook
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
)
from rules.model.truth import Truth


class Meaning(NamedTuple):
    """Where a condition is yes, where no, and where open; anywhere else it is can't tell."""

    yes: Formula
    no: Formula
    open: Formula

    @property
    def cant_tell(self) -> Formula:
        """Where the condition rests on an answer that is not known."""
        return negated(any_of(*self))

    def where(self, truth: Truth) -> Formula:
        """Where the condition has this truth."""
        by_truth = {Truth.YES: self.yes, Truth.NO: self.no, Truth.OPEN: self.open}
        return by_truth.get(truth) or self.cant_tell


ALWAYS = Meaning(TRUE, FALSE, FALSE)


class Meanings:
    """What the conditions of a book mean for some answers."""

    def __init__(self, book: RuleBook, answers: Answers) -> None:
        self.book = book
        self.answers = answers
        self.asked: dict[str, Meaning] = {}
        self._named: dict[str, Meaning] = {}
        for question in book.questionnaire:
            asked_when = question.asked_when
            self.asked[question.id] = self.meaning(asked_when) if asked_when else ALWAYS

    def missing(self, question: str) -> Formula:
        """The question has no answer and is asked, or may come to be."""
        asked = self.asked[question]
        return any_of(asked.open, all_of(asked.yes, self.answers[question].unanswered))

    def counts(self, question: str) -> Formula:
        """The question is asked and has an answer."""
        return all_of(self.asked[question].yes, negated(self.answers[question].unanswered))

    def complete(self) -> Formula:
        """Every question that is asked has an answer."""
        return negated(any_of(*map(self.missing, self.answers)))

    def meaning(self, condition: Condition) -> Meaning:
        """Where the condition is yes, no and open."""
        match condition:
            case QuestionTest():
                return self._test(condition)
            case Total():
                return self._total(condition)
            case Named(condition=name):
                return self._by_name(name)
            case Not(not_=part):
                inner = self.meaning(part)
                return Meaning(inner.no, inner.yes, inner.open)
            case All(all=parts):
                return self._count(parts, len(parts))
            case AnyOf(any=parts):
                return self._count(parts, 1)
            case AtLeast(at_least=count):
                return self._count(count.of, count.n)
        assert_never(condition)

    def _by_name(self, name: str) -> Meaning:
        if name not in self._named:
            self._named[name] = self.meaning(self.book.conditions[name])
        return self._named[name]

    def _count(self, parts: Sequence[Condition], n: int) -> Meaning:
        """At least `n` of the parts: "any of" with 1, "all of" with all."""
        meanings = [self.meaning(part) for part in parts]
        yes = at_least(n, (meaning.yes for meaning in meanings))
        no = at_least(len(parts) - n + 1, (meaning.no for meaning in meanings))
        return _decided(yes, no, (meaning.open for meaning in meanings))

    def _test(self, part: QuestionTest) -> Meaning:
        answer, counts = self.answers[part.question], self.counts(part.question)
        missing = self.missing(part.question)
        yes = all_of(counts, answer.passes(part.test))
        doubt = all_of(answer.unknown, negated(answer.named_unknown(part.test)))
        return Meaning(yes, negated(any_of(yes, missing, all_of(counts, doubt))), missing)

    def _total(self, total: Total) -> Meaning:
        names = total.total.of
        yes = self._sum_reaches(names, total.total.at_least)
        doubts = [all_of(self.counts(name), self.answers[name].unknown) for name in names]
        missing = [self.missing(name) for name in names]
        return _decided(yes, negated(any_of(yes, *doubts, *missing)), missing)

    def _sum_reaches(self, names: Sequence[str], least: int) -> Formula:
        """The given numbers alone add up to `least`; what is not given counts as 0."""
        if not names:
            return TRUE if least <= 0 else FALSE
        name, rest = names[0], names[1:]
        question, answer = self.book.questionnaire.question(name), self.answers[name]
        assert question.kind == "number"
        number = all_of(self.counts(name), answer.known)
        ways = [all_of(negated(number), self._sum_reaches(rest, least))]
        for part in question.range:
            reached = all_of(number, answer.at_least(part))
            ways.append(all_of(reached, self._sum_reaches(rest, least - part)))
        return any_of(*ways)


def _decided(yes: Formula, no: Formula, opens: Iterable[Formula]) -> Meaning:
    """Open where neither yes nor no and some part is open."""
    return Meaning(yes, no, all_of(any_of(*opens), negated(yes), negated(no)))
