"""APP_STAGE: what is not signed does not reach the public."""

import subprocess
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rules.model.evidence import Role
from screens.content import Published, content
from screens.server.stage import stage_or_exit
from tests.support.running_app import run_to_its_end
from tests.support.signers import DAY, fully_signed

SHIPPED = content()
SIGNED = replace(SHIPPED, book=fully_signed(SHIPPED.book, SHIPPED.wording))
LATE = date(2031, 1, 1)
RULE = "open_cervix"


def refusal(capsys: pytest.CaptureFixture[str], shown: Published, today: date = DAY) -> str:
    with pytest.raises(SystemExit) as stop:
        stage_or_exit("public", shown, today)
    assert stop.value.code == 1
    return capsys.readouterr().err


@pytest.mark.parametrize("stage", ["", "draft"])
def test_a_draft_starts_unsigned(stage: str) -> None:
    stage_or_exit(stage, SHIPPED, DAY)


def test_a_signed_book_within_its_dates_starts_for_the_public() -> None:
    stage_or_exit("public", SIGNED, DAY)


@pytest.mark.parametrize("stage", ["Public", "live", "public "])
def test_an_unknown_stage_is_refused_with_the_known_ones(
    stage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        stage_or_exit(stage, SIGNED, DAY)
    assert stop.value.code == 1
    said = capsys.readouterr().err
    assert said == f"APP_STAGE={stage}: there is no such stage. There is: draft, public\n"


def test_the_shipped_book_is_refused_with_its_rules(capsys: pytest.CaptureFixture[str]) -> None:
    said = refusal(capsys, SHIPPED)
    count = len(SHIPPED.book.rules)
    assert f"(APP_STAGE=public): {count} of {count} rules are not ready.\n" in said
    assert f"\n{count} rules: not signed by anybody\n" in said
    assert " emergency_sign (all 7)," in " ".join(said.split())
    assert f" {RULE}," in said
    assert "python cli.py sign --status" in said
    assert max(map(len, said.splitlines())) <= 100


def test_a_rule_that_changed_is_named_with_what_changed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    book = SIGNED.book
    rules = tuple(
        rule.model_copy(update={"advice": ("keep_your_plan",)}) if rule.id == RULE else rule
        for rule in book.rules
    )
    said = refusal(capsys, replace(SIGNED, book=replace(book, rules=rules)))
    assert "1 of " in said
    assert "1 rule: changed since it was signed: its logic and the words it shows\n" in said
    assert "1 rule: its logic is not signed by a midwife and an obstetrician\n" in said
    assert said.count(f"    {RULE}\n") == 2


def test_a_rule_that_waits_for_the_other_profession(capsys: pytest.CaptureFixture[str]) -> None:
    waiting = [s for s in SIGNED.book.signatures if (s.rule, s.role) != (RULE, Role.OBSTETRICIAN)]
    said = refusal(capsys, replace(SIGNED, book=replace(SIGNED.book, signatures=tuple(waiting))))
    assert f"\n1 rule: its logic is not signed by an obstetrician\n    {RULE}\n" in said


def test_evidence_past_its_date_keeps_a_signed_book_from_the_public(
    capsys: pytest.CaptureFixture[str],
) -> None:
    said = refusal(capsys, SIGNED, LATE)
    source = SHIPPED.book.rule(RULE).evidence[0].source
    due = next(s.review_by for s in SHIPPED.book.sources if s.id == source)
    assert f"evidence past its review date: {source} ({due})\n" in said
    assert "not signed" not in said


def test_the_real_app_does_not_start_for_the_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_STAGE", "public")
    ended: subprocess.CompletedProcess[str] = run_to_its_end(Path(__file__).parents[3])
    assert ended.returncode == 1
    assert "The app does not start for the public" in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
