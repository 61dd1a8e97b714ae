"""The decision table says what the engine does: read back from CSV, it decides the same."""

import random
from dataclasses import replace
from typing import Any

import pytest

from explainer.review.files import as_csv
from explainer.review.sheets import sheets
from explainer.review.tables import logic_tables
from rules import Level, Truth, assess, named_states
from rules.engine.walk import truth_of
from rules.model.answers import Blank
from rules.model.questions import AnyQuestion
from tests.support.real_book import BOOK
from tests.support.reviewing import SUBJECT
from tests.support.table_logic import Decision, Tables

SETS = 2000


@pytest.fixture(scope="module")
def text() -> dict[str, str]:
    """The tables as CSV, without vignettes: they have no part in the logic and take longest."""
    found = logic_tables(sheets(replace(SUBJECT, cases=())))
    return {table.name: as_csv(table) for table in found}


def tables(text: dict[str, str]) -> Tables:
    return Tables(text["decision-table"], text["named-conditions"], text["questions"])


def random_answer(question: AnyQuestion, rng: random.Random) -> Any:
    if question.special_answers and rng.random() < 0.15:
        return rng.choice([*question.special_answers])
    if question.kind == "number":
        return rng.randint(question.min, question.max)
    options = [option.id for option in question.options]
    if question.kind == "choice":
        return rng.choice(options)
    ticked = rng.sample(options, rng.randint(0 if question.none else 1, 2))
    return ticked or ["none"]


def random_answers(rng: random.Random) -> dict[str, Any]:
    """Complete, incomplete, or with answers that nobody asked for: a third each."""
    answers = {q.id: random_answer(q, rng) for q in BOOK.questionnaire}
    kind = rng.choice(["complete", "incomplete", "anything"])
    if kind != "anything":
        states = named_states(BOOK, assess(BOOK, answers))
        answers = {name: answers[name] for name, s in states.items() if not isinstance(s, Blank)}
    if kind == "incomplete":
        for name in rng.sample(sorted(answers), rng.randint(1, max(1, len(answers) // 3))):
            del answers[name]
    return answers


@pytest.mark.thorough
def test_the_table_read_back_decides_as_the_engine_does(text: dict[str, str]) -> None:
    read_back, rng = tables(text), random.Random(15)  # noqa: S311
    truths: dict[str, set[Truth]] = {rule.id: set() for rule in BOOK.rules}
    for _ in range(SETS):
        answers = random_answers(rng)
        assessment = assess(BOOK, answers)
        states = named_states(BOOK, assessment)
        applied = {item.rule: item for item in assessment.applied}
        expected = {}
        for rule in BOOK.rules:
            truth = truth_of(rule.when, states, BOOK.conditions)
            truths[rule.id].add(truth)
            here = applied.get(rule.id)
            assert here is None or here.truth is truth
            expected[rule.id] = Decision(truth, here.level if here else None)
        decided = read_back.decide(answers)
        assert decided == expected, answers
        levels = [Level(d.level) for d in decided.values() if d.level]
        most_urgent = min(levels, key=lambda level: level.rank, default=None)
        assert most_urgent is assessment.level or assessment.level is Level.INFORMATION
    assert all(found >= {Truth.YES, Truth.NO} for found in truths.values()), truths


@pytest.mark.parametrize(
    ("was", "slip"),
    [
        ("weeks is at most 23", "weeks is at most 22"),
        ("not (plan_in_place holds)", "plan_in_place holds"),
        ("all of (spontaneous_early_birth holds;", "any of (spontaneous_early_birth holds;"),
    ],
)
def test_it_notices_a_slip_in_the_table(text: dict[str, str], was: str, slip: str) -> None:
    slipped = {name: table.replace(was, slip, 1) for name, table in text.items()}
    read_back, honest = tables(slipped), tables(text)
    rng = random.Random(1)  # noqa: S311
    people = [random_answers(rng) for _ in range(500)]
    differ = any(read_back.decide(answers) != honest.decide(answers) for answers in people)
    assert slipped != text
    assert differ
