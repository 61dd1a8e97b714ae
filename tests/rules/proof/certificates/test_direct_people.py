"""The second encoder says of every person of a small book what the engine says."""

from collections.abc import Iterator, Mapping
from itertools import product

from pysat.solvers import Solver

from rules import Level, assess
from rules.proof.certificates.direct_people import Lits, Somebody, answer_literals
from rules.proof.certificates.gates import Gates
from tests.support.small_book import book, choice, choices, number, rule

Value = str | int | list[str]
HERE = {"asked_when": {"pregnant": {"is": "yes"}}}
SMALL = book(
    [
        choice("pregnant", "yes", "no"),
        choices("signs", "pain", "heat", **HERE),
        number("weeks", 1, 3, **HERE),
        number("times", 1, 2, **HERE),
    ],
    [
        rule("both", {"all": [{"signs": {"includes": "pain"}}, {"condition": "late"}]}, "call_now"),
        rule("some", {"signs": {"includes_any": ["pain", "heat"]}}, "call_today", "call_now"),
        rule("early", {"not": {"condition": "late"}}, "contact_this_week", "call_today"),
        rule("sum", {"total": {"of": ["weeks", "times"], "at_least": 4}}, "next_appointment"),
        rule(
            "two",
            {
                "at_least": {
                    "n": 2,
                    "of": [
                        {"weeks": {"between": [1, 2]}},
                        {"signs": {"is": "none"}},
                        {"weeks": {"is": "not_sure"}},
                    ],
                }
            },
            "emergency",
        ),
    ],
    {"late": {"weeks": {"at_least": 3}}},
)
SIGNS: list[Value] = ["none", "not_sure", ["pain"], ["heat"], ["pain", "heat"]]


WEEKS: list[Value] = [1, 2, 3, "not_sure"]
TIMES: list[Value] = [1, 2, "not_sure"]


def everybody() -> Iterator[Mapping[str, Value]]:
    yield from ({"pregnant": one} for one in ("no", "not_sure"))
    for signs, weeks, times in product(SIGNS, WEEKS, TIMES):
        yield {"pregnant": "yes", "signs": signs, "weeks": weeks, "times": times}


def literals(lits: dict[str, Lits], answers: Mapping[str, Value]) -> Iterator[int]:
    for name, value in answers.items():
        given = value if isinstance(value, list) else [value]
        yield from (lit if one in given else -lit for one, lit in lits[name].items())


def test_each_person_gets_the_level_that_the_engine_gives() -> None:
    gates = Gates()
    lits = {q.id: answer_literals(gates, q) for q in SMALL.questionnaire}
    somebody = Somebody(gates, SMALL, lits.__getitem__)
    levels = {level: somebody.level(level) for level in Level}
    seen = set()
    with Solver(name="g4", bootstrap_with=gates.clauses) as solver:
        for answers in everybody():
            given, level = [*literals(lits, answers)], assess(SMALL, answers).level
            seen.add(level)
            assert [one for one in Level if solver.solve([*given, levels[one]])] == [level], answers
    assert len(seen) > 3
