"""The scenario matrix of the real rules: every result that the engine gives is in it."""

from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings

from explainer.review.matrix import Result, possible, results
from rules import Level, Truth, assess
from rules.formulas.formula import Formula, any_of, negated
from rules.proof.space import Space
from tests.support.people import complete_answers
from tests.support.real_book import BOOK
from tests.support.reviewing import SUBJECT

SPACE = Space(BOOK)


@cache
def found() -> dict[Result, Formula]:
    """Proved when first asked for: whoever only collects the tests need not wait for it."""
    return possible(dict(results(SUBJECT, SPACE)), SPACE)


@cache
def keys() -> set[tuple[Any, ...]]:
    return {(r.level, r.contact, r.cause.family, r.cause.truth) for r in found()}


@pytest.mark.thorough
def test_nobody_is_left_out() -> None:
    assert not SPACE.exists(negated(any_of(*found().values())))
    assert {result.level for result in found()} == {*Level}
    assert all(isinstance(result, Result) for result in found())


@settings(max_examples=150)
@given(complete_answers(BOOK))
def test_every_result_of_the_engine_is_in_it(answers: dict[str, object]) -> None:
    assessment = assess(BOOK, answers)
    assert assessment.level is not None
    leading = [item for item in assessment.applied if item.level is assessment.level]
    causes = {(BOOK.rule(item.rule).family, item.truth) for item in leading}
    for family, truth in causes or {("", Truth.NO)}:
        assert (assessment.level, assessment.contact, family, truth) in keys()
