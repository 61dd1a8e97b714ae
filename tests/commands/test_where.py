"""Where a text stands, on which pages it is shown, and who reads it."""

import pytest

import cli


def test_a_text_is_found_with_its_pages(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where", "What the cervix does"]) == 0
    assert "the topic page 'what_the_cervix_does'" in capsys.readouterr().out


def test_a_text_that_is_nowhere(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["where", "no such words at all"]) == 1
    assert "No text has the words" in capsys.readouterr().out
