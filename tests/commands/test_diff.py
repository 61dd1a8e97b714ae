"""`cli.py diff`: folders and git revisions, what it prints, and how it ends."""

import re
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pytest

import cli
from commands import said
from explainer import dates
from rules.loading.layout import ALLOWED_KEYS, HOME
from rules.model.evidence import Role
from tests.support.command_line import Ran, Run, edit
from tests.support.html import parse
from tests.support.keys import allowed_for, signed_answers
from tests.support.messages import ROOT, copy_content

AT_MOST_23, AT_MOST_24 = "weeks: {at_most: 23}", "weeks: {at_most: 24}"
HISTORY = Path("rules") / "clinical" / "history.yaml"
WORDS = Path("questionnaire.yaml")
WAS, IS = "bleeding or change in your discharge?", "bleeding, or change in your discharge?"


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(dates, "today", lambda: date(2026, 12, 1))

    def ran(*arguments: object) -> Ran:
        try:
            code = cli.main(["diff", *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return ran


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "now").mkdir()
    return copy_content(tmp_path / "now")


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@example.org"]
    command = ["git", "-C", str(folder), *who, *arguments]
    subprocess.run(command, check=True, capture_output=True)


@pytest.fixture
def repository(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository whose last commit moved a threshold by one week; the files are as committed."""
    git(folder, "init", "--quiet")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "--message", "before")
    git(folder, "tag", "before")
    edit(folder, HISTORY, AT_MOST_23, AT_MOST_24)
    git(folder, "commit", "--quiet", "--all", "--message", "one week later")
    monkeypatch.setattr(said, "HOME", folder)
    return folder


def test_nothing_changed(run: Run, folder: Path) -> None:
    ran = run(ROOT, folder)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("\nNothing changed in meaning, words or evidence.\n")


def test_comments_and_order_are_no_change(run: Run, folder: Path) -> None:
    edit(folder, HISTORY, "rules:\n", "# another comment\n\nrules:\n")
    edit(
        folder,
        HISTORY,
        "[ask_for_preterm_clinic, ask_about_cervix_scan]",
        "[ask_about_cervix_scan, ask_for_preterm_clinic]",
    )
    assert run(ROOT, folder).code == 0


@pytest.mark.thorough
def test_git_revisions_and_a_page_to_print(run: Run, repository: Path, tmp_path: Path) -> None:
    page = tmp_path / "changes.html"
    ran = run("before", "HEAD", "--html", page)
    assert (ran.code, ran.err) == (1, "")
    assert re.search(r"from  before \(rule set [0-9a-f]{12}\)\n  to    HEAD ", ran.out)
    assert (
        "1. threshold: rule high_history_before_24 (when)\n   rules/clinical/history.yaml:"
        in ran.out
    )
    assert "Level: contact_this_week → call_today, more urgent\n" in ran.out
    assert "    Weeks of pregnancy: 24\n" in ran.out
    assert "- a midwife and an obstetrician: high_history_before_24\n" in ran.out
    assert max(map(len, ran.out.splitlines())) <= 100
    html = page.read_text(encoding="utf-8")
    assert "1 December 2026" in html
    found = parse(html)
    assert [e.text for e in found.all("del")] == ["23"]
    assert [e.text for e in found.all("ins")] == ["24"]
    assert not re.search(r"<(script|link|img)|src=|https?://", html)


def test_one_argument_compares_with_the_files_as_they_are(run: Run, repository: Path) -> None:
    edit(repository, WORDS, WAS, IS)  # only words: nothing has to be proved
    git(repository, "commit", "--quiet", "--all", "--message", "other words")
    assert run("HEAD").code == 0
    edit(repository, WORDS, IS, WAS)
    ran = run("HEAD")
    assert ran.code == 1
    assert "  to    the files as they are now (rule set " in ran.out
    assert run("HEAD~1").code == 0


def test_only_words(run: Run, folder: Path) -> None:
    edit(folder, WORDS, WAS, IS)
    ran = run(ROOT, folder)
    assert ran.code == 1
    assert "1 change: 1 wording only\n" in ran.out
    assert "None of them has another result. This is proved.\n" in ran.out
    assert "fluid_or_bleeding.waters_leaking," in ran.out
    assert "- a midwife or an obstetrician: " in ran.out


@pytest.mark.parametrize("side", ["old", "new"])
def test_a_broken_side_is_named_with_its_problems(run: Run, folder: Path, side: str) -> None:
    edit(folder, HISTORY, "rules:\n", "rulez:\n")
    ran = run(*((folder, ROOT) if side == "old" else (ROOT, folder)))
    assert (ran.code, ran.out) == (2, "")
    first, second = ran.err.splitlines()
    assert first == f"the {side} version, {folder}, cannot be read:"
    assert second.startswith("rules/clinical/history.yaml:")


def test_words_that_are_missing_are_a_problem_of_that_side(run: Run, folder: Path) -> None:
    edit(
        folder,
        Path("explainer/wording/en.yaml"),
        "  high_history_before_24:\n",
        "  high_history_after_24:\n",
    )
    ran = run(ROOT, folder)
    assert ran.code == 2
    assert "the new version" in ran.err
    assert "  W00" in ran.err


@pytest.mark.parametrize("name", ["nowhere", "HEAD:questionnaire.yaml", "--output=x"])
def test_what_is_no_version_is_refused(run: Run, repository: Path, name: str) -> None:
    ran = run("--", name)
    said = f"'{name}' is neither a folder nor a git revision of this project\n"
    assert (ran.code, ran.out, ran.err) == (2, "", said)


def test_no_name_is_refused(run: Run) -> None:
    assert run("").err == "write a folder, or a git revision such as HEAD~1\n"


def test_a_revision_without_content_is_refused(run: Run, repository: Path) -> None:
    git(repository, "checkout", "--quiet", "--orphan", "empty")
    git(repository, "rm", "-r", "--quiet", "--cached", ".")
    git(repository, "commit", "--quiet", "--allow-empty", "--message", "nothing")
    ran = run("empty", "before")
    assert ran.code == 2
    assert re.fullmatch(r"there is no content in the revision [0-9a-f]{12}\n", ran.err)


def test_a_revision_that_lacks_a_folder_says_what_it_lacks(run: Run, repository: Path) -> None:
    shutil.rmtree(repository / "explainer")
    git(repository, "commit", "--quiet", "--all", "--message", "no words")
    ran = run("HEAD", "before")
    assert ran.code == 2
    assert "explainer/wording/en.yaml:1:1  error  Y000" in ran.err


def test_a_page_that_cannot_be_written_is_told(run: Run, folder: Path, tmp_path: Path) -> None:
    page = tmp_path / "nowhere" / "changes.html"
    ran = run(ROOT, folder, "--html", page)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == f"{page}: this file cannot be written (No such file or directory)\n"


FIRST_RELEASE = "fde484f"


def has_first_release() -> bool:
    command = ["git", "-C", str(HOME), "cat-file", "-e", f"{FIRST_RELEASE}^{{commit}}"]
    return subprocess.run(command, check=False, capture_output=True).returncode == 0


@pytest.mark.thorough
def test_the_gate_stays_shut_until_both_professions_agree(
    run: Run, repository: Path, tmp_path: Path
) -> None:
    edit(repository, HISTORY, AT_MOST_24, AT_MOST_23)
    page = tmp_path / "gate.html"
    ran = run("--gate", "HEAD", "--html", page)
    assert (ran.code, ran.err) == (1, "")
    first, *lines = ran.out.splitlines()
    gate = re.fullmatch(
        r"The gate \((\w{12})\): each change by itself, over every complete set of answers", first
    )
    assert gate
    assert lines[-1] == "   signatures needed: 2, still open"
    assert f'data-gate="{gate[1]}"' in page.read_text("utf-8")
    (repository / ALLOWED_KEYS).write_text(allowed_for("NMC:00X0000X", "GMC:0000000"), "utf-8")
    change = lines[1].partition(". ")[2]
    files = [signed_answers(tmp_path, who, gate=gate[1], change=change, says="yes") for who in Role]
    answers = [part for file in files for part in ("--answers", file)]
    ran = run("--gate", "HEAD", *answers[:2])
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "   signatures needed: 2, still open")
    ran = run("--gate", "HEAD", *answers)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "   signatures needed: 2, given")


def test_a_gate_that_nothing_goes_through_is_open(run: Run, folder: Path) -> None:
    ran = run("--gate", folder, folder)
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "No change moves a level.")


@pytest.mark.thorough
@pytest.mark.skipif(not has_first_release(), reason="this copy does not hold the first release")
def test_the_first_release_says_what_changed_and_what_cannot_be_compared(run: Run) -> None:
    ran = run(FIRST_RELEASE)
    assert (ran.code, ran.err) == (1, "")
    said = " ".join(ran.out.split())
    assert re.search(r"This cannot be said: \d+ of the \d+ questions of the two versions", said)
    assert "question removed: " in said  # des_exposure
    assert "des_exposure" in said
    assert "question added: " in said
    assert "told_conditions" in said
    assert "when_nothing_applies" in said  # the one card of that release
