"""What a review comes to: only what was agreed with as it is becomes a signature."""

import pytest

from desk.review.answers import Review, ReviewError, Says, as_file, current, from_file, said
from desk.review.sheets import Sheet
from desk.review.taking import Taken, taken
from explainer.signoff.approval import words_shown
from rules.signoff.meaning import meanings
from tests.support.real_book import BOOK, EVERY_RULE, WORDING
from tests.support.review import items, review

NOW = meanings(BOOK, words_shown(BOOK, WORDING))
RULE = "open_cervix"
RULE_ITEM = f"decision {RULE}"


def come_to(made: Review) -> Taken:
    return taken(made, items(), BOOK, NOW)


def test_who_agrees_with_everything_signs_and_accepts_everything() -> None:
    found = come_to(review(lambda _: Says.AGREE))
    assert found.signs == NOW
    assert found.accepts == {key for item in items().all for key in item.keys}
    assert (found.objections, found.stale) == ((), ())


def test_each_sheet_signs_its_part() -> None:
    hour = (Sheet.DECISIONS, Sheet.QUESTIONS)
    found = come_to(review(lambda i: Says.AGREE if i.sheet in hour else None))
    assert found.signs.keys() == {*EVERY_RULE}
    assert {tuple(meaning.parts) for meaning in found.signs.values()} == {("logic", "questions")}
    alone = come_to(review(lambda i: Says.AGREE if i.sheet is Sheet.QUESTIONS else None))
    assert alone.signs == {}


@pytest.mark.parametrize("says", [Says.CHANGE, Says.DISCUSS])
@pytest.mark.parametrize(
    ("item", "part"),
    [
        (f"decision {RULE}", "logic"),
        ("asked cervix_scan", "logic"),
        ("question cervix_scan", "questions"),
        ("words open_cervix", "words"),
        ("level call_now", "words"),
    ],
)
def test_an_objection_never_becomes_a_signature(says: Says, item: str, part: str) -> None:
    found = come_to(review(lambda i: says if i.id == item else Says.AGREE, "Why?"))
    for rule in EVERY_RULE:
        signed = found.signs[rule].parts if rule in found.signs else {}
        if item in items().needed(rule)[part]:
            assert part not in signed
            assert part != "logic" or not signed
        else:
            assert signed == NOW[rule].parts
    assert not found.accepts & {*items().by_id[item].keys}
    assert [(a.item, a.note) for a in found.objections] == [(item, "Why?")]


def test_what_changed_since_it_was_read_is_not_signed() -> None:
    made = review(lambda _: Says.AGREE)
    answers = tuple(
        a.model_copy(update={"fingerprint": "0" * 16}) if a.item == f"decision {RULE}" else a
        for a in made.answers
    )
    found = come_to(made.model_copy(update={"answers": answers}))
    assert [a.item for a in found.stale] == [f"decision {RULE}"]
    assert found.signs.keys() == {*EVERY_RULE} - {RULE}


def test_what_nobody_knows_is_stale() -> None:
    made = review(lambda _: None)
    item = items().all[0]
    gone = said(item, Says.AGREE, "").model_copy(update={"item": "decision gone"})
    found = come_to(made.model_copy(update={"answers": (gone,)}))
    assert (found.signs, [a.item for a in found.stale]) == ({}, ["decision gone"])


def test_a_review_is_saved_and_read_again() -> None:
    made = review(lambda _: Says.DISCUSS, "Ask  the\nteam")
    assert made.answers[0].note == "Ask the team"
    assert from_file(as_file(made)) == made
    assert len(current(made.answers, items().all)) == len(items().all)


@pytest.mark.parametrize("text", ["", "{}", "not a review", '{"review": 2}', "x" * 400_001])
def test_anything_else_is_no_review(text: str) -> None:
    with pytest.raises(ReviewError, match=r"no review|too large"):
        from_file(text)


def test_two_answers_to_one_thing_are_told() -> None:
    made = review(lambda i: Says.AGREE if i.id == RULE_ITEM else None)
    twice = made.model_copy(update={"answers": made.answers * 2})
    with pytest.raises(ReviewError, match=f"two things of: {RULE_ITEM}"):
        from_file(as_file(twice))
