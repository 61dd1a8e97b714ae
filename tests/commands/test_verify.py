"""The verb `verify`: a running app of this folder, one of another, and an address of nobody."""

from pathlib import Path

import pytest

from tests.support.command_line import Run
from tests.support.messages import copy_content
from tests.support.real_book import BOOK
from tests.support.running_app import RunningApp


@pytest.mark.browser
def test_the_running_app_is_followed_to_its_rules(app: RunningApp, run: Run) -> None:
    ran = run("verify", app.origin)
    assert (ran.code, ran.err) == (0, "")
    said = ran.out.splitlines()
    assert [line[:5] for line in said] == ["ok   ", "ok   ", "ok   ", "--   "]
    assert BOOK.version in said[0]


@pytest.mark.browser
def test_an_app_with_other_words_is_told_apart(app: RunningApp, run: Run, tmp_path: Path) -> None:
    copy_content(tmp_path)
    words = tmp_path / "explainer" / "wording" / "en.yaml"
    words.write_text(words.read_text(encoding="utf-8") + "# another\n", encoding="utf-8")
    ran = run("verify", app.origin, "--folder", tmp_path)
    assert ran.code == 1
    assert "FAILS  explainer/wording/en.yaml says something else there" in ran.out


def test_an_address_that_tells_nothing_is_refused(run: Run) -> None:
    ran = run("verify", "http://check.example.org")
    assert ran.code == 1
    assert "over http anybody on the way could answer; write https://" in ran.err
