"""One value is set, and every other character of the file stays as it is."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path as FilePath
from typing import Any

import pytest

from desk.editing.errors import EditError
from desk.editing.scalars import scalars_of
from desk.editing.setting import with_value, with_values
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path, read

PROJECT = Project()
FILES = sorted(PROJECT.documents)
HARD = "Other words: with 'quotes', \"more\" of them # and a hash"


def as_written(file: str) -> str:
    return (PROJECT.root / file).read_bytes().decode()


@cache
def texts_of(file: str) -> dict[Path, str]:
    """Every text of a file, whatever it is for."""
    return dict(_texts(PROJECT.document(FilePath(file)).data))


def _texts(data: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict | list):
        for step, item in data.items() if isinstance(data, dict) else enumerate(data):
            yield from _texts(item, (*path, step))


def with_all(data: Any, values: dict[Path, str], path: Path = ()) -> Any:
    """The data with other texts."""
    if isinstance(data, dict):
        return {step: with_all(item, values, (*path, step)) for step, item in data.items()}
    if isinstance(data, list):
        return [with_all(item, values, (*path, i)) for i, item in enumerate(data)]
    return values.get(path, data)


def one_letter_else(words: str) -> str:
    """The same with another first letter: as long, and as easy to write."""
    at = next((i for i, letter in enumerate(words) if letter.isalpha()), None)
    if at is None:
        return f"Z{words}"
    return f"{words[:at]}{'W' if words[at] == 'Q' else 'Q'}{words[at + 1 :]}"


def test_there_are_texts_of_every_kind() -> None:
    assert sum(len(texts_of(file)) for file in FILES) > 5000
    styles = {scalar.style for file in FILES for scalar in scalars_of(as_written(file)).values()}
    assert styles == {None, '"', "'", ">"}


@pytest.mark.parametrize("file", FILES)
def test_every_text_is_set_to_something_else_and_back_byte_for_byte(file: str) -> None:
    text, data, before = as_written(file), read(as_written(file), file).data, texts_of(file)
    other = {path: one_letter_else(words) for path, words in before.items()}
    changed = with_values(text, other)
    assert read(changed, file).data == with_all(data, other)
    assert changed.count("\n") == text.count("\n")
    assert with_values(changed, before) == text


@pytest.mark.thorough
@pytest.mark.parametrize("file", FILES)
def test_every_text_can_become_words_that_are_hard_to_write_in_yaml(file: str) -> None:
    text, data = as_written(file), read(as_written(file), file).data
    hard = dict.fromkeys(texts_of(file), HARD)
    changed = with_values(text, hard)
    document = read(changed, file)
    assert not document.problems
    assert document.data == with_all(data, hard)
    comments = [line for line in text.split("\n") if line.lstrip().startswith("#")]
    assert [line for line in changed.split("\n") if line in comments] == comments


FOLDED = """\
a: 1  # one
# above
hint: >-
  The first line was folded by hand,
  because a line says one thing.
  And so does the last one.

b: {c: [yes, no], d: Yes now}
"""


def test_a_word_changes_its_own_line_only() -> None:
    words = "The first line was folded by hand, as a line says one thing. And so does the last one."
    now = with_value(FOLDED, ("hint",), words)
    assert now == FOLDED.replace("because", "as")


def test_a_line_that_grows_too_long_is_broken_and_the_others_stay() -> None:
    long = "because " + "very " * 20 + "a line says one thing."
    words = f"The first line was folded by hand, {long} And so does the last one."
    now = with_value(FOLDED, ("hint",), words)
    assert read(now, "").data["hint"] == words
    assert "  The first line was folded by hand,\n" in now
    assert "\n  And so does the last one.\n" in now
    assert max(map(len, now.split("\n"))) <= 100


@pytest.mark.parametrize(
    ("path", "value", "line"),
    [
        (("b", "d"), "No: never", 'b: {c: [yes, no], d: "No: never"}'),
        (("b", "d"), "a, b", 'b: {c: [yes, no], d: "a, b"}'),
        (("b", "c", 0), "maybe", "b: {c: [maybe, no], d: Yes now}"),
        (("b", "d"), "true", 'b: {c: [yes, no], d: "true"}'),
        (("b", "d"), "12", 'b: {c: [yes, no], d: "12"}'),
        (("b", "d"), 'Say "no"', 'b: {c: [yes, no], d: Say "no"}'),
        (("b", "d"), '"no" is it', "b: {c: [yes, no], d: '\"no\" is it'}"),
        (("a",), 12, "a: 12  # one"),
    ],
)
def test_quotes_come_where_they_are_needed(path: Path, value: str | int, line: str) -> None:
    now = with_value(FOLDED, path, value)
    assert line in now.split("\n")
    assert len(now.split("\n")) == len(FOLDED.split("\n"))


def test_a_text_too_long_for_its_line_goes_below_it() -> None:
    long = "many words " * 12 + "end"
    now = with_value("k:\n  - id: a\n    text: Short  # why\n    b: 1\n", ("k", 0, "text"), long)
    assert "    text: >-  # why\n      many words" in now
    assert read(now, "").data == {"k": [{"id": "a", "text": long, "b": 1}]}


def test_line_ends_of_windows_and_the_mark_of_an_editor_stay() -> None:
    text = "\ufeff" + FOLDED.replace("\n", "\r\n")
    assert with_value(text, ("b", "d"), "No") == text.replace("Yes now", "No")
    words = "The first line was folded by hand, so it is."
    assert "\n" not in with_value(text, ("hint",), words).replace("\r\n", "")


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        (("gone",), "x", "This text is no longer in the file. Look at the page again."),
        (("hint",), " ", "A text cannot be empty. Write it, or take out what it belongs to."),
        (
            ("hint",),
            "one\n\ntwo",
            "This text is one paragraph. Write it without an empty line in it.",
        ),
    ],
)
def test_what_cannot_be_set_is_said(path: Path, value: str, said: str) -> None:
    with pytest.raises(EditError) as refused:
        with_value(FOLDED, path, value)
    assert str(refused.value) == said


def test_a_file_that_is_broken_or_old_is_not_touched() -> None:
    with pytest.raises(EditError, match="cannot be read as it is"):
        with_value("a: [", ("a",), "x")
    with pytest.raises(EditError, match="end in an old way"):
        with_value("a: 1\rb: 2", ("a",), "x")
