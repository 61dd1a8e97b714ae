"""The answers to one question as Boolean variables.

A choice has a variable for each option, a question that takes several options one for each of
them, a number one for each bound it may reach ("at least 5"). "Not sure", "prefer not to say" and
"no answer yet" have one each.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import assert_never, cast

from rules.formulas.formula import (
    FALSE,
    TRUE,
    Formula,
    all_of,
    any_of,
    at_most_one,
    implies,
    negated,
    variable,
)
from rules.model.answers import Answer
from rules.model.book import RuleBook
from rules.model.conditions import Test, Value
from rules.model.questions import NONE, AnyQuestion


@dataclass(frozen=True)
class AnswerVariables:
    """What is answered to one question, whether it is asked or not.

    `reaches` has a formula for each number from `min` + 1 to `max`: the answer is at least that.
    """

    question: AnyQuestion
    unanswered: Formula
    specials: Mapping[str, Formula]
    options: Mapping[str, Formula]
    reaches: Mapping[int, Formula]

    @property
    def unknown(self) -> Formula:
        """Answered "not sure" or "prefer not to say"."""
        return any_of(*self.specials.values())

    @property
    def known(self) -> Formula:
        """Answered with an option, with `none`, or with a number."""
        return negated(any_of(self.unanswered, self.unknown))

    @property
    def nothing_ticked(self) -> Formula:
        """Answered `none`, for a question that takes several options."""
        return all_of(self.known, *map(negated, self.options.values()))

    def at_least(self, number: int) -> Formula:
        """A number is given, and it is at least this."""
        assert self.question.kind == "number"
        if number <= self.question.min:
            return self.known
        return self.reaches.get(number, FALSE)

    def equals(self, value: Value) -> Formula:
        """This very answer is given: an option (alone or not), `none`, a number or a special."""
        if isinstance(value, int):
            return all_of(self.at_least(value), negated(self.at_least(value + 1)))
        if value in self.specials:
            return self.specials[value]
        if value == NONE and self.question.kind == "choices":
            return self.nothing_ticked
        return self.options.get(value, FALSE)

    def passes(self, test: Test) -> Formula:
        """The answer passes the test; one that the test does not name never does when unknown."""
        numbers = cast(tuple[int, ...], test.values)  # of the three tests that compare numbers
        match test.kind:
            case "is" | "one_of" | "includes" | "includes_any":
                return any_of(*map(self.equals, test.values))
            case "at_least":
                return self._between(numbers[0], None)
            case "at_most":
                return self._between(None, numbers[0])
            case "between":
                return self._between(numbers[0], numbers[1])
        assert_never(test.kind)

    def _between(self, low: int | None, high: int | None) -> Formula:
        """A number from `low` to `high`, both included; None where there is no bound."""
        reached = self.known if low is None else self.at_least(low)
        return reached if high is None else all_of(reached, negated(self.at_least(high + 1)))

    def named_unknown(self, test: Test) -> Formula:
        """Unknown, and the test names that very answer."""
        match test.kind:
            case "is" | "one_of":
                named = (self.specials.get(str(value), FALSE) for value in test.values)
                return any_of(*named)
            case "includes" | "includes_any" | "at_least" | "at_most" | "between":
                return FALSE
        assert_never(test.kind)


def any_answer(question: AnyQuestion, complete: bool = True, mark: str = "") -> AnswerVariables:
    """Any answer to a question; `mark` keeps the variables of two people apart."""
    name = f"{question.id}{mark}"
    bounds = question.range[1:] if question.kind == "number" else ()
    join = "=" if question.kind == "choice" else "+"
    return AnswerVariables(
        question,
        FALSE if complete else variable(f"{name}?"),
        {special: variable(f"{name}={special}") for special in question.special_answers},
        {option.id: variable(f"{name}{join}{option.id}") for option in question.options},
        {bound: variable(f"{name}>={bound}") for bound in bounds},
    )


def well_formed(answer: AnswerVariables) -> Formula:
    """What holds of every answer: one option of a choice, none beside an option, and so on."""
    alone = [*answer.specials.values(), answer.unanswered]
    parts = list(answer.options.values())
    if answer.question.kind == "choice":
        return all_of(at_most_one([*parts, *alone]), any_of(*parts, *alone))
    if answer.question.kind == "choices":
        apart = [implies(one, negated(any_of(*parts))) for one in alone]
        some = TRUE if answer.question.none else any_of(*parts, *alone)
        return all_of(at_most_one(alone), some, *apart)
    bounds = sorted(answer.reaches)
    chain = [implies(answer.reaches[high], answer.reaches[low]) for low, high in pairwise(bounds)]
    apart = [implies(one, negated(answer.reaches[bounds[0]])) for one in alone if bounds]
    return all_of(at_most_one(alone), *chain, *apart)


Answers = Mapping[str, AnswerVariables]


def anyone(book: RuleBook, complete: bool = True, mark: str = "") -> dict[str, AnswerVariables]:
    """Every possible set of answers."""
    return {question.id: any_answer(question, complete, mark) for question in book.questionnaire}


def constraints(answers: Answers) -> Formula:
    """What holds of every set of answers."""
    return all_of(*map(well_formed, answers.values()))


def fixed(question: AnyQuestion, state: Answer | None) -> AnswerVariables:
    """One particular answer; None means that there is none yet."""

    def truth(held: bool) -> Formula:
        return TRUE if held else FALSE

    blank = any_answer(question)
    ticked = state if isinstance(state, frozenset) else {state}
    number = state if isinstance(state, int) else None
    return AnswerVariables(
        question,
        truth(state is None),
        {special: truth(special == state) for special in blank.specials},
        {option: truth(option in ticked) for option in blank.options},
        {bound: truth(number is not None and number >= bound) for bound in blank.reaches},
    )


def completed(answer: AnswerVariables) -> AnswerVariables:
    """The same answer where there is one, and any answer where there was none yet."""
    later = any_answer(answer.question, mark="'")

    def filled(mine: Formula, theirs: Formula) -> Formula:
        return any_of(mine, all_of(answer.unanswered, theirs))

    return AnswerVariables(
        answer.question,
        FALSE,
        {name: filled(mine, later.specials[name]) for name, mine in answer.specials.items()},
        {name: filled(mine, later.options[name]) for name, mine in answer.options.items()},
        {bound: filled(mine, later.reaches[bound]) for bound, mine in answer.reaches.items()},
    )


def with_ticked(answer: AnswerVariables, option: str) -> AnswerVariables:
    """The same answer with one more option ticked."""
    return replace(answer, options={**answer.options, option: TRUE})


def answer_of(answer: AnswerVariables, holds: Callable[[Formula], bool]) -> Answer | None:
    """The answer a model stands for; `holds` evaluates a formula in it."""
    if holds(answer.unanswered):
        return None
    for special, formula in answer.specials.items():
        if holds(formula):
            return special
    if answer.question.kind == "number":
        return max((b for b, f in answer.reaches.items() if holds(f)), default=answer.question.min)
    ticked = frozenset(option for option, formula in answer.options.items() if holds(formula))
    return ticked if answer.question.kind == "choices" else next(iter(ticked))


def planes_of(answer: AnswerVariables, state: Answer | None) -> dict[str, bool]:
    """The value of each variable of the question when this is its answer."""
    wanted = fixed(answer.question, state)
    pairs = [(answer.unanswered, wanted.unanswered)]
    for mine, theirs in (
        (answer.specials, wanted.specials),
        (answer.options, wanted.options),
    ):
        pairs += [(mine[name], theirs[name]) for name in mine]
    pairs += [(answer.reaches[bound], wanted.reaches[bound]) for bound in answer.reaches]
    return {mine.name: theirs is TRUE for mine, theirs in pairs if mine.kind == "variable"}
