"""A page that cannot be drawn is a problem at the text that it was drawn with."""

from rules.loading.layout import SCREENS
from rules.loading.project import Project
from screens.workspaces.failures import CODE, problem_of


def test_without_a_template_the_file_of_the_screens_is_named() -> None:
    found = problem_of(KeyError("nowhere"), "it fails", "mend it", Project())
    assert (found.file, found.code, found.what) == (SCREENS.as_posix(), CODE, "it fails")
    assert found.fix == "mend it"


def test_without_a_project_there_is_still_a_place() -> None:
    found = problem_of(KeyError("nowhere"), "it fails", "mend it", None)
    assert (found.line, found.column) == (1, 1)
