"""`cli.py vignettes`: what passes, what fails, and what no vignette tries."""

from pathlib import Path

from tests.support.command_line import Ran, Run
from tests.support.real_book import BOOK


def test_vignettes_of_the_project_pass(run: Run) -> None:
    ran = run("vignettes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[-1].endswith(" passed, 0 failed")
    assert f"each of the {len(BOOK.rules)} rules has a case for yes, no" in ran.out


FAILING = """vignettes:
  - id: not-pregnant
    who: Not pregnant, and a wrong expectation.
    answers: {pregnant: no}
    expect: {level: emergency}
"""


def test_vignettes_lists_failures_and_gaps(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "cases.yaml"
    file.write_text(FAILING, encoding="utf-8")
    ran = run("vignettes", tmp_path)
    assert ran.code == 1
    assert ran.err == f"{file}:2:5  not-pregnant  level: expected emergency, came out none\n"
    lines = ran.out.splitlines()
    assert lines[-1] == "vignettes: 0 passed, 1 failed"
    assert "open_cervix: no case for yes or can't tell" in lines
    assert len(lines) == len(BOOK.rules) + 1


def test_vignettes_with_every_rule(run: Run, tmp_path: Path) -> None:
    text = FAILING.replace("emergency", "none")
    (tmp_path / "cases.yaml").write_text(text, encoding="utf-8")
    ran = run("vignettes", tmp_path, "--rules")
    assert ran.code == 0
    assert "open_cervix: yes 0, no 1, can't tell 0" in ran.out.splitlines()


def test_vignettes_that_cannot_be_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cases.yaml").write_text(FAILING.replace("who:", "woh:"), encoding="utf-8")
    ran = run("vignettes", tmp_path)
    wanted = "cases.yaml:3:5  error  S003  'woh' is not known here. Did you mean 'who'?\n"
    assert (ran.code, ran.out, ran.err) == (1, "", f"{tmp_path}/{wanted}")


def test_a_folder_without_vignettes_is_wrong_use(run: Run, tmp_path: Path) -> None:
    wanted = f"{tmp_path}: there is no vignette in this folder\n"
    assert run("vignettes", tmp_path) == Ran(2, "", wanted)
