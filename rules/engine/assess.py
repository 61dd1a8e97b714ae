"""From a rule book and answers to an assessment."""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from rules.engine.boxes import YES
from rules.engine.compiled import Compiled, Decision
from rules.engine.walk import tree_of
from rules.model.answers import Blank, State
from rules.model.assessment import Applied, Assessment, Trace, TraceNode
from rules.model.book import RuleBook
from rules.model.levels import Level

_compiled: WeakKeyDictionary[RuleBook, Compiled] = WeakKeyDictionary()


def compiled(book: RuleBook) -> Compiled:
    """The book made ready to assess; made once for each book."""
    found = _compiled.get(book)
    if found is None:
        found = _compiled[book] = Compiled(book)
    return found


def assess(book: RuleBook, answers: Mapping[str, object]) -> Assessment:
    """What the rules say of these answers.

    `answers` maps question ids to an option id, a whole number, a list of option ids, `none`,
    `not_sure` or `prefer_not_to_say`. A question left out is unanswered. Raises AnswerError, which
    lists every fault, when an answer is not one the questionnaire offers.
    """
    engine = compiled(book)
    states, hits, missing = engine.read(answers)
    complete = Blank.UNANSWERED not in states
    found = _Found()
    for decision in engine.decided(states, hits):
        # Boxes do not part *open* from *can't tell*.
        if complete or decision.doubt is None or not decision.doubt.is_open(states):
            found.take(decision)
    applied = found.in_order()
    level = applied[0].level if applied else None
    if level is None and complete:
        level = Level.INFORMATION
    card = found.card if level is Level.INFORMATION else None
    return Assessment(
        level=level,
        contact=found.contact,
        card=card,
        applied=applied,
        cant_tell=tuple(found.cant_tell),
        missing=missing,
        advice=_advice(book, level, applied, card, found.advice),
        topics=tuple(found.topic),
        complete=complete,
        trace=Trace(book.version, tuple(states), hits),
    )


class _Found:
    """What the decisions that hold add up to."""

    def __init__(self) -> None:
        self.applied: list[Applied] = []
        self.cant_tell: list[str] = []
        self.contact: str | None = None
        self.card: str | None = None
        self.advice: list[str] = []
        self.topic: list[str] = []

    def take(self, decision: Decision) -> None:
        if decision.kind == "rule":
            if decision.applied is not None:
                self.applied.append(decision.applied)
            if decision.region is not YES:
                self.cant_tell.append(decision.id)
        elif decision.kind == "contact":
            self.contact = decision.id
        elif decision.kind == "card":
            self.card = decision.id
        else:
            (self.advice if decision.kind == "advice" else self.topic).append(decision.id)

    def in_order(self) -> tuple[Applied, ...]:
        """The rules that apply, most urgent first.

        Decisions come in the order of their rules' own levels, but for two kinds: what can't be
        told may apply at a lower level, and what is too wide for boxes comes last.
        """
        self.applied.sort(key=lambda item: item.level.rank)
        return tuple(self.applied)


def _advice(
    book: RuleBook,
    level: Level | None,
    applied: tuple[Applied, ...],
    card: str | None,
    by_condition: list[str],
) -> tuple[str, ...]:
    """The advice of the rules or of the card, most urgent first, then what a condition gives.

    What is meant for other levels only is left out.
    """
    advice = [piece for item in applied for piece in book.rules_by_id[item.rule].advice]
    advice += book.cards_by_id[card].advice if card else ()
    advice += by_condition
    elsewhere = {offer.id for offer in book.limited_advice if level not in offer.only_at}
    return tuple(piece for piece in dict.fromkeys(advice) if piece not in elsewhere)


def named_states(book: RuleBook, assessment: Assessment) -> dict[str, State]:
    """What was known about each question, by question id, taken from the trace."""
    return dict(zip(book.questionnaire.questions, assessment.trace.states, strict=True))


def trace_tree(book: RuleBook, assessment: Assessment, rule_id: str) -> TraceNode:
    """How one rule came out: its condition with the truth of every part, and the answers.

    KeyError when the book has no such rule.
    """
    return tree_of(book.rule(rule_id).when, named_states(book, assessment), book.conditions)
