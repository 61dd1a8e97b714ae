"""What has to be looked at again, as text and as a calendar."""

from pathlib import Path

import pytest

import cli


def test_what_falls_due(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "due.ics"
    assert cli.main(["due", "--days", "4000", "--calendar", str(file)]) in (0, 1)
    assert "look at this number again: emergency" in capsys.readouterr().out
    calendar = file.read_bytes()
    assert calendar.count(b"BEGIN:VEVENT") == calendar.count(b"END:VEVENT") > 10
    assert max(map(len, calendar.split(b"\r\n"))) <= 75
