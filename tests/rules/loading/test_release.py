"""release.yaml is read as strictly as any other content."""

from pathlib import Path

import pytest

from rules import ContentError
from rules.loading.layout import RELEASE
from rules.loading.project import Project
from rules.loading.release import load_release, release_problems


def test_the_project_ships_it_empty() -> None:
    assert [part for _, part in load_release(Project()).parts()] == [None] * 6
    assert release_problems(Project()) == []


def test_a_file_that_is_not_there_is_a_problem(tmp_path: Path) -> None:
    project = Project(tmp_path)
    assert [str(problem.code) for problem in release_problems(project)] == ["Y000"]
    with pytest.raises(ContentError, match=RELEASE.as_posix()):
        load_release(project)


def test_what_is_wrong_is_told_with_its_place(tmp_path: Path) -> None:
    (tmp_path / RELEASE).write_text("hazard_log:\n  approved_by: A Name\n", encoding="utf-8")
    told = [(problem.line, problem.code) for problem in release_problems(Project(tmp_path))]
    assert (1, "S002") in told
