"""How urgent a result could become if one answer, and what it brings up, were another."""

from collections.abc import Mapping

from rules import Assessment, Level, RuleBook, Truth, named_states
from rules.engine.walk import truth_of
from rules.model.answers import Blank, State
from rules.model.reach import reach
from rules.model.rules import Rule


def could_be_more_urgent(book: RuleBook, assessment: Assessment, question: str) -> bool:
    """Whether another answer to the question might lead to a more urgent level.

    False is certain: then no other answer does, whatever is answered to the questions it would
    bring up. True may be too careful. The question and all whose "asked when" rests on it are taken
    as not answered yet; a rule that is a plain no then stays a no however they are answered, which
    promise P21 proves of every set of answers.

    Example: "pregnant before: prefer not to say" at 20 weeks. Left open, it leaves open how an
    earlier pregnancy ended, so the rule for a late loss is open, and it may be "call today".
    """
    states = _left_open(book, assessment, question)
    return any(
        level is not None and level.more_urgent_than(assessment.level)
        for level in (_most_urgent(book, rule, states) for rule in book.rules)
    )


def _most_urgent(book: RuleBook, rule: Rule, states: Mapping[str, State]) -> Level | None:
    """The most urgent level that the rule might lead to; None where it leads to none."""
    truth = truth_of(rule.when, states, book.conditions)
    if truth is Truth.NO:
        return None
    return rule.if_cant_tell if truth is Truth.CANT_TELL else rule.level


def could_change(book: RuleBook, assessment: Assessment, question: str) -> bool:
    """Whether another answer to the question might change which rules apply."""
    states = _left_open(book, assessment, question)
    return any(truth_of(rule.when, states, book.conditions) is Truth.OPEN for rule in book.rules)


def _left_open(book: RuleBook, assessment: Assessment, question: str) -> Mapping[str, State]:
    """What is known of the answers without this one, and without those that rest on it."""
    states = dict(named_states(book, assessment))
    opened = {question}
    states[question] = Blank.UNANSWERED
    for other in book.questionnaire:
        asked_when = other.asked_when
        if asked_when and opened & {*reach(asked_when, book.conditions).questions}:
            opened.add(other.id)
            if truth_of(asked_when, states, book.conditions) is Truth.OPEN:
                states[other.id] = Blank.UNANSWERED
    return states
