"""Tests stand where the modules they are about stand: rules/proof/counting.py has
tests/rules/proof/test_counting.py, or a test in tests/rules/proof that imports it.
"""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("rules", "client", "cohort", "interop", "explainer", "desk", "commands", "screens")

# What has no test of its own, by folder: how many modules at most, what tests them together, and
# why that is enough. The numbers may only fall: a new module brings its test.
TOGETHER: dict[str, tuple[int, str, str]] = {
    "commands": (9, "tests/commands/test_every_verb.py", "each verb hands on to what is tested"),
    "desk": (1, "tests/commands/test_sign.py", "signing is tried as a command"),
    "explainer": (15, "tests/explainer/test_explaining.py", "the parts of one explanation"),
    "explainer/changes": (2, "tests/commands/test_diff.py", "what a comparison prints"),
    "explainer/outputs": (2, "tests/docs/test_hazard_log.py", "pages that are compared whole"),
    "explainer/proofs": (3, "tests/commands/test_prove.py", "what a proof prints"),
    "explainer/reasons": (2, "tests/commands/test_explain.py", "what a trace prints"),
    "explainer/result": (6, "tests/explainer/result/test_parts.py", "the parts of one page"),
    "explainer/review": (8, "tests/explainer/review/test_pack.py", "the sheets of one pack"),
    "explainer/sentences": (2, "tests/explainer/sentences/test_writer.py", "the writer's parts"),
    "explainer/signoff": (3, "tests/commands/test_sign.py", "signing is tried as a command"),
    "rules/changes": (6, "tests/rules/changes/test_comparing.py", "the kinds of one comparison"),
    "rules/engine": (1, "tests/rules/test_second_reading.py", "every rule, by another reading"),
    "rules/formulas": (3, "tests/rules/proof/test_agreement.py", "held to the engine by chance"),
    "rules/lint": (1, "tests/rules/lint/checks/test_reading_age.py", "what two checks look up"),
    "rules/lint/checks": (
        29,
        "tests/rules/lint/test_checks_of_content.py",
        "each is run on the examples in its docstring, and by tests/messages",
    ),
    "rules/loading": (3, "tests/rules/loading/test_messages.py", "by their messages"),
    "rules/loading/names": (4, "tests/rules/loading/test_messages.py", "by their messages"),
    "rules/loading/slips": (6, "tests/rules/loading/test_messages.py", "by their messages"),
    "rules/loading/yaml": (4, "tests/rules/loading/test_messages.py", "by their messages"),
    "rules/model": (9, "tests/rules/test_real_book.py", "data, which decides nothing"),
    "rules/proof": (9, "tests/rules/proof/test_properties.py", "the steps of one proof"),
    "rules/signoff": (2, "tests/commands/test_sign.py", "signing is tried as a command"),
    "rules/vignettes": (1, "tests/rules/vignettes/test_running.py", "data, which decides nothing"),
    "screens": (2, "tests/screens/test_check.py", "what the check page hears and shows"),
    "screens/journey": (2, "tests/screens/journey/test_path.py", "the moves of one journey"),
    "screens/server": (3, "tests/screens/server/test_pages.py", "the running server answers"),
    "screens/workspaces": (
        12,
        "tests/browser/test_review_workspace.py",
        "the parts of pages, in a browser",
    ),
    "screens/workspaces/pages": (2, "tests/browser/test_preview.py", "pages, in a browser"),
}


def modules() -> list[Path]:
    files = (file for room in ROOMS for file in (ROOT / room).rglob("*.py"))
    return sorted(file.relative_to(ROOT) for file in files if file.name != "__init__.py")


@cache
def imported_in(folder: Path) -> frozenset[str]:
    """Everything that the tests of a folder import, by its whole name."""
    return frozenset(name for file in (ROOT / folder).glob("test_*.py") for name in _imports(file))


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def has_a_test(module: Path) -> bool:
    folder = Path("tests") / module.parent
    at_its_path = (ROOT / folder / f"test_{module.name}").exists()
    return at_its_path or ".".join(module.with_suffix("").parts) in imported_in(folder)


def test_a_module_has_its_test_where_it_stands() -> None:
    without: dict[str, list[str]] = {}
    for module in modules():
        if not has_a_test(module):
            without.setdefault(module.parent.as_posix(), []).append(module.stem)
    more = {
        folder: names
        for folder, names in without.items()
        if len(names) > TOGETHER.get(folder, (0, "", ""))[0]
    }
    assert more == {}, "write a test at the path of the new one, such as tests/FOLDER/test_NAME.py"


@pytest.mark.parametrize("folder", TOGETHER)
def test_what_is_tested_together_is_tested(folder: str) -> None:
    _, test, _ = TOGETHER[folder]
    assert (ROOT / folder).is_dir()
    assert "def test_" in (ROOT / test).read_text(encoding="utf-8")


def test_a_module_without_a_test_is_seen() -> None:
    assert has_a_test(Path("rules/proof/counting.py"))
    assert not has_a_test(Path("rules/proof/nowhere.py"))
