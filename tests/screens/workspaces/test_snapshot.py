"""What the workspace reads: the newest files, or the last ones that could be shown."""

import os
from pathlib import Path

import pytest

from screens.content import content
from screens.workspaces.snapshot import Desk, Snapshot
from tests.support.command_line import edit
from tests.support.running_app import copy_with_vignettes

EN, SCREENS = "explainer/wording/en.yaml", "explainer/wording/screens.yaml"


class Editor:
    def __init__(self, folder: Path) -> None:
        self.folder, self.desk = folder, Desk(folder, content().screens["content"])

    def saves(self, file: str, old: str, new: str) -> Snapshot:
        edit(self.folder, file, old, new)
        return self.desk.look()


@pytest.fixture
def editor(tmp_path: Path) -> Editor:
    copy_with_vignettes(tmp_path)
    return Editor(tmp_path)


def html(reading: Snapshot, spot: str) -> str:
    assert reading.gallery
    return reading.gallery.spots[spot].draw()


def test_a_file_that_is_saved_is_read_again_and_only_then(editor: Editor) -> None:
    first = editor.desk.look()
    assert first.is_current
    assert editor.desk.look() is first
    second = editor.saves("questionnaire.yaml", "text: Are you pregnant now?", "text: Expecting?")
    assert second.number == first.number + 1
    assert ">Expecting?</h1>" in html(second, "question:pregnant")
    os.utime(editor.folder / "tests" / "vignettes" / "people.yaml")
    assert editor.desk.look().number == second.number + 1


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize(
    ("file", "good", "bad"),
    [
        ("questionnaire.yaml", "kind: choice\n", "kind: choyce\n"),
        ("questionnaire.yaml", "sections:", "sections"),
        ("rules/clinical/symptoms.yaml", "rules:", "rulez:"),
        ("rules/clinical/conditions.yaml", "conditions:", "conditions: ["),
        (EN, "  call_now:\n", "  call_later:\n"),
        (EN, "Call {contact} now", "Call {contakt} now"),
        (SCREENS, "  start:\n", "  start\n"),
        (SCREENS, "    continue: ", "    contineu: "),
        (SCREENS, "{part}", "{prat}"),
        (SCREENS, "  conditions:\n", "  condition:\n"),
        (SCREENS, "{label}: {low} or more", "{label}: {lows} or more"),
    ],
)
def test_a_broken_file_keeps_the_last_good_pages_and_names_its_place(
    editor: Editor, file: str, good: str, bad: str
) -> None:
    before = editor.desk.look()
    broken = editor.saves(file, good, bad)
    assert not broken.is_current
    assert broken.gallery is before.gallery
    assert html(broken, "question:weeks") == html(before, "question:weeks")
    assert file in {problem.file for problem in broken.problems}
    mended = editor.saves(file, bad, good)
    assert mended.is_current
    assert not mended.problems


def test_a_text_that_is_only_wrong_to_say_is_shown_with_its_problem(editor: Editor) -> None:
    reading = editor.saves(EN, "label: After a birth", "label: You have a low risk")
    assert reading.is_current
    finding = next(finding for finding in reading.findings if finding.problem.file == EN)
    assert finding.excerpt
    assert "label: You have a low risk" in finding.excerpt.text
    assert finding.live.startswith("If this went live: a reassuring word")
    assert "You have a low risk" in html(reading, "result:information")


def test_broken_vignettes_leave_the_people_that_were_read_before(editor: Editor) -> None:
    before = editor.desk.look()
    reading = editor.saves("tests/vignettes/stitch.yaml", "vignettes:", "vignetes:")
    assert reading.is_current
    assert reading.gallery
    assert before.gallery
    assert reading.gallery.cases == before.gallery.cases
    assert any(problem.file.endswith("stitch.yaml") for problem in reading.problems)


def test_files_that_are_broken_from_the_start_give_problems_and_no_page(editor: Editor) -> None:
    reading = editor.saves("questionnaire.yaml", "kind: choice\n", "kind: choyce\n")
    assert reading.gallery is None
    assert reading.problems


def test_a_file_that_is_gone_is_a_problem_too(editor: Editor) -> None:
    before = editor.desk.look()
    (editor.folder / "rules" / "clinical" / "contacts.yaml").unlink()
    reading = editor.desk.look()
    assert not reading.is_current
    assert reading.gallery is before.gallery
    assert reading.findings[0].excerpt is None


def test_a_slip_comes_with_the_line_to_paste(editor: Editor) -> None:
    reading = editor.saves("questionnaire.yaml", "label: Pregnant now", "label: Pregnant: now")
    (finding,) = reading.findings
    assert finding.paste
    assert finding.paste.text == '        label: "Pregnant: now"'


def test_a_warning_is_shown_until_it_is_silenced(editor: Editor) -> None:
    label = "label: Pregnant now"
    reading = editor.saves("questionnaire.yaml", label, "label: Press #1")
    assert reading.is_current
    assert [problem.code for problem in reading.problems] == ["Y014"]
    silenced = "label: Press #1  # check: off Y014 because it is tried out"
    assert not editor.saves("questionnaire.yaml", "label: Press #1", silenced).problems
