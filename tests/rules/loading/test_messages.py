"""What an editor reads when content is broken: each slip, and exactly what is said of it."""

import re
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

import cli
from explainer.wording import load_screen_words, load_wording
from tests.support.messages import (
    FOLDER,
    JARGON,
    MessageCase,
    broken,
    copy_content,
    matches,
    read_cases,
)

CASES = read_cases()


@pytest.fixture(scope="session")
def copied_content(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_content(tmp_path_factory.mktemp("content"))


@pytest.fixture
def content(copied_content: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the real content on a day when no source is past its review."""
    monkeypatch.setattr(cli, "_today", lambda: date(2026, 12, 1))
    load_wording.cache_clear()
    load_screen_words.cache_clear()
    yield copied_content
    load_wording.cache_clear()
    load_screen_words.cache_clear()


def test_the_real_content_has_no_problem(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(content)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_message(case: MessageCase, content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with broken(content, case) as wanted:
        started = time.process_time()
        code = cli.main(["check", str(content)])
        seconds = time.process_time() - started
    said = capsys.readouterr().err.splitlines()
    assert [*map(matches, said, wanted)] == [True] * len(wanted), said
    assert len(said) == len(wanted), said
    assert code == (1 if any("  error  " in line for line in said) else 0)
    assert not JARGON.search(re.sub(r"'[^']*'", "", "\n".join(said)))
    assert seconds < 2  # reading everything takes 0.3 s; no slip may add much to it


def test_every_kind_of_slip_has_a_case() -> None:
    codes = {code for case in CASES.values() for code in re.findall(r"\b[A-Z]\d{3}\b", str(case))}
    root = FOLDER.parents[1]
    files = [*root.glob("rules/l*/*.py"), root / "explainer" / "wording.py"]
    known = {c for file in files for c in re.findall(r'"([A-Z]\d{3})"', file.read_text())}
    assert known - codes == {"A001", "A002"}  # of answers: see tests/test_cli.py
