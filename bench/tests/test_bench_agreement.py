"""The bench measures the same work each time, and our engine answers it as the oracle does."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from bench import oracle, ours, workload
from bench.contestants import CONTESTANTS
from bench.measure import from_place, percentile, summary
from bench.peers.notation import Engine, without_at_least, without_not
from bench.workload import LEVELS, Condition, Workload

ROOT = Path(__file__).resolve().parents[2]
SETS = 400


@pytest.fixture(scope="module")
def work() -> Workload:
    return workload.make(SETS)


def depth(when: Condition) -> int:
    ((key, body),) = when.items()
    if key == "not":
        return 1 + depth(body) if next(iter(body)) in workload.GROUPS else 0
    if key not in workload.GROUPS:
        return 0
    return 1 + max(map(depth, body["of"] if key == "at_least" else body))


def test_the_work_is_the_same_each_time(work: Workload) -> None:
    assert workload.make(SETS) == work
    assert workload.make(SETS, seed=1) != work
    assert workload.make(10).rules == work.rules
    text = json.dumps([[rule.id, rule.when, rule.level] for rule in work.rules])
    assert hashlib.sha256(text.encode()).hexdigest()[:12] == "75e1514b3095"
    given = json.dumps(workload.make(100).answers)
    assert hashlib.sha256(given.encode()).hexdigest()[:12] == "dddf4089c0a2"


def test_the_work_is_what_the_readme_says(work: Workload) -> None:
    kinds = Counter(
        "tri-state" if question.options == workload.TRI_STATE else question.kind
        for question in work.questions
    )
    assert kinds == {"tri-state": 14, "choice": 6, "number": 3, "choices": 2}
    assert len(work.rules) == 40
    tests = [test for rule in work.rules for test in workload.tests_in(rule.when)]
    assert len(tests) == 227
    assert {question for question, _, _ in tests} == {question.id for question in work.questions}
    assert max(depth(rule.when) for rule in work.rules) == 5


def test_every_level_and_every_rule_comes_up(work: Workload) -> None:
    levels: Counter[str | None] = Counter()
    applied: Counter[str] = Counter()
    for answers in workload.make(2000).answers:
        level, rules = oracle.verdict(work.rules, answers)
        levels[level] += 1
        applied.update(rules)
    assert set(levels) == {*LEVELS, None}
    assert set(applied) == {rule.id for rule in work.rules}


@pytest.mark.parametrize("prepare", [ours.compact, ours.trees])
@pytest.mark.parametrize("real_not_sure", [False, True])
def test_our_engine_answers_as_the_oracle_does(
    work: Workload, prepare: Callable[[Workload], Engine], real_not_sure: bool
) -> None:
    if real_not_sure:
        work = workload.with_cant_tell(work)
    engine = prepare(work)
    for answers in work.answers:
        level, applied = engine(answers)
        assert (level, frozenset(applied)) == oracle.verdict(work.rules, answers)
        assert len(applied) == len(set(applied))


def test_real_not_sure_answers_change_the_outcome(work: Workload) -> None:
    unsure = workload.with_cant_tell(work)
    changed = [
        one
        for one, other in zip(work.answers, unsure.answers, strict=True)
        if oracle.verdict(work.rules, one) != oracle.verdict(unsure.rules, other)
    ]
    assert len(changed) > SETS // 10


@pytest.mark.parametrize("rewritten", [without_not, without_at_least])
def test_the_forms_made_for_peers_mean_the_same(
    work: Workload, rewritten: Callable[[Condition], Condition]
) -> None:
    for rule in work.rules:
        form = rewritten(rule.when)
        for answers in work.answers[:50]:
            assert oracle.holds(form, answers) == oracle.holds(rule.when, answers)


def test_the_oracle_can_tell_only_what_the_answers_say() -> None:
    unsure, sure = {"a": {"is": "yes"}}, {"b": {"is": "yes"}}
    given = {"a": "not_sure", "b": "yes"}
    assert oracle.holds(unsure, given) is None
    assert oracle.holds({"not": unsure}, given) is None
    assert oracle.holds({"all": [unsure, sure]}, given) is None
    assert oracle.holds({"all": [unsure, {"not": sure}]}, given) is False
    assert oracle.holds({"any": [unsure, sure]}, given) is True
    assert oracle.holds({"at_least": {"n": 2, "of": [unsure, sure]}}, given) is None
    assert oracle.holds({"a": {"is": "not_sure"}}, given) is True
    assert oracle.holds({"a": {"one_of": ["yes", "not_sure"]}}, given) is True


def test_percentiles_are_nearest_ranks() -> None:
    assert percentile(range(1, 101), 50) == 50
    assert percentile(range(1, 101), 99) == 99
    assert percentile([7], 99) == 7
    timing = summary([3000, 1000, 2000])
    assert (timing.p50, timing.p99, timing.per_second) == (2.0, 3.0, 500_000.0)


def test_rounds_go_on_where_the_last_one_stopped() -> None:
    assert list(from_place("abcd", 6)) == ["c", "d", "a", "b"]


def test_the_bench_measures_the_versions_that_ship() -> None:
    def pins(file: str) -> dict[str, str]:
        text = (ROOT / file).read_text(encoding="utf-8")
        return dict(re.findall(r"^(\S+)==(\S+)$", text, re.MULTILINE))

    measured, shipped = pins("requirements-bench.txt"), pins("requirements.txt")
    for package in ("pydantic", "PyYAML"):
        assert measured[package] == shipped[package]
    assert {one.product for one in CONTESTANTS if one.is_peer} < set(measured)
