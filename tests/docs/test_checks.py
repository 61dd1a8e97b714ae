"""The page of checks is true: every code stands on it, and is made where it says."""

import re
from pathlib import Path

import pytest

from desk.catalogue import catalogue
from rules.lint.lists import LIST_FILES
from rules.loading.layout import LISTS

ROOT = Path(__file__).resolve().parents[2]
TEXT = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([^|]+) \| ([A-Z0-9 ]+) \| (`[^|]+`) \|$", TEXT, re.MULTILINE)
CODE = re.compile(r"[A-Z]\d{3}")


def test_every_code_is_on_the_page_and_no_other() -> None:
    told = {code for _, codes, _ in ROWS for code in codes.split()}
    assert told == set(catalogue())
    assert set(CODE.findall(TEXT)) == told


@pytest.mark.parametrize(("what", "codes", "files"), ROWS)
def test_each_code_is_made_in_one_of_the_files_named(what: str, codes: str, files: str) -> None:
    made = "".join((ROOT / name).read_text("utf-8") for name in re.findall(r"`([^`]+)`", files))
    for code in codes.split():
        assert f'"{code}"' in made, f"{what}: {code} is not made in {files}"


def test_every_list_is_on_the_page() -> None:
    told = set(re.findall(r"^\| `(\w+\.yaml)` \|", TEXT, re.MULTILINE))
    assert told == set(LIST_FILES) == {file.name for file in (ROOT / LISTS).iterdir()}


def test_every_check_is_on_the_page() -> None:
    modules = {
        file.relative_to(ROOT).as_posix()
        for file in (ROOT / "rules" / "lint" / "checks").glob("*.py")
        if CODE.match(file.read_text(encoding="utf-8").removeprefix('"""'))
    }
    assert len(modules) > 20
    assert modules <= set(re.findall(r"`([\w/]+\.py)`", TEXT))
