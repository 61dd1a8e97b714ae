"""Why a rule stands no lower: the promises that would break, from the table that is kept."""

from pathlib import Path

from explainer.review.guarding import broken_if_lowered
from rules.loading.layout import HOME
from tests.support.real_book import BOOK, EVERY_RULE

TABLE = """\
Which promises break when a rule slips, vignettes aside
family.a_sign
    lowered               P2, P13
    raised                P46
b_sign
    lowered               OPEN: no promise breaks
    raised                P1
Slips in one rule, and how many of them break a promise
    slip                   rules  broken   nobody  open
    lowered                    2       1        0     1
"""


def test_the_line_of_each_rule_that_is_lowered_is_read(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "guards.txt").write_text(TABLE, encoding="utf-8")
    assert broken_if_lowered(tmp_path) == {"family.a_sign": ("P2", "P13")}


def test_without_the_table_nothing_is_known(tmp_path: Path) -> None:
    assert broken_if_lowered(tmp_path) == {}


def test_every_rule_that_ships_has_a_promise_that_is_one() -> None:
    found = broken_if_lowered(HOME)
    assert sorted(found) == sorted(EVERY_RULE)
    assert {name for names in found.values() for name in names} <= {p.id for p in BOOK.properties}
