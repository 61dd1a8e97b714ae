"""The nearest decisions share the most answers, and never those that nearly all read."""

from explainer.review.neighbours import NEIGHBOURS, neighbours
from tests.support.real_book import BOOK

FOUND = neighbours({f: [BOOK.rule(r) for r in rules] for f, rules in BOOK.families.items()}, BOOK)


def test_each_has_two_and_is_none_of_them() -> None:
    assert FOUND.keys() == BOOK.families.keys()
    assert all(len({*near} - {name}) == NEIGHBOURS for name, near in FOUND.items())


def test_they_read_the_same_answers() -> None:
    assert FOUND["no_movement_from_20"][0] in {"no_movement_before_20", "less_movement_from_24"}
    assert "fluid_or_bleeding" in FOUND["fluid_or_bleeding_at_term"]
    assert "high_history_from_24" in FOUND["high_history_before_24"]


def test_where_no_answer_is_shared_the_question_decides() -> None:
    unwell = {rule.family for rule in BOOK.rules if "feeling_unwell" in str(rule.when)}
    assert {*FOUND["sore_swollen_calf"]} <= unwell
