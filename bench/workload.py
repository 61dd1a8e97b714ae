"""The synthetic work every engine gets: 25 answers, 40 rules, 227 tests, one fixed seed.

It is not clinical content. The rules are written in this project's condition language, as
plain data, because each engine's notation is made from that. The third answer of the
tri-state questions is an ordinary option (`unsure`), so that engines with only true and false
can do the same work; `with_cant_tell` makes a second version, for our engine alone, in which
it is a real "not sure".
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

Condition = Mapping[str, Any]
Answers = dict[str, Any]

SEED = 20261122
TRI_STATE = ("yes", "no", "unsure")
LEVELS = ("emergency", "call_now", "call_today", "contact_this_week", "next_appointment")
GROUPS = ("all", "any", "at_least", "not")

# How many tests of each sort the 40 rules hold together: 227.
TESTS = {
    "is": 121,
    "one_of": 48,
    "is_not": 22,
    "at_least": 19,
    "includes": 8,
    "between": 5,
    "at_most": 4,
}
RULES = 40
FEWEST_TESTS, MOST_TESTS = 2, 12
DEEPEST = 5


@dataclass(frozen=True)
class Question:
    """One question: `options` for choice and choices, `lowest` and `highest` for number."""

    id: str
    kind: str
    options: tuple[str, ...] = ()
    lowest: int = 0
    highest: int = 0


@dataclass(frozen=True)
class Rule:
    """One rule: when it holds, and the level it then gives."""

    id: str
    when: Condition
    level: str
    if_cant_tell: str


@dataclass(frozen=True)
class Workload:
    """Questions, rules and answer sets, the same in every process for the same seed."""

    questions: tuple[Question, ...]
    rules: tuple[Rule, ...]
    answers: tuple[Answers, ...]


def make(sets: int = 2000, seed: int = SEED) -> Workload:
    """Build the workload with `sets` answer sets; the rules don't depend on `sets`."""
    rng = random.Random(seed)
    questions = _questions(rng)
    rules = _rules(rng, questions)
    makers: tuple[Callable[..., Answers], ...] = (_likely_answers, _any_answers)
    answers = tuple(makers[i % 2](rng, questions) for i in range(sets))
    return Workload(questions, rules, answers)


def with_cant_tell(work: Workload) -> Workload:
    """The same work in which `unsure` is a real "not sure": tests on it are can't tell."""
    rules = tuple(replace(rule, when=_rename(rule.when)) for rule in work.rules)
    questions = tuple(
        replace(q, options=TRI_STATE[:2]) if q.options == TRI_STATE else q for q in work.questions
    )
    answers = tuple(
        {name: "not_sure" if value == "unsure" else value for name, value in one.items()}
        for one in work.answers
    )
    return Workload(questions, rules, answers)


def tests_in(when: Condition) -> Iterator[tuple[str, str, Any]]:
    """Every test of a condition as (question, operator, wanted)."""
    key, body = next(iter(when.items()))
    if key in ("all", "any"):
        for part in body:
            yield from tests_in(part)
    elif key == "at_least":
        for part in body["of"]:
            yield from tests_in(part)
    elif key == "not":
        yield from tests_in(body)
    else:
        operator, wanted = next(iter(body.items()))
        yield key, operator, wanted


def _questions(rng: random.Random) -> tuple[Question, ...]:
    tri_state = [Question(f"sign_{i:02}", "choice", TRI_STATE) for i in range(14)]
    single = [
        Question(f"pick_{i}", "choice", tuple(f"p{i}_{j}" for j in range(rng.randint(3, 6))))
        for i in range(6)
    ]
    numbers = [
        Question("weeks", "number", lowest=4, highest=42),
        Question("count_0", "number", lowest=0, highest=6),
        Question("count_1", "number", lowest=0, highest=6),
    ]
    several = [Question(f"many_{i}", "choices", tuple(f"m{i}_{j}" for j in range(6))) for i in "01"]
    return (*tri_state, *single, *numbers, *several)


def _likely_answers(rng: random.Random, questions: tuple[Question, ...]) -> Answers:
    """Answers as people give them: mostly no, the first option, small counts."""
    answers: Answers = {}
    for q in questions:
        if q.kind == "number":
            drawn = [rng.randint(q.lowest, q.highest) for _ in range(2)]
            answers[q.id] = drawn[0] if q.id == "weeks" else min(drawn)
        elif q.kind == "choices":
            chosen = [option for option in q.options if rng.random() < 0.12]
            answers[q.id] = chosen or ["none"]
        elif q.options == TRI_STATE:
            answers[q.id] = rng.choices(TRI_STATE, (18, 72, 10))[0]
        else:
            answers[q.id] = rng.choices(q.options, [4, *[1] * (len(q.options) - 1)])[0]
    return answers


