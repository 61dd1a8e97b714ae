"""Do the engine and the proof agree? `python -m tests.agreement`: 20,000 random sets of answers.

Half of them are complete; all of them also answer questions that are not asked. Compared are the
truth and the level of every rule, the level, the contact, the card, the advice, the topics and
what is missing. Exits with 1 when they differ for anybody.
"""

from __future__ import annotations

import sys
import time

from rules import Assessment, Level, RuleBook, Truth, assess, load
from rules.formulas.answers import answer_of
from rules.formulas.formula import Formula
from rules.model.answers import as_data
from rules.proof.sampling import sample
from rules.proof.space import Space
from tests.support.differing import told

PEOPLE = 20_000


def disagreements(book: RuleBook, people: int, complete: bool, seed: int = 7) -> list[str]:
    """What the two say differently of whom; empty when they agree."""
    space = Space(book, complete)
    simulation = sample(space.answers, people, seed)
    results = space.outcome.results()
    planes = {name: simulation.where(formula) for name, formula in results.items()}
    found = []
    for person in range(people):

        def holds(formula: Formula, person: int = person) -> bool:
            return bool(simulation.where(formula) >> person & 1)

        answers = {
            name: as_data(state, given.question)
            for name, given in space.answers.items()
            if (state := answer_of(given, holds)) is not None
        }
        proof = {name for name, plane in planes.items() if plane >> person & 1}
        engine = seen_by_engine(assess(book, answers))
        if complete:  # then "missing" in the proof says which questions are asked
            proof = {name for name in proof if not name.startswith("missing ")}
        if proof != engine:
            found.append(f"{sorted(proof ^ engine)} for {answers}")
    return found


def seen_by_engine(assessment: Assessment) -> set[str]:
    """The engine's assessment in the names the proof uses."""
    seen = {
        f"rule {item.rule} {'' if item.truth is Truth.YES else 'unsure '}at {item.level}"
        for item in assessment.applied
    }
    seen |= {f"missing {name}" for name in assessment.missing}
    seen |= {f"advice {name}" for name in assessment.advice}
    seen |= {f"topic {name}" for name in assessment.topics}
    if assessment.contact:
        seen.add(f"contact {assessment.contact}")
    if assessment.card:
        seen.add(f"card {assessment.card}")
    if assessment.level:
        rank = assessment.level.rank
        seen |= {f"level {level}" for level in Level if level.rank >= rank}
    return seen


def main() -> int:
    """Compare, and say how many differ."""
    book, started, found = load(), time.perf_counter(), []
    for complete in (True, False):
        found += disagreements(book, PEOPLE // 2, complete)
    return told(f"{PEOPLE:,} random sets of answers in", started, found)


if __name__ == "__main__":
    sys.exit(main())
