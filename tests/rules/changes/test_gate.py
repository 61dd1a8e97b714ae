"""Changes judged by direction, on the real rules; what clinicians answer on the page."""

from dataclasses import replace
from itertools import permutations
from pathlib import Path

from explainer.changes.gate import as_lines, as_page, gate_id, rows_of, with_answers
from rules import Level, RuleBook, assess
from rules.changes.gate import judged, moved_between
from rules.changes.pair import Pair
from rules.formulas.formula import all_of, differ
from rules.model.answers import as_data
from rules.model.evidence import Role
from tests.support.keys import allowed_for, signed_answers
from tests.support.real_book import BOOK

MIDWIFE, DOCTOR = "NMC:00X0000X", "GMC:0000000"
ALLOWED = allowed_for(MIDWIFE, DOCTOR)
RULE = "emergency_sign.urge_to_push"


def with_level(name: str, level: Level) -> RuleBook:
    changed = BOOK.rule(name).model_copy(update={"level": level})
    return replace(BOOK, rules=tuple(changed if r.id == name else r for r in BOOK.rules))


LOWER = with_level(RULE, Level.CALL_NOW)
FOUND = judged(BOOK, LOWER)
GATE = gate_id(BOOK, LOWER, FOUND)
ROWS = rows_of(BOOK, FOUND, {})


def saved(folder: Path, role: str, says: str = "yes", gate: str = GATE) -> Path:
    return signed_answers(folder, Role(role), gate=gate, change=f"rule {RULE}", says=says)


def test_what_lowers_somebody_is_counted_and_needs_two() -> None:
    (one,) = FOUND
    assert (one.change, one.lowers, one.signatures) == (f"rule {RULE}", True, 2)
    (move,) = one.moves
    assert (move.old, move.new) == (Level.EMERGENCY, Level.CALL_NOW)
    questions = BOOK.questionnaire
    answers = {n: as_data(a, questions.question(n)) for n, a in move.before.answers.items()}
    assert assess(BOOK, answers).level is Level.EMERGENCY
    assert assess(LOWER, answers).level is Level.CALL_NOW


def test_what_only_raises_is_proved_to_lower_nobody_and_needs_one() -> None:
    (one,) = judged(BOOK, with_level("labour_sign_at_term.show", Level.CALL_NOW))
    assert (one.lowers, one.signatures) == (False, 1)
    (row,) = rows_of(BOOK, [one], {})
    assert row.direction == "Never less urgent for anybody. This is proved."


def test_who_moves_is_the_same_said_of_changed_rules_alone_or_of_all() -> None:
    """Nobody tells the short way of saying it from the long one, between any two levels."""
    pair = Pair(BOOK, with_level("vascular_eds", Level.NEXT_APPOINTMENT))
    for old, new in permutations(Level, 2):
        plain = all_of(pair.old.level(old), pair.new.level(new))
        assert not pair.exists(differ(plain, moved_between(pair, old, new)))


def test_what_changes_no_level_needs_nobody() -> None:
    assert judged(BOOK, BOOK) == []
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
