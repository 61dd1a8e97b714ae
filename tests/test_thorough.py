"""What `make test` leaves to `make test-thorough` has others of its kind in `make test`."""

import ast
import re
from pathlib import Path

import pytest

HERE = Path(__file__).parent
MARK = "pytest.mark.thorough"
# What is thorough as a whole, and the tests of the same thing that everybody runs.
WHOLE = {
    "browser/test_newcomer.py": "screens/workspaces/pages/test_desk.py",
    "browser/test_review_pack.py": "explainer/review/test_pack.py",
}
FILES = [f for f in sorted(HERE.rglob("test_*.py")) if f"@{MARK}" in f.read_text(encoding="utf-8")]


def by_mark(file: Path) -> dict[bool, list[str]]:
    """The names of the tests of a file: of those that are thorough, and of the others."""
    found: dict[bool, list[str]] = {True: [], False: []}
    for node in ast.parse(file.read_text(encoding="utf-8")).body:
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
            is_thorough = MARK in map(ast.unparse, node.decorator_list)
            found[is_thorough].append(node.name)
    return found


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(HERE).as_posix())
def test_a_file_keeps_a_test_that_everybody_runs(file: Path) -> None:
    found = by_mark(file)
    assert found[True]
    assert found[False], "leave one of its tests to `make test`"


@pytest.mark.parametrize("whole", WHOLE)
def test_a_whole_file_has_another_in_its_place(whole: str) -> None:
    assert MARK in (HERE / whole).read_text(encoding="utf-8")
    assert by_mark(HERE / WHOLE[whole])[False]


def test_no_other_file_is_left_out_as_a_whole() -> None:
    left_out = [
        file.relative_to(HERE).as_posix()
        for file in sorted(HERE.rglob("test_*.py"))
        if re.search(rf"^pytestmark = .*{MARK}", file.read_text(encoding="utf-8"), re.MULTILINE)
    ]
    assert left_out == sorted(WHOLE)


def test_both_kinds_are_told_apart() -> None:
    found = by_mark(HERE / "browser" / "test_two_processes.py")
    assert found[True] == ["test_a_journey_over_two_servers_loses_nothing"]
    assert found[False] == ["test_a_process_that_hangs_is_left_for_another"]
