"""One assessment on the real rules: how long it takes, and one rule's condition tree on demand."""

from __future__ import annotations

import random
from collections.abc import Callable
from pathlib import Path
from statistics import median
from typing import Any

from bench.measure import Timing, time_calls
from bench.report import Target, number
from bench.workload import SEED, Answers
from rules import Assessment, RuleBook, assess, trace_tree
from rules.loading.project import Project
from rules.model.questions import NONE, AnyQuestion
from rules.vignettes.reading import read_vignettes
from tests.support.tables import table

VIGNETTES = Path(__file__).resolve().parents[1] / "tests" / "vignettes"
MICROSECONDS = 60.0
ASSESS = "assess, complete random answers"

Rows = dict[str, list[Timing]]


def run(book: RuleBook, people: list[Answers], rounds: int, seconds: float) -> Rows:
    """Time all kinds of call in turns."""
    vignettes = [case.answers for case in read_vignettes(Project(VIGNETTES), Path())]
    assessed = [assess(book, answers) for answers in people]
    asked = [(one, rule.id) for one in assessed[:20] for rule in book.rules]
    random.Random(SEED).shuffle(asked)

    def assess_one(answers: Answers) -> Assessment:
        return assess(book, answers)

    def one_tree(what: tuple[Assessment, str]) -> object:
        return trace_tree(book, *what)

    def all_trees(assessment: Assessment) -> object:
        return [trace_tree(book, assessment, rule.id) for rule in book.rules]

    calls: dict[str, tuple[Callable[[Any], object], list[Any]]] = {
        ASSESS: (assess_one, people),
        f"assess, the answers of {len(vignettes)} vignettes": (assess_one, vignettes),
        "one rule's condition tree, afterwards": (one_tree, asked),
        f"the trees of all {len(book.rules)} rules": (all_trees, assessed),
    }
    rows: Rows = {name: [] for name in calls}
    for _ in range(rounds):
        for name, timings in rows.items():
            timings.append(time_calls(*calls[name], seconds))
    return rows


def random_people(book: RuleBook, count: int) -> list[Answers]:
    """Complete sets of answers, found by answering whatever is still missing at random."""
    rng = random.Random(SEED)
    return [_random_answers(book, rng) for _ in range(count)]


def _random_answers(book: RuleBook, rng: random.Random) -> Answers:
    answers: Answers = {}
    while missing := assess(book, answers).missing:
        for question in missing:
            answers[question] = _random_answer(book.questionnaire.question(question), rng)
    return answers


def _random_answer(question: AnyQuestion, rng: random.Random) -> Any:
    special = list(question.special_answers)
    if special and rng.random() < 0.1:
        return rng.choice(special)
    if question.kind == "number":
        return rng.randint(question.min, question.max)
    options = [option.id for option in question.options]
    if question.kind == "choice":
        return rng.choice(options)
    ticked = [option for option in options if rng.random() < 0.2]
    return ticked or ([NONE] if question.none else [rng.choice(options)])


def as_table(rows: Rows) -> str:
    """Medians over the rounds."""
    lines = [
        (
            name,
            number(median(timing.p50 for timing in timings)),
            number(median(timing.p99 for timing in timings)),
            f"{median(timing.per_second for timing in timings):,.0f}",
        )
        for name, timings in rows.items()
    ]
    return table(("real rules", "p50 µs", "p99 µs", "per second"), lines)


def targets(rows: Rows) -> list[Target]:
    """Whether one assessment is quick enough."""
    found = median(timing.p50 for timing in rows[ASSESS])
    text = f"an assessment on the real rules takes {number(found)} µs"
    return [Target(text, f"below {MICROSECONDS:g} µs", found < MICROSECONDS)]
