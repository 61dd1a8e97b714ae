"""Problems as text, for GitHub and as JSON; the line with its caret, wherever the place is."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desk.checking import counts
from desk.excerpts import WIDTH, excerpt
from desk.rendering import as_github, as_json, as_text, shown
from rules import Problem
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import MOST_BYTES


def drawn(line: str, column: int) -> str:
    found = excerpt([line], 1, column)
    assert found is not None
    return f"{found.text}\n{found.caret}"


def test_the_caret_stands_below_the_column() -> None:
    assert drawn("label: Weeks: how many", 13) == "label: Weeks: how many\n            ^"


@pytest.mark.parametrize(
    ("line", "column", "shows"),
    [
        ("a: b", 1, "a: b\n^"),
        ("a: b", 4, "a: b\n   ^"),
        ("a: b", 5, "a: b\n    ^"),  # behind the end, where something is missing
        ("a: b", 99, "a: b\n    ^"),
        ("\thint: x", 2, "\u2192   hint: x\n    ^"),
        ("\u4e2d\u6587: x", 3, "\u4e2d\u6587: x\n    ^"),  # each takes two columns
        ("e\u0301t\u00e9: x", 5, "e\u0301t\u00e9: x\n   ^"),  # an accent of its own takes none
        ("a\u00a0b\u200bc: \x1b[31m", 5, "a\u00b7b\u00b7c: \u00b7[31m\n    ^"),
    ],
)
def test_tabs_wide_letters_and_what_cannot_be_seen(line: str, column: int, shows: str) -> None:
    assert drawn(line, column) == shows


def test_of_a_long_line_the_part_around_the_column_is_shown() -> None:
    line = "a" * 500 + "HERE" + "b" * 500
    text, caret = drawn(line, 501).split("\n")
    assert text[len(caret) - 1 :].startswith("HERE")
    assert text.startswith("\u2026a")
    assert text.endswith("b\u2026")
    assert len(text) == WIDTH + 2
    assert drawn(line, 1).startswith("aaa")
    assert drawn(line, 1004).split("\n")[0].endswith("b")


FILES = st.lists(st.text(max_size=200), max_size=4)
PLACES = st.integers(-3, 300)


@given(lines=FILES, line=PLACES, column=PLACES)
def test_any_place_can_be_shown(lines: list[str], line: int, column: int) -> None:
    found = excerpt(lines, line, column)
    if found is None:
        assert not 1 <= line <= len(lines) or not lines[line - 1].strip()
    else:
        assert found.line == line
        assert len(found.text) <= 4 * WIDTH + 8  # all Tabs
        assert "\n" not in found.text
        assert found.caret.strip() == "^"


WHATS = ["'a' is b", "the quotes that open here are not closed", "", "between"]
WHATS += [
    "the bracket { that opens here is not closed",
    "this line does not start in the same column",
]
FIXES = ["did you mean 'c'?", "add a line 'd: ...'", "put it in double quotes", "write one_of", ""]
PROBLEMS = st.builds(
    Problem,
    st.sampled_from(["f.yaml", "missing.yaml", "questionnaire.yaml", "rules/clinical/x.yaml", "."]),
    PLACES,
    PLACES,
    st.sampled_from(["Y012", "Y011", "Y016", "S002", "S008", "S005", "R022", "M001", "X999"]),
    st.sampled_from(WHATS),
    st.sampled_from(FIXES),
    st.sampled_from(["error", "warning"]),
)


@given(text=st.text(max_size=200), problems=st.lists(PROBLEMS, max_size=3))
def test_whatever_the_places_are_every_form_can_be_made(
    tmp_path_factory: pytest.TempPathFactory, text: str, problems: list[Problem]
) -> None:
    folder = tmp_path_factory.getbasetemp() / "places"
    for name in ("f.yaml", "questionnaire.yaml", "rules/clinical/x.yaml"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, encoding="utf-8", errors="replace")
    found = shown(problems, Project(folder))
    assert as_text(found).count("  X999  ") == [p.code for p in problems].count("X999")
    assert len(as_github(found).splitlines()) == len(problems)
    assert [item["line"] for item in json.loads(as_json(found))] == [p.line for p in problems]


def test_an_empty_file_and_none_at_all(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"")
    problem = Problem("f.yaml", 1, 1, "Y004", "this file is empty", "put back what belongs in it")
    (item,) = shown([problem], Project(tmp_path))
    assert (item.excerpt, item.paste) == (None, None)
    assert as_text([item]).split("\n")[0] == str(problem)
    assert Project(tmp_path).text(Path("nothing.yaml")) == ""


def test_of_a_huge_file_no_more_is_read_than_a_checker_reads(tmp_path: Path) -> None:
    (tmp_path / "f.yaml").write_bytes(b"a" * (MOST_BYTES + 10))
    assert len(Project(tmp_path).text(Path("f.yaml"))) == MOST_BYTES


def test_what_github_would_read_as_its_own_signs_is_escaped() -> None:
    problem = Problem("a,b:c%.yaml", 2, 3, "C001", "50% of\nthem", "say '1 in 2'", "warning")
    assert as_github(shown([problem], Project("nowhere"))) == (
        "::warning file=a%2Cb%3Ac%25.yaml,line=2,col=3,title=C001::50%25 of%0Athem. Say '1 in 2'."
    )


def test_counts() -> None:
    error = Problem("f", 1, 1, "C001", "x")
    warning = Problem("f", 1, 1, "Y014", "x", severity="warning")
    assert counts([error]) == "1 error."
    assert (
        counts([error, error, warning], silenced=2) == "2 errors, 1 warning, 2 warnings silenced."
    )
    assert counts([], silenced=1) == "1 warning silenced."
    assert counts([]) == ""
