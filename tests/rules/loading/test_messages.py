"""What an editor reads when content is broken: each slip, and exactly what is said of it."""

import os
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import cli
from desk import checking
from desk.checking import FOLLOWING, Checked, check_content
from desk.pasting import REPLACE, Paste
from desk.rendering import shown
from explainer import dates
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from tests.support.messages import (
    FOLDER,
    JARGON,
    MessageCase,
    blocks,
    broken,
    copy_content,
    matches,
    read_cases,
    without_margin,
)

CASES = read_cases()
SLIPS = {name: case for name, case in CASES.items() if case.says}
NEAR_MISSES = {name: case for name, case in CASES.items() if not case.says}
TODAY = date(2026, 12, 1)
DOTS = ": ..."
# A line to paste is tried for one case of each code; `make test-all` tries every one.
EVERY_PASTE = os.environ.get("PASTE") == "all"
TRIED = [*{case.says[0].split("  ")[2]: case for case in SLIPS.values()}.values()]
WORDS = {"A104"}  # what is found in a text once it can be read


@pytest.fixture(scope="session")
def copied(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the real content."""
    return copy_content(tmp_path_factory.mktemp("content"))


@pytest.fixture
def content(copied: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """That copy, on a day when no source is past its review."""
    monkeypatch.setattr(dates, "today", lambda: TODAY)
    return copied


def test_the_real_content_has_no_problem(content: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", str(content)]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("case", SLIPS.values(), ids=SLIPS)
def test_message(
    case: MessageCase,
    content: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checks: list[list[Problem]] = []

    def checked(*arguments: Any) -> Checked:
        found = check_content(*arguments)
        checks.append(found.problems)
        return found

    monkeypatch.setattr(checking, "check_content", checked)
    with broken(content, case) as wanted:
        code = cli.main(["check", *case.options, str(content)])
        unmended: list[str] = []
        if EVERY_PASTE or case in TRIED:
            unmended += what_a_line_to_paste_does_not_mend(content, checks[0], case.options)
    found, closing = blocks(capsys.readouterr().err)
    said = [block.split("\n")[0] for block in found]
    assert [*map(matches, said, wanted)] == [True] * len(wanted), said
    assert len(said) == len(wanted), said
    assert code == (1 if any("  error  " in line for line in said) else 0)
    assert re.match(r"\d+ (error|warning)", closing)
    assert not JARGON.search(re.sub(r"'[^']*'", "", "\n".join(said)))
    assert unmended == []
    if wanted.shows:
        assert without_margin(found[0]) == without_margin(f"\n{wanted.shows}")


@pytest.mark.parametrize("case", NEAR_MISSES.values(), ids=NEAR_MISSES)
def test_what_is_just_right_is_not_told(
    case: MessageCase, content: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with broken(content, case):
        assert cli.main(["check", *case.options, str(content)]) == 0
    assert capsys.readouterr().err == ""


def test_whole_messages_of_many_families_are_pinned() -> None:
    shown = [case for case in CASES.values() if case.shows]
    assert len(shown) >= 15
    assert {case.says[0].split("  ")[2][0] for case in shown} >= set("YSQRWCEM")


def what_a_line_to_paste_does_not_mend(
    folder: Path, problems: list[Problem], options: tuple[str, ...]
) -> Iterator[str]:
    """As an editor would: paste it, and the problem is gone, and no other has come."""
    more = [option.removeprefix("--") for option in options]
    for item in shown(problems, Project(folder)):
        if item.paste is None or DOTS in item.paste.text:
            continue
        file = folder / item.problem.file
        before = file.read_bytes()
        file.write_text(pasted(before.decode(), item.paste), encoding="utf-8")
        found = check_content(Project(folder), TODAY, more).problems
        left = [problem for problem in found if problem.code not in FOLLOWING]
        file.write_bytes(before)
        if item.problem in left:
            yield f"still there: {item.problem}"
        here = {problem.code for problem in left if problem.line == item.paste.line}
        if item.problem.code.startswith("Y"):  # those may hide others
            here -= WORDS
        elif len(left) >= len(problems):
            yield f"another came for: {item.problem}"
        if here:
            yield f"{sorted(here)} came for: {item.problem}"


def pasted(text: str, paste: Paste) -> str:
    lines = text.split("\n")
    lines[paste.line - (paste.action == REPLACE) : paste.line] = paste.text.split("\n")
    return "\n".join(lines)


def test_every_kind_of_slip_has_a_case() -> None:
    codes = {code for case in CASES.values() for code in re.findall(r"\b[A-Z]\d{3}\b", str(case))}
    root = FOLDER.parents[1]
    files = [
        *root.glob("rules/l*/**/*.py"),
        *root.glob("desk/*.py"),
        root / "explainer" / "wording.py",
    ]
    known = {c for file in files for c in re.findall(r'"([A-Z]\d{3})"', file.read_text())}
    # See commands/test_assess.py for those of answers, loading/test_traps.py of vignettes,
    # lint/checks/test_core_promises.py of the core.
    assert known - codes == {"A001", "A002", "R033", "Y015"}
