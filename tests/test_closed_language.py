"""Every operator and test is known where the type checker cannot look: tests, schemas, YAML."""

from typing import Any

import pytest
from hypothesis import find

from desk.schema_names import all_names, names_schema
from explainer.sentences.writer import Sentences
from rules.model.conditions import OPERATORS, TESTS, Condition, Not, QuestionTest, kind_of, walk
from tests.support.real_book import BOOK, SENTENCES, WORDING
from tests.support.small_book import LABELLED, condition, condition_data

KINDS = (*OPERATORS, *(f"test {kind}" for kind in TESTS))
WORDS = SENTENCES


def kinds_in(whole: Condition) -> set[str]:
    """The operators and tests that occur in a condition."""
    parts = [part for _, part in walk(whole)]
    tests = {f"test {part.test.kind}" for part in parts if isinstance(part, QuestionTest)}
    return tests | {kind_of(part) for part in parts}


def smallest(kind: str) -> Condition:
    """The smallest condition of the small book in which this kind occurs."""
    return condition(find(condition_data(), lambda data: kind in kinds_in(condition(data))))


@pytest.mark.parametrize("kind", KINDS)
def test_the_small_book_has_it(kind: str) -> None:
    """So that the tests of engine, proof and sentences over random conditions meet it."""
    assert kind in kinds_in(smallest(kind))


@pytest.mark.parametrize("voice", ["plain", "clinical"])
@pytest.mark.parametrize("kind", KINDS)
def test_there_are_words_for_it_and_for_its_opposite(kind: str, voice: Any) -> None:
    found = smallest(kind)
    sentences = Sentences(LABELLED, WORDS, voice)
    opposite = Not.model_validate({"not": found})
    said = sentences.condition(found), sentences.condition(opposite)
    assert all(said)
    assert said[0] != said[1]
    assert not any("{" in text for text in said)


def test_editors_are_offered_every_operator_and_every_test() -> None:
    offered = names_schema(BOOK, all_names(BOOK, WORDING, {}))["$defs"]["condition"]["properties"]
    assert [key for key in offered if key not in BOOK.questionnaire.questions] == [*OPERATORS]
    tests = {kind for name in BOOK.questionnaire.questions for kind in offered[name]["properties"]}
    assert tests == {*TESTS}
