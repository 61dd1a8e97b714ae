"""All possible people of a rule book, and the search for one among them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from rules.formulas.answers import (
    Answers,
    AnswerVariables,
    answer_of,
    anyone,
    constraints,
    planes_of,
)
from rules.formulas.formula import Formula, Simulation, all_of, any_of, negated
from rules.formulas.outcome import Outcome
from rules.model.answers import Answer
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.pages import Pages
from rules.model.questions import AnyQuestion
from rules.model.rules import Rule
from rules.model.truth import Truth
from rules.proof.counting import SetCounter
from rules.proof.sampling import first_of, sample
from rules.proof.solver import Model, Solver


@dataclass(frozen=True)
class Person:
    """One set of answers, and what the rules say of it."""

    answers: Mapping[str, Answer]  # to the questions that are asked, in their order
    level: Level | None
    contacts: tuple[str, ...]
    applied: Mapping[str, tuple[Truth, Level]]


class Space:
    """Every possible set of answers to one questionnaire, and what one book says of them.

    Without `answers`, these are all answers that the book's own questionnaire takes. With them,
    they may be to more questions than the book asks.
    """

    def __init__(
        self,
        book: RuleBook,
        complete: bool = True,
        answers: Answers | None = None,
        pages: Pages | None = None,
    ) -> None:
        self.book = book
        self.pages = pages or Pages()
        self.answers = answers or anyone(book, complete)
        read = {name: self.answers[name] for name in book.questionnaire.questions}
        self.outcome = Outcome(book, read)

    @cached_property
    def counter(self) -> SetCounter:
        """Counts complete sets of answers."""
        return SetCounter(self.outcome.meanings)

    @cached_property
    def size(self) -> int:
        """How many complete sets of answers there are."""
        return self.counter.count()

    @cached_property
    def unfinished(self) -> "Space":
        """The same with incomplete sets of answers."""
        return Space(self.book, complete=False, pages=self.pages)

    @cached_property
    def sample(self) -> Simulation:
        """Random people, to save the solver what they already show."""
        return sample(self.answers)

    @cached_property
    def solver(self) -> Solver:
        """The solver, over every possible set of answers."""
        return Solver(constraints(self.answers))

    def forget_what_was_solved(self) -> None:
        """Begin with a new solver: what it learnt of one promise is a burden to it with the next.

        That takes two fifths off the time of all promises together.
        """
        self.__dict__.pop("solver", None)  # the cached one
        if "unfinished" in self.__dict__:
            self.unfinished.forget_what_was_solved()

    def changed(self, changes: Mapping[str, AnswerVariables]) -> Outcome:
        """What the rules say once some answers are replaced."""
        return Outcome(self.book, {**self.answers, **changes})

    def with_rules(self, rules: tuple[Rule, ...]) -> "Space":
        """The same people, and the same solver, with other rules."""
        other = Space(replace(self.book, rules=rules), answers=self.answers, pages=self.pages)
        other.__dict__ |= {"sample": self.sample, "solver": self.solver}  # the cached ones
        return other

    def exists(self, wanted: Formula) -> bool:
        """Whether this is true for anybody."""
        return self.find(wanted) is not None

    def find(self, wanted: Formula) -> Model | None:
        """Somebody for whom this is true, or the proof that there is nobody (None)."""
        people = self.sample.where(wanted)
        if not people:
            return self.solver.find(wanted)
        number = first_of(people)
        return {
            formula.name: bool(self.sample.where(formula) >> number & 1)
            for answer in self.answers.values()
            for formula in _variables(answer)
        }

    def plainest(self, wanted: Formula, *others: Outcome) -> Model:
        """Somebody for whom this is true, with as little else to report as can be.

        With other outcomes, a question also counts as asked where one of them asks it.
        """
        model = self.find(wanted)
        assert model is not None, "nobody is like this"
        settled: list[Formula] = []
        for name, answer in self.answers.items():
            books = (outcome.meanings for outcome in (self.outcome, *others))
            asked = any_of(*(book.asked[name].yes for book in books if name in book.asked))
            if not holds_in(model)(asked):
                continue
            for state in _plain_first(answer.question):
                likeness = _is(answer, state)
                found = model if holds_in(model)(likeness) else None
                found = found or self.solver.find(wanted, *settled, likeness)
                if found is not None:
                    model = found
                    settled.append(likeness)
                    break
            else:
                settled.append(answer.unanswered)
        return model

    def person(self, model: Model, outcome: Outcome | None = None) -> Person:
        """The person of a model, as one of the outcomes sees them."""
        return person_in(outcome or self.outcome, model)


def person_in(outcome: Outcome, model: Model) -> Person:
    """What an outcome says of one model: the answers that are asked for, and the assessment."""
    holds = holds_in(model)
    meanings, rules = outcome.meanings, outcome.book.rules
    answers = {
        name: state
        for name, answer in meanings.answers.items()
        if holds(meanings.asked[name].yes) and (state := answer_of(answer, holds)) is not None
    }
    applied: dict[str, tuple[Truth, Level]] = {}
    for rule in sorted(rules, key=lambda rule: rule.level.rank):
        meaning = outcome.rules[rule.id]
        if holds(meaning.yes):
            applied[rule.id] = (Truth.YES, rule.level)
        elif rule.if_cant_tell and holds(meaning.cant_tell):
            applied[rule.id] = (Truth.CANT_TELL, rule.if_cant_tell)
    return Person(
        answers,
        next((level for level in Level if holds(outcome.at_least[level])), None),
        tuple(name for name, formula in outcome.contacts.items() if holds(formula)),
        applied,
    )


def holds_in(model: Model) -> Callable[[Formula], bool]:
    """A function that says whether a formula is true in a model."""
    simulation = Simulation({name: int(value) for name, value in model.items()}, 1)
    return lambda formula: bool(simulation.where(formula))


def model_of(answers: Answers, states: Mapping[str, Answer]) -> Model:
    """The model of particular answers; a question left out has no answer yet."""
    model: Model = {}
    for name, answer in answers.items():
        model |= planes_of(answer, states.get(name))
    return model


def _variables(answer: AnswerVariables) -> list[Formula]:
    found = [answer.unanswered, *answer.specials.values()]
    found += [*answer.options.values(), *answer.reaches.values()]
    return [formula for formula in found if formula.kind == "variable"]


def _is(answer: AnswerVariables, state: Answer) -> Formula:
    """The answer is this one."""
    if isinstance(state, frozenset):
        ticked = [f if o in state else negated(f) for o, f in answer.options.items()]
        return all_of(answer.known, *ticked)
    return answer.equals(state)


def _plain_first(question: AnyQuestion) -> list[Answer]:
    """The answers to try, those with least to report first."""
    if question.kind == "number":
        return [*dict.fromkeys((*question.usual, *question.range)), *question.special_answers]
    if question.kind == "choice":
        neutral = [option.id for option in question.options if option.neutral]
        others = [option.id for option in question.options if not option.neutral]
        return [*neutral, *others, *question.special_answers]
    return sorted(question.answers(), key=_much)


def _much(state: Answer) -> tuple[int, list[str]]:
    return (len(state), sorted(state)) if isinstance(state, frozenset) else (99, [str(state)])
