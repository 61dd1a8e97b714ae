"""Reads release.yaml: what people have to decide before this is offered to the public."""

from rules.loading.layout import RELEASE
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.release import Release


def load_release(project: Project) -> Release:
    """What was decided so far. Raises ContentError with every problem of the file."""
    return project.whole(RELEASE, Release)


def release_problems(project: Project) -> list[Problem]:
    """What is wrong with the file itself. What is not decided yet is no problem of it."""
    project.model(RELEASE, Release)
    return list(project.document(RELEASE).problems)
