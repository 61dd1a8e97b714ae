"""What is said of a slip in the condition language."""

from collections.abc import Iterable

from rules.loading.slips.slip import Slip, Words
from rules.loading.yaml.documents import Path
from rules.loading.yaml.edits import nearest_name, one_of_these, word_is
from rules.model.conditions import OPERATORS, TESTS
from rules.model.names import did_you_mean, suggestion

EXAMPLE = "{weeks: {at_least: 24}}"
TEST = "write a test after it, such as {at_least: 24} or {is: yes}"


def in_a_condition(slip: Slip) -> Words | None:
    """Words for slips in the condition language; None where the usual ones serve."""
    condition = slip.in_condition
    if condition is None:
        return None
    operator, steps = condition
    if slip.kind == "misspelt_operator":
        return _misspelt("S010", f"'{slip.field}' is not known here", slip.field, OPERATORS)
    if slip.kind == "extra_forbidden":
        return _stray_name(slip, operator, steps)
    if slip.kind == "one_test":
        return _one_test(slip)
    if slip.kind in ("dict_type", "model_type", "one_condition"):
        return _no_block(slip, operator, steps)
    return _value(slip) if slip.field == "is" else None


def _no_block(slip: Slip, operator: str, steps: Path) -> Words | None:
    if not steps:
        return _no_condition(slip)
    if operator == "question":
        return Words("S012", f"'{slip.field}' has no test", TEST)
    if steps == ("at_least",):
        fix = "write {n: 2, of: [...]} with conditions in the list"
        return Words("S010", "'at_least' needs a number and a list of conditions", fix)
    return None


def is_misspelt_operator(slip: Slip) -> bool:
    """Whether what looks like a question is meant to be `all`, `at_least` or the like."""
    condition = slip.in_condition
    if condition is None or condition[0] != "question" or not condition[1]:
        return False
    if slip.kind == "model_type":
        return isinstance(slip.value, list)
    near = suggestion(condition[1][0], OPERATORS) is not None
    return slip.kind == "extra_forbidden" and slip.field in ("n", "of") and near


def _stray_name(slip: Slip, operator: str, steps: Path) -> Words | None:
    if operator == "question":
        return _misspelt("S012", f"there is no test '{slip.field}'", slip.field, TESTS)
    return _two_things([operator, slip.field]) if len(steps) == 1 else None


def _misspelt(code: str, what: str, name: str, known: Iterable[str]) -> Words:
    return Words(code, what, did_you_mean(name, known), nearest_name(name, known))


def _two_things(names: Iterable[str]) -> Words:
    what = f"one condition says one thing, but here are more: {', '.join(names)}"
    return Words("S011", what, "put each on a line that starts with '- ', below 'all:' or 'any:'")


def _one_test(slip: Slip) -> Words:
    tests = list(slip.value) if isinstance(slip.value, dict) else []
    if not tests:
        return Words("S012", f"'{slip.field}' has no test", TEST)
    what = f"'{slip.field}' takes one test, but here are more: {', '.join(tests)}"
    return Words("S012", what, "write it once for each test, below 'all:' or 'any:'")


def _no_condition(slip: Slip) -> Words:
    if isinstance(slip.value, dict) and slip.value:
        return _two_things(slip.value)
    if isinstance(slip.value, list):
        fix = "write 'all:' or 'any:' above the list"
        return Words("S010", "a list of conditions cannot stand alone", fix)
    if slip.value in (None, {}):
        return Words("S010", "a condition is missing here", f"write one, such as {EXAMPLE}")
    fix = f"write {{condition: {slip.value}}} if it is a name, or a test such as {EXAMPLE}"
    return Words("S010", f"{slip.shown} is not a condition", fix)


def _value(slip: Slip) -> Words:
    what = "'is' takes one option, in words, or one whole number"
    if isinstance(slip.value, bool):
        word = "yes" if slip.value else "no"
        return Words("S004", what, f"write {{is: {word}}}", word_is(word))
    if isinstance(slip.value, list):
        return Words("S004", what, "for several, write one_of: [..., ...]", one_of_these)
    return Words("S004", what, "")
