"""The tables: what is in them, and that no cell of them is a formula."""

import csv
import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from explainer.review.files import as_csv, guarded, write_spreadsheet
from explainer.review.rule_book import RENEW, rule_book
from explainer.review.sheets import Sheets, sheets
from explainer.review.tables import Table, logic_tables, reading
from rules.model.reach import reach
from tests.support.messages import ROOT
from tests.support.real_book import BOOK
from tests.support.reviewing import SUBJECT, TODAY

ODD = Table("odd", "Odd", ("Id", "Text"), (("001", "=1+1"), ("2-3", "-cmd"), ("x", 'a,"b"\nc')))
MOST_IN_A_CELL = 32_767  # letters that a spreadsheet takes


@cache
def made() -> Sheets:
    """Made when first asked for: whoever only collects the tests need not wait for them."""
    return sheets(SUBJECT)


def test_the_rule_book_is_current() -> None:
    file = ROOT / "docs" / "rule-book.md"
    stale = f"docs/rule-book.md is behind the content; write it anew: {RENEW}"
    assert file.read_text(encoding="utf-8") == rule_book(SUBJECT), stale


@pytest.mark.thorough
def test_the_rule_book_changes_only_with_the_content() -> None:
    assert rule_book(replace(SUBJECT, today=date(2030, 1, 1))) == rule_book(SUBJECT)


def test_it_has_every_rule_condition_and_question() -> None:
    text = rule_book(SUBJECT)
    names = re.findall(r"^### `(.*)`$", text, re.MULTILINE)
    assert sorted(names) == sorted([*BOOK.rules_by_id, *BOOK.conditions])
    assert len(re.findall(r"^### \d+\. ", text, re.MULTILINE)) == len(BOOK.questionnaire.questions)


def test_the_inputs_of_a_rule_are_what_it_reads() -> None:
    by_rule = {row.id: row for row in made().rules}
    for rule in BOOK.rules:
        read = reach(rule.when, BOOK.conditions).questions
        assert {each.id for each in by_rule[rule.id].inputs} == {*read}


def test_vignettes_are_sorted_by_how_they_meet_a_rule() -> None:
    for row in made().rules:
        met = row.met
        assert met.fires
        assert met.just_misses
        groups = [{*met.fires}, {*met.just_misses}, {*met.cant_tell}]
        assert sum(map(len, groups)) == len(set().union(*groups))


def test_no_answer_is_left_unread_by_mistake() -> None:
    answers = [answer for question in made().questions for answer in question.answers]
    assert len(answers) > 150
    assert [answer.id for answer in answers if not answer.read_by and not answer.neutral] == []


@pytest.mark.thorough
def test_an_answer_in_doubt_says_which_rules_it_keeps_from_being_told() -> None:
    text = rule_book(SUBJECT)
    signs = "I'm not sure if any of these are happening (`not_sure`): "
    assert f"{signs}can't tell: emergency\\_sign\\_not\\_pregnant (all 6) (call now)" in text
    (babies,) = [question for question in made().questions if question.id == "babies"]
    (unsure,) = [answer for answer in babies.answers if answer.id == "not_sure"]
    assert reading(unsure, ["a_reader"]) == (
        "a_reader; can't tell: twins_scan_window, worth_mentioning.two_or_more_babies"
        " (next appointment); labour_with_twins (call today)"
    )


def test_a_rule_says_what_people_read_when_its_advice_is_given_and_why_it_is_no_lower() -> None:
    by_id = {row.id: row for row in made().rules}
    harm = by_id["thoughts_of_harm"]
    assert [where for where, _ in harm.words][:2] == ["Heading", "Heading in Northern Ireland"]
    sign = by_id["emergency_sign.urge_to_push"]
    assert "If they say wait, or you were checked before (only at call now)" in sign.advice
    assert sign.if_lowered == ("P2 (An emergency sign is an emergency)",)
    line = (
        "- If it were lowered, these promises would break: P2 (An emergency sign is an emergency)"
    )
    assert f"\n{line}\n" in rule_book(SUBJECT)


def test_a_bound_of_a_number_names_who_reads_it() -> None:
    (weeks,) = [question for question in made().questions if question.id == "weeks"]
    bounds = {answer.id: answer.read_by for answer in weeks.answers}
    assert "high_history_before_24" in bounds["is at most 23"]
    assert "contact maternity_unit" in bounds["is at least 20"]


def test_dates_are_those_of_the_oldest_and_of_the_first_to_review() -> None:
    for row in made().rules:
        days = [support.checked_on for support in row.evidence]
        assert row.checked_on == (None if None in days else min(filter(None, days)))
        assert row.review_by == min(support.review_by for support in row.evidence)


# Files ------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\tx", "\rx"])
def test_a_cell_is_never_a_formula(text: str) -> None:
    assert guarded(text) == f"'{text}"


@pytest.mark.parametrize("text", ["", "weeks", "a = b", "1-2"])
def test_other_cells_stay_as_they_are(text: str) -> None:
    assert guarded(text) == text


def test_csv_can_be_read_back() -> None:
    read = list(csv.reader(io.StringIO(as_csv(ODD))))
    assert read == [
        ["Id", "Text"],
        ["001", "'=1+1"],
        ["2-3", "'-cmd"],
        ["x", 'a,"b"\nc'],
    ]


def test_the_spreadsheet_holds_text_only(tmp_path: Path) -> None:
    file = tmp_path / "odd.xlsx"
    write_spreadsheet(file, [ODD], TODAY)
    with zipfile.ZipFile(file) as inside:
        sheet = inside.read("xl/worksheets/sheet1.xml").decode()
        strings = inside.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert re.findall(r'<c r="[AB]\d+"[^>]* t="(\w+)"', sheet) == ["s"] * 8
    for text in ("001", "=1+1", "-cmd"):
        assert f">{text}<" in strings


def test_the_same_tables_give_the_same_spreadsheet(tmp_path: Path) -> None:
    one, other = tmp_path / "one.xlsx", tmp_path / "other.xlsx"
    for file in (one, other):
        write_spreadsheet(file, [ODD], TODAY)
    assert one.read_bytes() == other.read_bytes()


def test_the_tables_fit_into_a_spreadsheet() -> None:
    for table in logic_tables(made()):
        assert len(table.name) <= 31
        assert all(len(row) == len(table.columns) for row in table.rows)
        assert max(len(cell) for row in table.rows for cell in row) < MOST_IN_A_CELL
