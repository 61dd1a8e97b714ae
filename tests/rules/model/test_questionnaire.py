"""The questionnaire as a whole."""

from tests.support.real_book import BOOK


def test_a_question_is_replaced_where_it_stands_and_nothing_else_is() -> None:
    before = BOOK.questionnaire
    question = before.question("weeks").model_copy(update={"asked_when": None})
    after = before.replacing(question)
    assert after.question("weeks").asked_when is None
    assert before.question("weeks").asked_when is not None
    assert [q.id for q in after] == [q.id for q in before]
    assert [q for q in after if q.id != "weeks"] == [q for q in before if q.id != "weeks"]
