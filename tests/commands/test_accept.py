"""What changed is shown before and after, and is written down with a name and a reason."""

import shutil
from pathlib import Path

import pytest

import cli
from rules.loading.layout import ACCEPTED, HOME, WORDS
from tests.support.messages import copy_content


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_content(tmp_path)
    shutil.copy(HOME / ACCEPTED, tmp_path / ACCEPTED)
    return tmp_path


def test_a_change_is_shown_and_accepted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, at = folder / WORDS, ["--folder", str(folder)]
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("What the cervix does", "What a cervix does"), encoding="utf-8")
    assert cli.main(["accept", *at]) == 1
    assert "after:  What a cervix does" in capsys.readouterr().out
    assert cli.main(["check", str(folder)]) == 0
    assert "not everything is accepted" in capsys.readouterr().out
    assert cli.main(["check", "--accepted", str(folder)]) == 1
    assert "error  W040" in capsys.readouterr().err
    assert cli.main(["accept", "--by", "x", "--reason", "a b c", *at]) == 2
    capsys.readouterr()
    by = ["--by", "Some Reader", "--reason", "One cervix, said of all"]
    assert cli.main(["accept", *by, *at]) == 0
    assert "1 accepted by Some Reader." in capsys.readouterr().out
    assert cli.main(["accept", "--status", *at]) == 0
    assert "Some Reader, reader: One cervix, said of all" in capsys.readouterr().out


@pytest.mark.thorough
def test_the_status_of_a_language_is_its_own(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = ["--folder", str(folder)]
    assert cli.main(["translate", "new", "cy", "--name", "Cymraeg", *at]) == 0
    capsys.readouterr()
    assert cli.main(["translate", "status", "cy", *at]) == 1
    told = capsys.readouterr().out
    assert "cy is not offered" in told
    assert cli.main(["accept", "--language", "cy", "--status", *at]) == 1
    assert capsys.readouterr().out == told
    assert cli.main(["accept", "--language", "pl", "--status", *at]) == 1
    assert "translations/pl.po:1:1  error  T001" in capsys.readouterr().err
