"""A person written as a vignette is read back, and is as expected."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rules import assess, named_states
from rules.loading.project import Project
from rules.model.answers import Blank
from rules.vignettes.reading import Case, read_vignettes
from rules.vignettes.running import run
from rules.vignettes.writing import (
    all_that_came_out,
    entry_of,
    file_of,
    in_one_line,
    is_vignette_id,
)
from tests.support.people import complete_answers, partial_answers
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

ABOUT = "What is expected is what the rules say now.\nSomebody has to check it."
SAME_FOLDER = settings(suppress_health_check=[HealthCheck.function_scoped_fixture])


def read_back(folder: Path, name: str, who: str, answers: dict[str, Any]) -> Case:
    assessment = assess(BOOK, answers)
    states = {
        question: state
        for question, state in named_states(BOOK, assessment).items()
        if not isinstance(state, Blank)
    }
    entry = entry_of(BOOK, name, who, states, all_that_came_out(assessment))
    (folder / "saved.yaml").write_text(file_of(entry, ABOUT), encoding="utf-8")
    (case,) = read_vignettes(Project(folder), Path())
    return case


@SAME_FOLDER
@given(answers=st.one_of(complete_answers(BOOK), partial_answers(BOOK), st.just({})))
def test_whoever_it_is_comes_out_as_expected(tmp_path: Path, answers: dict[str, Any]) -> None:
    case = read_back(tmp_path, "somebody", "Somebody.", answers)
    assert run(BOOK, case).differences == []
    assert assess(BOOK, case.answers).trace == assess(BOOK, answers).trace


@SAME_FOLDER
@given(who=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_whatever_is_said_of_the_person_is_read_back(tmp_path: Path, who: str) -> None:
    case = read_back(tmp_path, "somebody", who + ".", {"pregnant": "no"})
    assert case.vignette.who == in_one_line(who + ".")


def test_all_that_came_out_is_asked_for_and_no_more() -> None:
    """Another level, another rule, one rule less: each is a difference."""
    answers = CASES["v-2-two-late-losses-waters-at-16-weeks"].answers
    entry = "\n".join(all_that_came_out(assess(BOOK, answers)))
    assert "level: call_today" in entry
    assert "applies: {specialist_history_no_plan: yes, high_history_before_24: yes" in entry
    assert "only: true" in entry
    assert "advice:" in entry
    assert "missing" not in entry


def test_a_person_whose_result_changes_is_no_longer_as_expected(tmp_path: Path) -> None:
    answers = CASES["v-2-two-late-losses-waters-at-16-weeks"].answers
    case = read_back(tmp_path, "somebody", "Somebody.", answers)
    for other in (
        {"emergency_signs": ["urge_to_push"]},
        {"weeks": 30},
        {"earlier_pregnancies": ["none"]},
    ):
        changed = replace(case, answers={**case.answers, **other})
        assert run(BOOK, changed).differences


@pytest.mark.parametrize("name", ["weeks-36-show", "a", "9", "v-2"])
def test_an_id_that_can_be(name: str) -> None:
    assert is_vignette_id(name)


@pytest.mark.parametrize("name", ["", "Weeks", "weeks_36", "weeks 36", "-a", "a-", "a--b", "é"])
def test_an_id_that_cannot_be(name: str) -> None:
    assert not is_vignette_id(name)
