"""The gate in words: its page, and what clinicians answer on it."""

from pathlib import Path

from explainer.changes.gate import as_lines, as_page, gate_id, rows_of, with_answers
from rules import Level
from rules.changes.gate import judged
from rules.model.evidence import Role
from tests.support.keys import allowed_for, signed_answers
from tests.support.real_book import BOOK, with_level

ALLOWED = allowed_for("NMC:00X0000X", "GMC:0000000")
RULE = "emergency_sign.urge_to_push"
LOWER = with_level(RULE, Level.CALL_NOW)
FOUND = judged(BOOK, LOWER)
GATE = gate_id(BOOK, LOWER, FOUND)
ROWS = rows_of(BOOK, FOUND, {})


def saved(folder: Path, role: str, says: str = "yes", gate: str = GATE) -> Path:
    return signed_answers(folder, Role(role), gate=gate, change=f"rule {RULE}", says=says)


def test_what_only_raises_says_that_it_is_proved() -> None:
    found = judged(BOOK, with_level("labour_sign_at_term.show", Level.CALL_NOW))
    (row,) = rows_of(BOOK, found, {})
    assert (row.direction, row.needed) == (
        "Never less urgent for anybody. This is proved.",
        1,
    )


def test_without_a_change_it_says_so() -> None:
    assert "No change moves a level." in list(as_lines([], GATE, []))


def test_two_professions_have_to_agree(tmp_path: Path) -> None:
    midwife, doctor = saved(tmp_path, "midwife"), saved(tmp_path, "obstetrician")
    (row,), wrong = with_answers(ROWS, GATE, [midwife], ALLOWED)
    assert (row.is_open, wrong) == (True, [])
    (row,), wrong = with_answers(ROWS, GATE, [midwife, doctor], ALLOWED)
    assert (row.is_open, wrong) == (False, [])
    assert row.said == ("yes: Made-up Midwife, midwife", "yes: Made-up Obstetrician, obstetrician")
    no = saved(tmp_path, "obstetrician", "no")
    (row,), _ = with_answers(ROWS, GATE, [midwife, doctor, no], ALLOWED)
    assert row.is_open


def test_an_answer_that_is_not_signed_or_not_to_this_gate_does_not_count(tmp_path: Path) -> None:
    other = saved(tmp_path, "midwife", gate="0" * 12)
    changed = saved(tmp_path, "obstetrician", "no")
    changed.write_text(changed.read_text("utf-8").replace('"no"', '"yes"'), encoding="utf-8")
    (row,), wrong = with_answers(ROWS, GATE, [other, changed], ALLOWED)
    assert row.is_open
    assert row.said == ()
    assert "it answers to another comparison" in wrong[0]
    assert "it was not signed by the key of GMC:0000000, or changed since" in wrong[1]


def test_the_page_needs_no_other_file_and_saves_what_is_taken_back() -> None:
    page = as_page(ROWS, GATE, ("old", "new"))
    assert f'data-gate="{GATE}"' in page
    assert f'data-change="rule {RULE}"' in page
    assert "http" not in page.replace('xmlns="http', "")
    for key in ("gate", "name", "role", "registration", "answers"):
        assert key in page.partition("const said")[2].partition(";")[0]
