"""A project folder is opened once, and looked at again file by file."""

from pathlib import Path

import pytest

from rules.loading.book import read_book
from rules.loading.files import RulesFile, SourcesFile
from rules.loading.layout import CLINICAL, CONTENT, HOME, QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.loading.yaml.strict_yaml import first_bytes
from tests.support.command_line import edit
from tests.support.messages import copy_content

STITCH, SOURCES = clinical("stitch"), clinical("sources")


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Every file that is opened."""
    found: list[Path] = []

    def noted(path: Path) -> bytes:
        found.append(path)
        return first_bytes(path)

    monkeypatch.setattr("rules.loading.project.first_bytes", noted)
    return found


def test_each_file_is_opened_once_whoever_asks(reads: list[Path]) -> None:
    project = Project()
    read_book(project)
    assert [*project.written_conditions(), *project.blocks()]
    assert project.documents
    assert project.text(QUESTIONNAIRE)
    read_book(project)
    assert len(reads) == len(set(reads))
    assert {HOME / QUESTIONNAIRE, HOME / STITCH, HOME / WORDS} <= set(reads)


def test_only_what_was_saved_is_made_anew(tmp_path: Path) -> None:
    before = Project(copy_content(tmp_path))
    rules, sources = (before.model(STITCH, RulesFile), before.model(SOURCES, SourcesFile))
    edit(tmp_path, STITCH, "level: call_now", "level: call_today")
    now = Project(tmp_path)
    assert now.model(SOURCES, SourcesFile) is sources
    assert now.model(STITCH, RulesFile) != rules
    assert before.model(STITCH, RulesFile) is rules  # what was read does not change
    assert Project(tmp_path).model(SOURCES, SourcesFile) is sources


def test_a_problem_is_told_once_however_often_it_is_looked_at(tmp_path: Path) -> None:
    edit(copy_content(tmp_path), STITCH, "level: call_now", "level: call_nwo")
    project = Project(tmp_path)
    for _ in range(2):
        assert project.model(STITCH, RulesFile) is None
        assert len(project.document(STITCH).problems) == 1
        project = Project(tmp_path)
    with pytest.raises(ContentError, match="call_nwo"):
        project.whole(STITCH, RulesFile)


def test_a_file_with_something_refused_is_not_sound(tmp_path: Path) -> None:
    edit(copy_content(tmp_path), SOURCES, "sources:", "sources:  # \N{NO-BREAK SPACE}")
    project = Project(tmp_path)
    assert project.document(SOURCES).problems
    assert project.sound(SOURCES, SourcesFile) is None


def test_what_is_not_there_is_a_problem_and_no_error(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert project.document(QUESTIONNAIRE).problems[0].code == "Y000"
    assert project.text(QUESTIONNAIRE) == ""
    assert project.all_files() == []
    assert list(project.questions()) == []
    assert project.items("contacts", "contacts") == ()
    copy_content(tmp_path)
    assert Project(tmp_path).document(QUESTIONNAIRE).problems == []


def test_all_that_is_edited_is_watched_and_a_wrong_ending_too(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path))
    (tmp_path / CLINICAL / "more.yml").write_text("rules: []\n", encoding="utf-8")
    there = {file for place in CONTENT for file in _below(tmp_path, place)}
    assert set(project.watched()) == there
    assert set(project.all_files()) == {file for file in there if file.suffix == ".yaml"}


def _below(root: Path, place: Path) -> list[Path]:
    if not (root / place).is_dir():
        return [place]
    return [file.relative_to(root) for file in (root / place).rglob("*.y*ml")]


def test_other_data_is_held_in_the_place_of_a_file_and_keeps_its_lines() -> None:
    project = Project()
    data = {"sources": [{"id": "nobody"}]}
    held = project.holding({SOURCES: data})
    assert held.document(SOURCES).data is data
    assert held.model(SOURCES, SourcesFile) is None
    first, second = (project.document(SOURCES).place(("sources", i))[0] for i in (0, 1))
    assert {first < p.line < second for p in held.document(SOURCES).problems} == {True}
    assert project.sound(SOURCES, SourcesFile)
    assert held.document(STITCH) is project.document(STITCH)
