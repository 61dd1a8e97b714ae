"""Comments that silence a warning: where they stand, and what is no comment at all."""

import pytest

from desk.silencing import silence
from rules import Problem


def warning(line: int, code: str = "E001", severity: str = "warning") -> Problem:
    return Problem("f.yaml", line, 5, code, "something", "do it", severity)


def left(text: str, *problems: Problem) -> list[tuple[int, str]]:
    return [(p.line, p.code) for p in silence(problems, [("f.yaml", text)])]


REASON = "# check: off E001 because it was agreed"


@pytest.mark.parametrize(
    "text",
    [
        f"a: b  {REASON}\nc: d",
        f"{REASON}\na: b",
        f"{REASON}\n\n# Another comment.\na: b",
        "a: b  #check: off e001 because it was agreed",
        f'a: "x # y"  {REASON}',
    ],
)
def test_a_warning_is_silenced_at_its_line_or_above_it(text: str) -> None:
    line = next(i for i, words in enumerate(text.split("\n"), 1) if words.startswith("a"))
    assert left(text, warning(line)) == []
    assert (line + 7, "E001") in left(text, warning(line + 7))


def test_all_lines_of_a_long_text_are_silenced() -> None:
    text = f"{REASON}\na: >-\n  one\n  two\n\nb: c\n"
    assert left(text, warning(4)) == []
    assert (6, "E001") in left(text, warning(6))
    assert left(f"a: |  {REASON}\n  one\n  two\nb: c", warning(3)) == []


@pytest.mark.parametrize(
    "text",
    [
        f'a: "b {REASON}"',
        f"a: 'b {REASON}'",
        f"a: >-\n  b\n  {REASON}",
        f"a: b{REASON}",
        "a: b  # to check: off we go",
    ],
)
def test_what_stands_inside_a_text_is_no_comment(text: str) -> None:
    assert left(text, warning(1)) == [(1, "E001")]


def test_a_warning_of_another_code_or_file_stays() -> None:
    assert left(f"a: b  {REASON}", warning(1, "Y014")) == [(1, "Y014"), (1, "M004")]
    other = Problem("g.yaml", 1, 5, "E001", "x", "y", "warning")
    assert left(f"a: b  {REASON}", other) == [(1, "M004"), (1, "E001")]


def test_an_error_is_never_silenced_also_beside_a_warning_of_its_code() -> None:
    problems = (warning(1), warning(1, severity="error"))
    assert left(f"a: b  {REASON}", *problems) == [(1, "E001"), (1, "M003")]


def test_without_a_reason_the_warning_stays() -> None:
    assert left("a: b  # check: off E001", warning(1)) == [(1, "E001"), (1, "M001")]


def test_a_comment_seems_useless_only_when_every_check_could_run() -> None:
    broken = warning(3, "Y012", "error")
    assert left(f"a: b  {REASON}", broken) == [(3, "Y012")]


def test_a_file_that_cannot_be_read_on_is_silenced_up_to_there() -> None:
    text = f'a: b  {REASON}\nc: "d\n'
    assert left(text, warning(1), warning(2, "Y012", "error")) == [(2, "Y012")]
