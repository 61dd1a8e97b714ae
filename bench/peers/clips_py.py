"""CLIPS through clipspy: 40 rules with nested tests over one fact that holds all answers.

clipspy 1.0.6 never lets go of a fact (its `Fact.__del__` gives `ReleaseFact` one argument too many
and hides the TypeError), so every call would be slower than the one before. The facts are released
here by hand, because we want to compare ourselves with CLIPS and not with that slip.
"""

from __future__ import annotations

from typing import Any

import clips
from clips._clips import lib

from bench.peers.notation import Engine, Result, by_position, write
from bench.workload import Answers, Workload


class _Tests:
    """CLIPS expressions over the variables bound to the fact's slots."""

    def all(self, parts: list[str]) -> str:
        return f"(and {' '.join(parts)})"

    def any(self, parts: list[str]) -> str:
        return f"(or {' '.join(parts)})"

    def at_least(self, n: int, parts: list[str]) -> str:
        return f"(>= (+ {' '.join(f'(if {part} then 1 else 0)' for part in parts)}) {n})"

    def no(self, part: str) -> str:
        return f"(not {part})"

    def test(self, question: str, operator: str, wanted: Any) -> str:
        match operator:
            case "is":
                return f"(eq ?{question} {wanted})"
            case "is_not":
                return f"(neq ?{question} {wanted})"
            case "one_of":
                return f"(or {' '.join(f'(eq ?{question} {value})' for value in wanted)})"
            case "includes":
                return f"(member$ {wanted} ?{question})"
            case "between":
                return f"(<= {wanted[0]} ?{question} {wanted[1]})"
        return f"({'>=' if operator == 'at_least' else '<='} ?{question} {wanted})"


def slots(work: Workload) -> Engine:
    """Answers asserted slot by slot; each rule that fires adds its place to a global."""
    return _running(work, _environment(work))


def slots_watched(work: Workload) -> Engine:
    """The same with CLIPS's own trace, `watch rules`: a line for each rule fired."""
    environment = _environment(work)
    log = _Log()
    environment.add_router(log)
    environment.eval("(watch rules)")
    assess = _running(work, environment)

    def assess_and_log(answers: Answers) -> Result:
        log.lines.clear()
        return assess(answers)

    return assess_and_log


class _Log(clips.Router):  # type: ignore[misc]
    """Keeps what CLIPS prints."""

    def __init__(self) -> None:
        super().__init__("log", 40)
        self.lines: list[str] = []

    def query(self, name: str) -> bool:
        return name == "stdout"

    def write(self, _name: str, message: str) -> None:
        self.lines.append(message)


def _environment(work: Workload) -> Any:
    environment = clips.Environment()
    environment.build("(defglobal ?*places* = (create$))")
    slots = " ".join(
        f"({'multislot' if q.kind == 'choices' else 'slot'} {q.id})" for q in work.questions
    )
    environment.build(f"(deftemplate answers {slots})")
    for place, rule in enumerate(work.rules):
        test = write(rule.when, _Tests())
        bound = " ".join(
            f"({q.id} {'$' if q.kind == 'choices' else ''}?{q.id})"
            for q in work.questions
            if f"?{q.id} " in test or f"?{q.id})" in test
        )
        environment.build(
            f"(defrule {rule.id} (answers {bound}) (test {test})"
            f" => (bind ?*places* (create$ ?*places* {place})))"
        )
    return environment


def _running(work: Workload, environment: Any) -> Engine:
    rules = work.rules
    places = environment.find_global("places")
    template = environment.find_template("answers")
    symbols = {word: clips.Symbol(word) for q in work.questions for word in (*q.options, "none")}

    def value(answer: Any) -> Any:
        if isinstance(answer, list):
            return [symbols[option] for option in answer]
        return symbols.get(answer, answer)

    def assess(answers: Answers) -> Result:
        fact = template.assert_fact(**{name: value(answers[name]) for name in answers})
        environment.run()
        fact.retract()
        lib.ReleaseFact(fact._fact)
        fired = places.value
        places.value = ()
        return by_position(rules, sorted(fired))

    return assess
