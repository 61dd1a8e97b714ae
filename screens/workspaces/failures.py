"""A page that could not be drawn, as a problem at the text that it was drawn with."""

import re
from pathlib import Path
from traceback import walk_tb

from rules.loading.layout import SCREENS, WORDS
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.names import did_you_mean

CODE = "W020"
KEY = re.compile(r"\bwords\.(\w+)\.(\w+)|\bwords\[['\"](\w+)['\"]\]\.?\[?['\"]?(\w+)?")
LACKS = re.compile(r"has no attribute '(\w+)'|^'?(\w+)'?$")
PICTURES = "pictures"


def problem_of(error: BaseException, what: str, fix: str, project: Project | None) -> Problem:
    """The problem, with the file, line and key that the page stumbled over, as far as known."""
    file, path = _stumbled_over(error)
    if project is None:
        return Problem(file.as_posix(), 1, 1, CODE, what, fix)
    document = project.document(file)
    lacking = LACKS.search(str(error.args[0]) if error.args else "")
    known = document.data
    for step in path:
        known = known.get(step) if isinstance(known, dict) else None
    if path and lacking and isinstance(known, dict):
        fix = did_you_mean(lacking[1] or lacking[2], map(str, known)) or fix
    return document.problem(path, CODE, what, fix, key=True)


def _stumbled_over(error: BaseException) -> tuple[Path, Steps]:
    """The file of words and the block or key in it, from the line of the template that failed."""
    for file, line in reversed(_templates(error)):
        if file.parent.name == PICTURES:
            return WORDS, ("picture_words", file.stem, "labels")
        found = KEY.search(line)
        if found:
            page, key = found[1] or found[3], found[2] or found[4]
            return SCREENS, ("screens", page, *([key] if key else []))
    return SCREENS, ()


def _templates(error: BaseException) -> list[tuple[Path, str]]:
    """The templates that were being filled in, with the line of each, the innermost last."""
    found: list[tuple[Path, str]] = []
    for frame, number in walk_tb(error.__traceback__):
        file = Path(frame.f_code.co_filename)
        if file.suffix == ".html" and file.is_file():
            lines = file.read_text(encoding="utf-8").splitlines()
            found.append((file, lines[number - 1] if number <= len(lines) else ""))
    return found
