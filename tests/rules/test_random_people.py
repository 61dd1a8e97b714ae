"""The random people of the property tests meet every question, and give every answer to it."""

from typing import Any

from hypothesis import HealthCheck, given, settings

from rules.engine.assess import assess
from tests.support.people import complete_answers, every_answer_to, stray_answers
from tests.support.real_book import BOOK

# The same people each time: what they reach is a fact, and not a matter of luck.
SAME_PEOPLE = settings(
    max_examples=800,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)


def test_every_answer_is_given_by_somebody() -> None:
    seen: set[tuple[str, Any]] = set()

    @SAME_PEOPLE
    @given(answers=complete_answers(BOOK))
    def meet(answers: dict[str, Any]) -> None:
        for question, answer in answers.items():
            seen.update((question, part) for part in _parts(answer))

    meet()
    wanted = {
        (question.id, part)
        for question in BOOK.questionnaire
        for answer in every_answer_to(question)
        for part in _parts(answer)
    }
    assert sorted(wanted - seen) == []


def _parts(answer: Any) -> list[str]:
    """Each option by itself; of a number only that it was given."""
    if isinstance(answer, int):
        return ["a number"]
    return answer if isinstance(answer, list) else [answer]


@settings(SAME_PEOPLE, max_examples=100)
@given(answers=complete_answers(BOOK))
def test_nobody_complete_has_anything_missing(answers: dict[str, Any]) -> None:
    assert assess(BOOK, answers).complete


@settings(SAME_PEOPLE, max_examples=100)
@given(both=stray_answers(BOOK))
def test_a_stray_answer_is_to_a_question_that_is_not_asked(
    both: tuple[dict[str, Any], dict[str, Any]],
) -> None:
    answers, strays = both
    assert {*answers, *strays} == {question.id for question in BOOK.questionnaire}
    assert assess(BOOK, answers | strays).complete
