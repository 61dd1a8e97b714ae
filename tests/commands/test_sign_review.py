"""`cli.py sign --from`: a review that was saved in the workspace is signed by key, and accepted."""

import shutil
from pathlib import Path

import pytest

import cli
from desk.acceptance.before import Before
from desk.review.answers import Says, as_file
from desk.review.sheets import Sheet
from explainer import dates
from rules import load
from rules.loading.layout import ACCEPTED, ALLOWED_KEYS, HOME, LEDGER
from tests.support.command_line import Ran, Run
from tests.support.keys import allowed_for, key_of
from tests.support.messages import copy_content
from tests.support.review import DAY, review

RULE = "open_cervix"
HOUR = (f"decision {RULE}", "asked weeks", "asked cervix_scan")
KEY = ("--key", str(key_of("NMC:00X0000X")), "--yes")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_content(tmp_path)
    shutil.copy(HOME / ACCEPTED, tmp_path / ACCEPTED)
    shutil.copytree(
        HOME / "docs" / "clinical-safety", tmp_path / "docs" / "clinical-safety", dirs_exist_ok=True
    )
    (tmp_path / ALLOWED_KEYS).write_text(allowed_for("NMC:00X0000X"), "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(dates, "today", lambda: DAY)

    def ran(text: str, *arguments: str) -> Ran:
        file = folder / "review.json"
        file.write_text(text, encoding="utf-8")
        code = cli.main(["sign", "--folder", str(folder), "--from", str(file), *arguments])
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.mark.thorough
def test_what_was_agreed_with_is_signed_and_the_rest_is_told(run: Run, folder: Path) -> None:
    made = review(
        lambda i: (
            Says.AGREE if i.id in HOUR else (Says.DISCUSS if i.id == "question pregnant" else None)
        ),
        "Is this asked kindly?",
    )
    ran = run(as_file(made), *KEY)
    assert (ran.code, ran.err) == (0, "")
    assert f"Signs 1 rule (its logic):\n  {RULE}\n" in ran.out
    assert "  discuss: question pregnant: Is this asked kindly?\n" in ran.out
    (signature,) = load(folder).signatures
    assert (signature.rule, signature.name, signature.date) == (RULE, "Made-up Midwife", DAY)
    assert [*signature.meaning.parts] == ["logic"]
    assert "questions" not in (folder / LEDGER).read_text("utf-8").partition("meaning:")[2]
    assert "Made-up Midwife" in (folder / ACCEPTED).read_text("utf-8")
    again = run(as_file(made), *KEY)
    assert "Signed: 0 rules. Accepted: 0 texts." in again.out
    assert len(load(folder).signatures) == 1


def test_who_made_the_changes_signs_nothing_either(
    run: Run, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is told before anything is written."""
    monkeypatch.setattr(Before, "editors", lambda _self, _files: {"Made-up Midwife"})
    ran = run(as_file(review(lambda i: Says.AGREE if i.id in HOUR else None)), *KEY)
    assert ran.code == 2
    assert ran.err.endswith("has to accept them. Nothing was signed or accepted.\n")
    assert load(folder).signatures == ()


@pytest.mark.parametrize(
    "more",
    [
        ("--rule", RULE),
        ("--family", RULE),
        ("--all",),
        ("--stale",),
        ("--status",),
        ("--withdraw",),
        ("--role", "midwife"),
        ("--name", "Made-up Doctor"),
        ("--registration", "00X0000X"),
        ("--date", "2026-11-01"),
    ],
)
def test_nothing_that_is_asked_for_beside_a_review_is_passed_over(
    run: Run, more: tuple[str, ...]
) -> None:
    ran = run("", *KEY, *more)
    both = f"--from and {more[0]} do not go together"
    said = f"{both}: the file says who signs what, and when it was read\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_a_reader_accepts_texts_and_signs_nothing(run: Run, folder: Path) -> None:
    made = review(lambda i: Says.AGREE if i.sheet is Sheet.READING else None, role="reader")
    ran = run(as_file(made), "--yes")
    assert ran.code == 0
    assert "Signed: 0 rules." in ran.out
    assert load(folder).signatures == ()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("not a review", "This is no review, or not the whole of it. Save it again"),
        ("", "This is no review, or not the whole of it. Save it again"),
    ],
)
def test_what_is_no_review_is_told(run: Run, text: str, told: str) -> None:
    ran = run(text, *KEY)
    assert ran.code == 2
    assert told in ran.err
    assert "Traceback" not in ran.err


def test_a_review_by_nobody_is_not_signed(run: Run, folder: Path) -> None:
    ran = run(as_file(review(lambda _: None, name="", role="midwife")), *KEY)
    assert (ran.code, ran.out) == (2, "")
    assert "write first and last name" in ran.err
    assert load(folder).signatures == ()
