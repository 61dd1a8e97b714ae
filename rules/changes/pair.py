"""Two versions of the rules side by side, over the answers that both can give."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from rules.formulas.answers import Answers, AnswerVariables, any_answer, fixed
from rules.formulas.formula import Formula, all_of, any_of
from rules.formulas.outcome import Outcome
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion
from rules.proof.counting import SetCounter
from rules.proof.solver import Model
from rules.proof.space import Person, Space, person_in

# With more questions that differ, counting takes hours and nobody could read the result.
MOST_DIFFERING = 12


class Side(StrEnum):
    """One of the two versions."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True)
class LeftOut:
    """What only one version knows of a question, so that it is not compared.

    With `answers`, those that only this side takes. Without: on one side, the question is asked
    by it alone, and any answer to it is allowed; on neither, the two versions share no answer to
    it, so whoever is asked it is left out.
    """

    question: str
    side: Side | None
    answers: tuple[str, ...] = ()


class TooFarApart(Exception):
    """Two questionnaires differ in too much for a comparison; the message says in how much."""

    def __init__(self, differing: int, questions: int) -> None:
        super().__init__(
            f"{differing} of the {questions} questions of the two versions are asked by one of them"
            " only, or do not take the same answers, so no count would say much; try the vignettes"
            " of the new version"
        )


class Pair:
    """What two books say of the same people.

    A question that both ask takes the answers that both take. A question that one of them asks
    takes all of its answers, and the other book does not see it. Raises TooFarApart.
    """

    def __init__(self, old: RuleBook, new: RuleBook) -> None:
        asked = [{q.id: q for q in book.questionnaire} for book in (old, new)]
        answers: Answers = {
            name: _joint(asked[0].get(name), asked[1].get(name))
            for name in dict.fromkeys((*asked[0], *asked[1]))
        }
        self.left_out = tuple(
            left for name in answers for left in _left_out(asked[0].get(name), asked[1].get(name))
        )
        differing = len({left.question for left in self.left_out})
        if differing > MOST_DIFFERING:
            raise TooFarApart(differing, len(answers))
        self.space = Space(old, answers=answers)
        self.old = self.space.outcome
        self.new = Outcome(new, {name: answers[name] for name in asked[1]})

    @cached_property
    def everybody(self) -> Formula:
        """Whoever has answered all that they are asked; not so where no answer is shared."""
        return all_of(self.old.complete, self.new.complete)

    @cached_property
    def _counter(self) -> SetCounter:
        return SetCounter(self.old.meanings, self.new.meanings)

    @cached_property
    def size(self) -> int:
        """How many complete sets of answers are compared."""
        return self._counter.count()

    def count(self, wanted: Formula) -> int:
        """How many of them make this true."""
        return self._counter.count(wanted)

    def exists(self, wanted: Formula) -> bool:
        """Whether this is true of any of them."""
        return self.space.exists(all_of(wanted, self.everybody))

    def asked(self, question: str) -> Formula:
        """Where a question is asked by at least one of the two."""
        books = (self.old.meanings, self.new.meanings)
        return any_of(*(book.asked[question].yes for book in books if question in book.asked))

    def plainest(self, wanted: Formula) -> Model:
        """One of them for whom this is true, with as little else to report as can be."""
        return self.space.plainest(all_of(wanted, self.everybody), self.new)

    def people(self, model: Model) -> tuple[Person, Person]:
        """The person of a model, as the old and as the new version sees them."""
        return person_in(self.old, model), person_in(self.new, model)


def _joint(old: AnyQuestion | None, new: AnyQuestion | None) -> AnswerVariables:
    """The answers to one question that both versions can take."""
    question = _shared(old, new) if old and new else old or new
    if question is None:
        assert old is not None
        return fixed(old, None)
    return any_answer(question)


def _shared(old: AnyQuestion, new: AnyQuestion) -> AnyQuestion | None:
    """A question with the answers that both take; None when there is no such answer."""
    specials = {
        name: getattr(old, name) if name in new.special_answers else None
        for name in old.special_answers
    }
    if old.kind == "number" and new.kind == "number":
        low, high = max(old.min, new.min), min(old.max, new.max)
        return _with(old, specials | {"min": low, "max": high}) if low <= high else None
    if old.kind == "number" or new.kind == "number" or old.kind != new.kind:
        return None
    known = {option.id for option in new.options}
    options = tuple(option for option in old.options if option.id in known)
    if old.kind == "choices" and new.kind == "choices":
        specials["none"] = old.none if new.none else None
    return _with(old, specials | {"options": options}) if options else None


def _with(question: AnyQuestion, fields: dict[str, object]) -> AnyQuestion:
    """The question with some fields changed, and nothing that was worked out from them before."""
    kept = {name: getattr(question, name) for name in type(question).model_fields}
    return type(question).model_construct(**kept | fields)


def _left_out(old: AnyQuestion | None, new: AnyQuestion | None) -> Iterator[LeftOut]:
    if old is None or new is None:
        question = old or new
        assert question is not None
        yield LeftOut(question.id, Side.OLD if old else Side.NEW)
    elif _shared(old, new) is None:
        yield LeftOut(old.id, None)
    else:
        for side, mine, theirs in ((Side.OLD, old, new), (Side.NEW, new, old)):
            only = [name for name in mine.named_answers if name not in theirs.named_answers]
            if only:
                yield LeftOut(mine.id, side, tuple(only))
