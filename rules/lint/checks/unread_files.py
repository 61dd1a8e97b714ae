"""Y017: a file that nobody reads.

What: the folders of the content hold the files that are read, under their names, and no others.
Why: Somebody would correct a number or a text in it, and people would go on reading the old one.
Bad:
    # explainer/wording/en-new.yaml, the whole file
    language: en-GB
Good:
    # explainer/wording/en.yaml, in place of 'language:'
    language: en-GB
"""

import re
from collections.abc import Iterator
from pathlib import Path

from rules.lint.context import LintContext
from rules.lint.lists import LIST_FILES
from rules.loading.layout import (
    ACCEPTED,
    ALLOWED_KEYS,
    ALONE,
    CLINICAL,
    LISTS,
    MUST_SAY,
    PAGES,
    SCREENS,
    SENTENCES,
    VIGNETTES,
    WORDING,
    WORDS,
)
from rules.loading.yaml.problems import Problem

# For each folder the names that are read; None: every file that ends in .yaml.
READ: dict[Path, set[str] | None] = {
    CLINICAL: None,
    VIGNETTES: None,
    WORDING: {file.name for file in (WORDS, SCREENS, PAGES, SENTENCES, MUST_SAY, LISTS)},
    LISTS: set(LIST_FILES),
}
BESIDE = {"README.md", "__pycache__", "__init__.py", ALLOWED_KEYS.name}
COPY = re.compile(
    r"\(\d+\)|\bcopy\b|\bkopie\b|[-_ .](?:old|new|backup|bak|final|v\d+)\b|~$|\.orig$",
    re.IGNORECASE,
)
CONTENT_LIKE = {".yaml", ".yml", ".bak", ".orig", ".docx", ".txt", ".csv"}
TOLD_BY_THE_LOADER = ".yml"  # among the rules, as Y013


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such file or folder."""
    root = context.project.root
    for folder, names in READ.items():
        for path in sorted((root / folder).glob("*")) if (root / folder).is_dir() else ():
            wrong = _wrong(path, folder, names)
            if wrong:
                yield Problem((folder / path.name).as_posix(), 1, 1, "Y017", *wrong)
    for name in _astray(root):
        yield Problem(name.as_posix(), 1, 1, "Y017", NOT_READ, _fix(root / name))


NOT_READ = "nobody reads this file"


def _wrong(path: Path, folder: Path, names: set[str] | None) -> tuple[str, str] | None:
    name = path.name
    if name.startswith(".") or name in BESIDE or (names and name in names):
        return None
    if path.is_dir():
        return "nobody reads a folder in here", "put its files where they are read, or remove it"
    if names is None and path.suffix == ".yaml" and not COPY.search(path.stem):
        return None
    if folder == CLINICAL and path.suffix == TOLD_BY_THE_LOADER:
        return None
    if COPY.search(path.stem) or COPY.search(name):
        return "this is a copy of a file", "take over what is new in it, and remove the copy"
    return NOT_READ, _fix(path)


def _fix(path: Path) -> str:
    """What to do with it; where a file of the right name is there, a rename would lose that one."""
    right = path.with_name(f"{path.name.partition('.')[0]}.yaml")
    can_be_renamed = path.suffix != ".yaml" and not right.exists()
    return f"take over what is meant into the file that is read, and remove '{path.name}'" + (
        f"; or rename it to '{right.name}'" if can_be_renamed else ""
    )


def _astray(root: Path) -> Iterator[Path]:
    """Content beside the folders: next to the questionnaire, or one folder too high."""
    for read in ALONE:
        for file in sorted(root.glob(f"{read.stem}*")):
            if file.name != read.name and file.suffix in CONTENT_LIKE:
                yield Path(file.name)
    for folder in (CLINICAL.parent, WORDING.parent):
        for file in sorted((root / folder).glob("*")):
            if file.suffix in CONTENT_LIKE and folder / file.name != ACCEPTED:
                yield folder / file.name
