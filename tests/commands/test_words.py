"""`cli.py words`: out to a file, back with every check, written or proposed."""

from pathlib import Path

import openpyxl
import pytest

from cli import main
from desk.proposals.model import from_file
from tests.support.command_line import Ran
from tests.support.messages import copy_content

TITLE = "explainer/wording/en.yaml topics.after_a_loss.title"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_content(tmp_path)
    return tmp_path


def ran(capsys: pytest.CaptureFixture[str], folder: Path, *arguments: object) -> Ran:
    code = main(["words", *map(str, arguments), "--folder", str(folder)])
    return Ran(code, *capsys.readouterr())


def written_in(folder: Path, capsys: pytest.CaptureFixture[str], new: str) -> Path:
    """A workbook of the topics, with new words for one title."""
    file = folder / "words.xlsx"
    out = ran(capsys, folder, "out", file, "--only", "topics.after_a_loss*")
    assert out.code == 0
    book = openpyxl.load_workbook(file)
    for line in book["Words"].iter_rows(min_row=2):
        if line[0].value == TITLE:
            line[3].value = new
    book.save(file)
    return file


def test_words_are_shown_then_written(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = written_in(folder, capsys, "After the loss")
    words = folder / "explainer" / "wording" / "en.yaml"
    before = words.read_bytes()
    shown = ran(capsys, folder, "back", file)
    assert shown.code == 1
    assert f"{TITLE}\n  before: After a loss\n  after:  After the loss\n" in shown.out
    assert shown.out.endswith(
        "Nothing is changed yet: add --write, or --propose TITLE --by NAME.\n"
    )
    assert words.read_bytes() == before
    done = ran(capsys, folder, "back", file, "--write")
    assert (done.code, done.err) == (0, "")
    assert done.out.endswith(
        "Read: 42 rows. Different: 1 text. Not taken: 0.\n"
        "Checks: 0 new, 0 mended.\nWritten: 1 text.\n"
    )
    assert words.read_bytes() == before.replace(b"title: After a loss", b"title: After the loss", 1)
    assert "No text is different." in ran(capsys, folder, "back", file).out


def test_what_brings_an_error_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written_in(folder, capsys, "Call {phone:nobody} after a loss")
    done = ran(capsys, folder, "back", file, "--write")
    assert done.code == 1
    assert "This would bring an error, so it is not written yet." in done.err
    assert "phone:nobody" in done.out
    assert "{phone:nobody}" not in (folder / "explainer" / "wording" / "en.yaml").read_text("utf-8")


def test_they_are_proposed_as_one_change(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written_in(folder, capsys, "After the loss")
    monkeypatch.chdir(folder)
    done = ran(capsys, folder, "back", file, "--propose", "A kinder title", "--by", "Some Body")
    assert (done.code, done.err) == (0, "")
    assert "proposed in a-kinder-title.proposal.json" in done.out
    assert "After the loss" in (folder / "a-kinder-title.proposal.json").read_text("utf-8")


def test_a_proposal_is_never_written_over_another_of_the_same_title(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    first, second = folder / "a-kinder-title.proposal.json", "a-kinder-title-2.proposal.json"
    first.write_text("of somebody", encoding="utf-8")
    file = written_in(folder, capsys, "After the loss")
    done = ran(capsys, folder, "back", file, "--propose", "A kinder title", "--by", "Some Body")
    assert (done.code, done.err) == (0, "")
    assert f"proposed in {second}" in done.out
    assert first.read_text("utf-8") == "of somebody"
    assert from_file((folder / second).read_text("utf-8")).title == "A kinder title"


@pytest.mark.parametrize(
    ("title", "by", "told"),
    [
        (
            "Kinder",
            "Some Body",
            "Say in three words or more what the change is.",
        ),
        ("A kinder title", "", "Write your name first."),
    ],
)
def test_what_cannot_be_proposed_is_not_written(
    folder: Path, capsys: pytest.CaptureFixture[str], title: str, by: str, told: str
) -> None:
    words = folder / "explainer" / "wording" / "en.yaml"
    before = words.read_bytes()
    file = written_in(folder, capsys, "After the loss")
    done = ran(capsys, folder, "back", file, "--propose", title, "--by", by)
    assert (done.code, done.err.strip()) == (1, told)
    assert words.read_bytes() == before


def test_a_file_that_may_have_new_words_in_it_is_not_written_over(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written_in(folder, capsys, "After the loss")
    before = file.read_bytes()
    done = ran(capsys, folder, "out", file)
    told = f"{file}: is there already, maybe with new words in it. Name another file.\n"
    assert (done.code, done.err) == (2, told)
    assert file.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("out", "words.csv"), "words.csv: name a workbook (.xlsx) or a document (.docx)"),
        (("out", "words.xlsx", "--only", "nothing.*"), "no text has a name like 'nothing.*'"),
        (("back", "gone.docx"), "gone.docx: cannot be read (No such file or directory)"),
    ],
)
def test_wrong_use_is_told(
    folder: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    arguments: tuple[str, ...],
    told: str,
) -> None:
    monkeypatch.chdir(folder)
    done = ran(capsys, folder, *arguments)
    assert done.code == 2
    assert done.err.startswith(told)
    assert "Traceback" not in done.err
