"""From a rule book and answers to an assessment."""

from collections.abc import Mapping
from weakref import WeakKeyDictionary

from rules.engine.answers import check_answers
from rules.engine.boxes import YES
from rules.engine.compiled import Compiled, Decision
from rules.engine.walk import tree_of, truth_of
from rules.model.answers import Blank, State
from rules.model.assessment import Applied, Assessment, Trace, TraceNode
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.truth import Truth

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
    states = engine.states(check_answers(book.questionnaire, answers))
    hits = engine.hits(states)
    trace = Trace(book.version, tuple(states), hits)
    return _assessment(engine, states, hits, trace)


def _assessment(engine: Compiled, states: list[State], hits: int, trace: Trace) -> Assessment:
    found: dict[str, list[Decision]] = {"rule": [], "contact": [], "advice": [], "topic": []}
    for decision in dict.fromkeys(engine.decided(states, hits)):
        found[decision.kind].append(decision)
    complete = Blank.UNANSWERED not in states
    truths = _rule_truths(engine, found["rule"], states, complete)
    applied = _applied(engine.book, truths)
    level = applied[0].level if applied else None
    if level is None and complete:
        level = Level.INFORMATION
    return Assessment(
        level=level,
        contact=found["contact"][0].item.id if found["contact"] else None,
        applied=applied,
        cant_tell=tuple([rule for rule, truth in truths.items() if truth is Truth.CANT_TELL]),
        missing=() if complete else _missing(engine, states),
        advice=_advice(engine.book, applied, found["advice"], complete),
        topics=tuple([decision.item.id for decision in found["topic"]]),
        complete=complete,
        trace=trace,
    )


def _rule_truths(
    engine: Compiled, decided: list[Decision], states: list[State], complete: bool
) -> dict[str, Truth]:
    """The truth of every rule that is not a plain *no*."""
    truths: dict[str, Truth] = {}
    for decision in decided:
        if decision.region is YES:
            truths[decision.item.id] = Truth.YES
        else:
            truths.setdefault(decision.item.id, Truth.CANT_TELL)
    if not complete:
        # Boxes do not part *open* from *can't tell*; with answers missing the tree does.
        named = engine.named(states)
        for rule, truth in truths.items():
            if truth is Truth.CANT_TELL:
                truths[rule] = truth_of(engine.book.rule(rule).when, named, engine.conditions)
    return truths


def _applied(book: RuleBook, truths: dict[str, Truth]) -> tuple[Applied, ...]:
    """The rules that apply, most urgent first."""
    applied = []
    for rule_id, truth in truths.items():
        rule = book.rule(rule_id)
        level = rule.level if truth is Truth.YES else rule.if_cant_tell
        if truth is not Truth.OPEN and level is not None:
            applied.append(Applied(rule_id, truth, level))
    if len(applied) > 1:
        applied.sort(key=lambda item: item.level.rank)
    return tuple(applied)


def _advice(
    book: RuleBook, applied: tuple[Applied, ...], decided: list[Decision], complete: bool
) -> tuple[str, ...]:
    """The advice of the rules that apply, most urgent first, then what is given by condition."""
    advice = dict.fromkeys([piece for item in applied for piece in book.rule(item.rule).advice])
    advice.update(dict.fromkeys([decision.item.id for decision in decided]))
    if complete and not applied:
        advice.update(dict.fromkeys(book.when_nothing_applies))
    return tuple(advice)


def _missing(engine: Compiled, states: list[State]) -> tuple[str, ...]:
    """The questions that are asked and have no answer.

    A question whose "asked when" is itself still open is left out: what decides it comes first.
    """
    named = engine.named(states)
    return tuple(
        question.id
        for question in engine.book.questionnaire
        if named[question.id] is Blank.UNANSWERED
        and (
            question.asked_when is None
            or truth_of(question.asked_when, named, engine.conditions) is Truth.YES
        )
    )


def named_states(book: RuleBook, assessment: Assessment) -> dict[str, State]:
    """What was known about each question, by question id, taken from the trace."""
    return dict(zip(book.questionnaire.questions, assessment.trace.states, strict=True))


def trace_tree(book: RuleBook, assessment: Assessment, rule_id: str) -> TraceNode:
    """How one rule came out: its condition with the truth of every part, and the answers.

    KeyError when the book has no such rule.
    """
    return tree_of(book.rule(rule_id).when, named_states(book, assessment), book.conditions)
