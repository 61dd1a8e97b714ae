"""One condition tree at a time: the plain reading, and the trees shown to reviewers."""

from collections.abc import Mapping, Sequence

from rules.engine.truth import OPPOSITE, answer_passes, count_reaches, total_reaches
from rules.model.answers import State
from rules.model.assessment import TraceNode
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
    parts,
)
from rules.model.truth import Truth

States = Mapping[str, State]
Conditions = Mapping[str, Condition]


def truth_of(condition: Condition, states: States, conditions: Conditions) -> Truth:
    """The truth of a condition; `conditions` holds the named conditions by name."""
    match condition:
        case QuestionTest():
            return answer_passes(condition.test, states[condition.question])
        case Total(total=total):
            return total_reaches((states[question] for question in total.of), total.at_least)
        case Named(condition=name):
            return truth_of(conditions[name], states, conditions)
    return _join(condition, [truth_of(p, states, conditions) for _, p in parts(condition)])


def tree_of(condition: Condition, states: States, conditions: Conditions) -> TraceNode:
    """The condition with the truth of each of its parts and the answers they rest on."""
    match condition:
        case QuestionTest():
            state = states[condition.question]
            truth = answer_passes(condition.test, state)
            return TraceNode(condition, truth, question=condition.question, state=state)
        case Total(total=total):
            summed = tuple((question, states[question]) for question in total.of)
            truth = total_reaches((state for _, state in summed), total.at_least)
            return TraceNode(condition, truth, summed=summed)
        case Named(condition=name):
            body = tree_of(conditions[name], states, conditions)
            return TraceNode(condition, body.truth, (body,))
    nodes = tuple(tree_of(part, states, conditions) for _, part in parts(condition))
    return TraceNode(condition, _join(condition, [node.truth for node in nodes]), nodes)


def _join(condition: Condition, truths: Sequence[Truth]) -> Truth:
    match condition:
        case All():
            return count_reaches(truths, len(truths))
        case AnyOf():
            return count_reaches(truths, 1)
        case AtLeast(at_least=count):
            return count_reaches(truths, count.n)
        case Not():
            return OPPOSITE[truths[0]]
    raise TypeError(f"not a condition: {condition!r}")
