"""How far somebody is with a review, and what of a saved one still holds."""

from desk.review.answers import Says, said
from desk.review.sheets import Sheet
from screens.workspaces.reviewing import holding, next_after, progress, sheets
from tests.support.review import items, review


def test_progress_counts_what_is_left_in_minutes() -> None:
    decisions = items().on(Sheet.DECISIONS)
    none = progress(decisions, {})
    assert (none.done, none.number, none.share) == (0, len(decisions), 0.0)
    assert 15 <= none.minutes <= 30
    half = {item.id: said(item, Says.AGREE, "") for item in decisions[:24]}
    assert progress(decisions, half).minutes < none.minutes
    whole = progress(decisions, {item.id: said(item, Says.AGREE, "") for item in decisions})
    assert (whole.is_done, whole.minutes, whole.share) == (True, 0, 1.0)


def test_the_next_is_the_next_of_which_nothing_was_said() -> None:
    some = items().on(Sheet.DECISIONS)[:3]
    first, second, third = (item.id for item in some)
    done = {second: said(some[1], Says.AGREE, "")}
    assert next_after(first, some, done) == third
    assert next_after(third, some, done) == first
    everything = {item.id: said(item, Says.AGREE, "") for item in some}
    assert next_after(third, some, everything) == third


def test_what_changed_since_it_was_saved_is_named() -> None:
    made = review(lambda i: Says.AGREE if i.sheet is Sheet.DECISIONS else None)
    first, *others = made.answers
    old = first.model_copy(update={"fingerprint": "0" * 16})
    told, changed = holding({a.item: a for a in (old, *others)}, items())
    assert changed == [first.item]
    assert [*told] == [answer.item for answer in others]


def test_every_sheet_has_items() -> None:
    assert all(sheets(items()).values())
