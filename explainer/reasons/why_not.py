"""Why a rule did not apply: for reviewers, which parts of its condition failed, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.reasons.outline import Outline
from rules import Assessment, RuleBook, Truth, named_states, trace_tree
from rules.engine.truth import OPPOSITE
from rules.model.answers import State
from rules.model.assessment import TraceNode
from rules.model.conditions import Not

# For reviewers: the limits as the rules have them.
WORDS = {
    "is": "{label} is {values}",
    "includes": "{label} includes {values}",
    "at_least": "{label} at least {low}",
    "at_most": "{label} at most {low}",
    "between": "{label} from {low} to {high}",
    "total": "{labels} at least {number}",
    "plus": "+",
    "or": "or",
    "quoted": "'{text}'",
    "not_asked": "not asked",
    "unanswered": "not answered yet",
}


@dataclass(frozen=True)
class Failed:
    """One part that keeps a rule from being yes: what was needed, and what was answered."""

    needed: str
    answered: str
    truth: Truth

    def __str__(self) -> str:
        """One line, such as `needed: Weeks of pregnancy at most 23; answered: 25 weeks`."""
        return f"needed: {self.needed}; answered: {self.answered}"


def why_not(book: RuleBook, assessment: Assessment, rule_id: str) -> tuple[Failed, ...]:
    """The parts that keep this rule from being a plain yes; empty when it is one.

    An "any of" fails by all of its parts, an "all of" by those that are not yes. KeyError when the
    book has no such rule.
    """
    tree = trace_tree(book, assessment, rule_id)
    found = _Failures(book, named_states(book, assessment)).of(tree, wanted=Truth.YES)
    return tuple(dict.fromkeys(found))


class _Failures:
    def __init__(self, book: RuleBook, states: dict[str, State]) -> None:
        self._outline, self._states = Outline(book, WORDS), states

    def of(self, node: TraceNode, wanted: Truth) -> Iterator[Failed]:
        """What keeps this part from being `wanted` (yes, or no below a "not")."""
        if node.truth is wanted:
            return
        if node.parts:
            below = OPPOSITE[wanted] if isinstance(node.condition, Not) else wanted
            for part in node.parts:
                yield from self.of(part, below)
        else:
            line = self._outline.of_node(node, self._states)
            needed = line.text if wanted is Truth.YES else f"not ({line.text})"
            yield Failed(needed, line.answer or "", node.truth)
