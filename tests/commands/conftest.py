"""The command line, with its results, and content with slips."""

from datetime import date
from pathlib import Path

import pytest

import cli
from explainer import dates
from tests.support.command_line import Ran, Run, Write, edit
from tests.support.messages import ROOT, copy_content


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line with its results; places are shown from the project folder."""
    monkeypatch.chdir(ROOT)
    monkeypatch.setattr(dates, "today", lambda: date(2026, 12, 1))

    def ran(*arguments: object) -> Ran:
        try:
            code = cli.main([str(argument) for argument in arguments])
        except SystemExit as stop:  # argparse ends the program itself
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def written(tmp_path: Path) -> Write:
    """A file with some text in it."""

    def write(name: str, text: str) -> Path:
        (tmp_path / name).write_text(text, encoding="utf-8")
        return tmp_path / name

    return write


@pytest.fixture
def broken(tmp_path: Path) -> Path:
    """Content with slips in five files."""
    folder = copy_content(tmp_path)
    for file, before, after in (
        ("questionnaire.yaml", "label: Weeks of pregnancy", "lable: Weeks of pregnancy"),
        ("rules/clinical/hazards.yaml", "- id: H-08", "- id: H-07"),
        ("rules/clinical/stitch.yaml", "level: call_now", "level: call_nwo"),
        ("explainer/wording/en.yaml", "label: Emergency", "label: Your score"),
        ("explainer/wording/screens.yaml", "screens:", "screens:\n  site: @"),
    ):
        edit(folder, file, before, after)
    return folder
