"""YAML as people mean it: what stays text, what is refused, and how little it may cost."""

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import MOST_BYTES, read


def value(written: str) -> object:
    document = read(f"key: {written}\n", "f.yaml")
    assert document.problems == []
    return document.data["key"]


@pytest.mark.parametrize(
    "written",
    [
        *("yes", "no", "Yes", "NO", "on", "off", "y", "n", "12:30", "1:15", "010", "08", "1_000"),
        *("3.10", "1e3", ".5", "0x1F", "0o17", "+-1", "2026-11-22", "2026-02-31", ".inf", ".nan"),
        *("<<", "=", "9" * 5000),
    ],
)
def test_what_other_readers_would_change_stays_text(written: str) -> None:
    assert value(written) == written


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        *(("true", True), ("False", False), ("null", None), ("~", None), ("", None)),
        *(("0", 0), ("42", 42), ("-7", -7), ("+3", 3)),
        *(('"42"', "42"), ("'true'", "true"), ('"null"', "null")),
    ],
)
def test_what_is_not_text(written: str, meant: object) -> None:
    assert value(written) == meant
    assert type(value(written)) is type(meant)


def test_yes_as_a_key_stays_text() -> None:
    assert read("yes: 1\n12:30: 2\n", "f.yaml").data == {"yes": 1, "12:30": 2}


def test_windows_line_ends_and_marks_make_no_difference(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: x\r\n")
    document = Project(file.parent).document(Path(file.name))
    assert document.problems == []
    assert document.data == {"a": 1, "b": "x"}
    assert document.lines == ["a: 1", "b: x"]


def test_a_folder_in_place_of_a_file_is_a_problem(tmp_path: Path) -> None:
    (problem,) = Project(tmp_path.parent).document(Path(tmp_path.name)).problems
    assert problem.code == "Y000"


def test_only_a_null_is_an_empty_file() -> None:
    for text in ("", "---\n", "null\n", "# nothing\n"):
        assert [p.code for p in read(text, "f.yaml").problems] == ["Y004"]


def test_every_problem_before_the_one_that_stops_the_reader_is_told() -> None:
    document = read("a: 1\na: 2\nb: !c d\ne: @f\n", "f.yaml")
    assert sorted((p.line, p.code) for p in document.problems) == [
        (2, "Y008"),
        (3, "Y009"),
        (4, "Y012"),
    ]


def test_what_follows_a_repeated_field_is_read() -> None:
    document = read("a: 1\na: {b: [1, {c: 2}]}\nd: 3\n", "f.yaml")
    assert document.data == {"a": 1, "d": 3}


def test_places_of_keys_and_values() -> None:
    document = read("a:\n  - b: one\n    c: [x, y]\n", "f.yaml")
    assert document.place(("a", 0, "b")) == (2, 8)
    assert document.place(("a", 0, "b"), key=True) == (2, 5)
    assert document.place(("a", 0, "c", 1)) == (3, 12)
    assert document.place(("a", 0, "<tag>", "c")) == (3, 8)  # steps not in the file are left out
    assert document.place(("z",)) == (1, 1)
    assert read("", "f.yaml").place(("a",)) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "[" * 20_000,
        "{" * 20_000,
        "- " * 20_000,
        "? " * 20_000,
        "{a: " * 20_000,
        "[a: " * 20_000,
        "a: " * 20_000,
        "".join(" " * i + "a:\n" for i in range(900)),
        "a: {{" + "{" * 20_000,
        "b: *a\n" * 50_000,
        "&a " * 20_000,
        "a: 1\n" * 50_000,
        "\u00a0" * 400_000,
        '"' * 100_001,
        "a: 'b" * 20_000,
        "!" * 100_000,
    ],
    ids=lambda text: text[:8].replace("\u00a0", "_"),
)
def test_a_file_made_to_be_slow_is_refused_at_once(text: str) -> None:
    started = time.process_time()
    document = read(text, "f.yaml")
    assert time.process_time() - started < 1
    assert 1 <= len(document.problems) <= 50


def test_an_alias_bomb_holds_nothing() -> None:
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 30)]
    document = read("\n".join(lines), "f.yaml")
    assert document.data["a29"] == [None] * 9
    assert {p.code for p in document.problems} == {"Y006"}


def test_a_large_file_is_not_read(tmp_path: Path) -> None:
    file = tmp_path / "f.yaml"
    file.write_bytes(b"- a\n" * MOST_BYTES)
    started = time.process_time()
    (problem,) = Project(file.parent).document(Path(file.name)).problems
    assert problem.code == "Y001"
    assert time.process_time() - started < 1


YAML_LIKE = st.text(alphabet="ab:-{}[]\"'#&*!|>%@`?, \n\t\u00a0", max_size=60)


@settings(max_examples=400, deadline=None)
@given(text=YAML_LIKE)
def test_whatever_is_typed_gives_data_or_a_problem_in_the_file(text: str) -> None:
    document = read(text, "f.yaml")
    assert document.problems or document.data is not None
    for problem in document.problems:
        assert 1 <= problem.line <= len(document.lines) + 1
        assert problem.column >= 1
        assert problem.what
        assert problem.fix