def _any_answers(rng: random.Random, questions: tuple[Question, ...]) -> Answers:
    """Answers drawn evenly from everything that may be answered."""
    answers: Answers = {}
    for q in questions:
        if q.kind == "number":
            answers[q.id] = rng.randint(q.lowest, q.highest)
        elif q.kind == "choices":
            answers[q.id] = [option for option in q.options if rng.random() < 0.5] or ["none"]
        else:
            answers[q.id] = rng.choice(q.options)
    return answers


def _rules(rng: random.Random, questions: tuple[Question, ...]) -> tuple[Rule, ...]:
    operators = [operator for operator, times in TESTS.items() for _ in range(times)]
    rng.shuffle(operators)
    rules = []
    for i, size in enumerate(_sizes(rng, len(operators))):
        tests = [_test(rng, questions, operators.pop()) for _ in range(size)]
        level = LEVELS[i * len(LEVELS) // RULES]
        cant_tell = (level, LEVELS[-1], "quiet")[i % 3]
        rules.append(Rule(f"rule_{i:02}", _tree(rng, tests, DEEPEST), level, cant_tell))
    return tuple(rules)


def _sizes(rng: random.Random, total: int) -> list[int]:
    """Share `total` tests among the rules, none below the fewest or above the most."""
    sizes = [FEWEST_TESTS] * RULES
    while sum(sizes) < total:
        i = rng.randrange(RULES)
        sizes[i] += sizes[i] < MOST_TESTS
    return sizes


def _tree(rng: random.Random, tests: list[Condition], depth: int) -> Condition:
    """Nest the tests in all / any / at_least / not, at most `depth` groups deep."""
    if len(tests) == 1:
        return tests[0]
    if 2 < depth < DEEPEST and rng.random() < 0.2:
        return {"not": _group(rng, tests, depth - 1)}
    return _group(rng, tests, depth)


def _group(rng: random.Random, tests: list[Condition], depth: int) -> Condition:
    parts = tests if depth == 1 or len(tests) == 2 else _nested(rng, tests, depth)
    if len(parts) >= 3 and rng.random() < 0.5:
        return {"at_least": {"n": rng.randint(2, len(parts) - 1), "of": parts}}
    return {"all" if depth == DEEPEST else rng.choice(("all", "any")): parts}


def _nested(rng: random.Random, tests: list[Condition], depth: int) -> list[Condition]:
    cuts = sorted(rng.sample(range(1, len(tests)), min(len(tests) - 1, rng.randint(1, 3))))
    ends = [*cuts, len(tests)]
    starts = [0, *cuts]
    return [_tree(rng, tests[a:b], depth - 1) for a, b in zip(starts, ends, strict=True)]


def _test(rng: random.Random, questions: tuple[Question, ...], operator: str) -> Condition:
    kind = {"includes": "choices", "is": "choice", "one_of": "choice", "is_not": "choice"}
    q = rng.choice([q for q in questions if q.kind == kind.get(operator, "number")])
    if operator == "is_not":
        return {"not": {q.id: {"is": "no" if q.options == TRI_STATE else q.options[0]}}}
    return {q.id: {operator: _wanted(rng, q, operator)}}


def _wanted(rng: random.Random, q: Question, operator: str) -> Any:
    if operator == "is":
        likely = (7, 1, 2) if q.options == TRI_STATE else [1, *[4] * (len(q.options) - 1)]
        return rng.choices(q.options, likely)[0]
    if operator == "includes":
        return rng.choice(q.options)
    if operator == "one_of":
        return ["yes", "unsure"] if q.options == TRI_STATE else sorted(rng.sample(q.options[1:], 2))
    low = rng.randint(q.lowest + 1, q.highest - 1)
    return [low, rng.randint(low, q.highest)] if operator == "between" else low


def _rename(when: Condition) -> Condition:
    """`unsure` named by a test becomes `not_sure`."""
    key, body = next(iter(when.items()))
    if key in ("all", "any"):
        return {key: [_rename(part) for part in body]}
    if key == "at_least":
        return {key: {"n": body["n"], "of": [_rename(part) for part in body["of"]]}}
    if key == "not":
        return {key: _rename(body)}
    operator, wanted = next(iter(body.items()))
    if isinstance(wanted, list) and "unsure" in wanted:
        return {key: {operator: ["not_sure" if x == "unsure" else x for x in wanted]}}
    return {key: {operator: "not_sure" if wanted == "unsure" else wanted}}
