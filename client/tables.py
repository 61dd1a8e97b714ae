"""The rule book as tables that a small script reads: trees, and what each test of an answer says.

What a test means is worked out here, once for each state of its question. A tree is a number (the
test with that number), or a list: ["n", tree] for not, ["k", n, trees] for at least n of several
(all: as many as there are; any: 1), ["c", name] for a named condition, ["t", questions, n] for a
sum of numbers. Truths are y, n, c (can't tell) and o (open).
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from rules.engine.truth import answer_passes
from rules.model.answers import Blank, State
from rules.model.book import RuleBook
from rules.model.conditions import Condition, QuestionTest, Test, Total
from rules.model.interpreter import Interpreter
from rules.model.levels import Level
from rules.model.questions import NONE, AnyQuestion
from rules.model.rules import Card, Contact, Offer
from rules.model.truth import Truth

LETTERS = {Truth.YES: "y", Truth.NO: "n", Truth.CANT_TELL: "c", Truth.OPEN: "o"}
NEVER = -1  # the level of a rule that stays quiet when it can't tell

Tree = int | list[Any]


class NumberedTest(NamedTuple):
    """One test of one question; its place in the list of tests is its number in the trees."""

    question: str
    test: Test


class Tables(Interpreter[Tree]):
    """The tables of one rule book. Conditions from elsewhere, such as of a text, may join them."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._place = {name: place for place, name in enumerate(book.questionnaire.questions)}
        self._numbers: dict[NumberedTest, int] = {}

    @property
    def tests(self) -> tuple[NumberedTest, ...]:
        """Every test that a tree made so far names, in the order of their numbers."""
        return tuple(self._numbers)

    def as_data(self) -> dict[str, Any]:
        """The whole book, ready to be written as JSON."""
        book, asked_when = self._book, self._asked_when()
        made = {
            "version": book.version,
            "levels": [level.value for level in Level],
            "questions": [self._question(question, asked_when) for question in book.questionnaire],
            "asked": [self.read(condition) for condition in asked_when],
            "conditions": {named.id: self.read(named.when) for named in book.named_conditions},
            "rules": list(self._rules()),
            "contacts": list(self._items(book.contacts)),
            "cards": [[*item, list(card.advice)] for item, card in self._with_cards()],
            "advice": list(self._items(offer for offer in book.advice if offer.when)),
            "only_at": {
                offer.id: [level.rank for level in offer.only_at] for offer in book.limited_advice
            },
            "topics": list(self._items(topic for topic in book.topics if topic.when)),
        }
        return made | {"tests": self.tests_as_data()}

    def tests_as_data(self) -> list[list[Any]]:
        """What each test says in each state of its question, by number."""
        return [self._test(numbered) for numbered in self._numbers]

    def test(self, condition: QuestionTest) -> Tree:
        """The number of a test; a new one for a test not met before."""
        numbered = NumberedTest(condition.question, condition.test)
        return self._numbers.setdefault(numbered, len(self._numbers))

    def named(self, name: str) -> Tree:
        """A named condition stands once, under its name."""
        return ["c", name]

    def total(self, condition: Total) -> Tree:
        """The questions by their places, and what their numbers must reach."""
        total = condition.total
        return ["t", [self._place[name] for name in total.of], total.at_least]

    def all(self, below: Sequence[Tree]) -> Tree:
        """As many as there are."""
        return ["k", len(below), list(below)]

    def any(self, below: Sequence[Tree]) -> Tree:
        """One or more."""
        return ["k", 1, list(below)]

    def at_least(self, n: int, below: Sequence[Tree]) -> Tree:
        """As many as are asked for."""
        return ["k", n, list(below)]

    def opposite(self, part: Tree) -> Tree:
        """Yes and no change places."""
        return ["n", part]

    def _asked_when(self) -> list[Condition]:
        """Each "asked when" once: many questions share one."""
        return list(dict.fromkeys(q.asked_when for q in self._book.questionnaire if q.asked_when))

    def _question(self, question: AnyQuestion, asked_when: list[Condition]) -> dict[str, Any]:
        made: dict[str, Any] = {"id": question.id, "kind": question.kind}
        made["special"] = list(question.special_answers)
        if question.kind == "number":
            made |= {"min": question.min, "max": question.max}
        else:
            made["options"] = [option.id for option in question.options]
        if question.none:
            made["none"] = NONE
        if question.asked_when:
            made["asked"] = asked_when.index(question.asked_when)
        return made

    def _rules(self) -> Iterator[list[Any]]:
        """Most urgent first: id, tree, level, level when it can't tell, advice."""
        for rule in sorted(self._book.rules, key=lambda rule: rule.level.rank):
            unsure = NEVER if rule.if_cant_tell is None else rule.if_cant_tell.rank
            yield [rule.id, self.read(rule.when), rule.level.rank, unsure, list(rule.advice)]

    def _items(self, items: Iterable[Contact | Offer]) -> Iterator[list[Any]]:
        for item in items:
            assert item.when is not None
            yield [item.id, self.read(item.when)]

    def _with_cards(self) -> Iterator[tuple[list[Any], Card]]:
        return zip(self._items(self._book.cards), self._book.cards, strict=True)

    def _test(self, numbered: NumberedTest) -> list[Any]:
        """Question, the truth in each state, and of ticked options those that are enough.

        Of several options, any set with one that is enough passes, so no set has to be listed:
        the last state is "none".
        """
        question = self._book.questionnaire.question(numbered.question)

        def letters(states: Iterable[State]) -> str:
            return "".join(LETTERS[answer_passes(numbered.test, state)] for state in states)

        place = self._place[question.id]
        if question.kind != "choices":
            return [place, letters((*Blank, *question.answers()))]
        alone = letters((*Blank, *question.special_answers, frozenset[str]()))
        ticked = [letters([frozenset({option.id})]) for option in question.options]
        return [place, alone, [i for i, letter in enumerate(ticked) if letter == "y"]]
