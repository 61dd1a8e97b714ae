"""A version by its name: a folder, or a git revision laid out in a temporary folder."""

import io
import os
import shutil
import subprocess
import tempfile
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rules.changes.earlier_forms import add_grammar, needs_todays_form
from rules.changes.first_release import is_first_release, put_into_todays_form
from rules.loading.layout import PUBLISHED, QUESTIONNAIRE

CONTENT = tuple(place.as_posix() for place in PUBLISHED)


class RevisionError(Exception):
    """There is no such version; the message says so in one sentence."""


@contextmanager
def folder_of(name: str | None, root: Path) -> Iterator[Path]:
    """The folder of a version: `name` is a folder, a git revision of `root`, or None for `root`.

    The content of an earlier version is given in today's form.

    Raises RevisionError when it is neither, or holds no content.
    """
    if name is not None and not name.strip():
        raise RevisionError("write a folder, or a git revision such as HEAD~1")
    with tempfile.TemporaryDirectory() as made:
        if name is None or Path(name).is_dir():
            folder = Path(name or root)
            if is_first_release(folder) or needs_todays_form(folder):
                folder = _copied(folder, Path(made))
        else:
            folder = _laid_out(_commit(name, root), root, Path(made))
        if is_first_release(folder):
            put_into_todays_form(folder)
        if needs_todays_form(folder):
            add_grammar(folder)
        yield folder


def _copied(folder: Path, made: Path) -> Path:
    """A copy of the content of a folder, to be changed."""
    for part in CONTENT[1:]:
        shutil.copytree(folder / part, made / part)
    shutil.copy(folder / QUESTIONNAIRE, made)
    return made


def _laid_out(commit: str, root: Path, made: Path) -> Path:
    """The content of a commit, as files.

    As a zip, which every Python unpacks without following links or leaving the folder; of a tar
    that holds from 3.11.4 on only.
    """
    packed = git(root, "archive", "--format=zip", commit, "--", *_present(commit, root))
    with zipfile.ZipFile(io.BytesIO(packed.stdout)) as archive:
        archive.extractall(made)
    return made


def _commit(name: str, root: Path) -> str:
    """The commit that a revision names."""
    wanted = f"{name}^{{commit}}"
    found = git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found.returncode:
        raise RevisionError(f"'{name}' is neither a folder nor a git revision of this project")
    return found.stdout.decode().strip()


def _present(commit: str, root: Path) -> list[str]:
    """The parts of the content that were there: an early revision may lack some."""
    listed = git(root, "ls-tree", "--name-only", "-z", commit, "--", *CONTENT)
    names = listed.stdout.decode().split("\0")
    present = [name for name in CONTENT if name in names]
    if not present:
        raise RevisionError(f"there is no content in the revision {commit[:12]}")
    return present


def git(
    root: Path, *arguments: str, index: Path | None = None
) -> subprocess.CompletedProcess[bytes]:
    """What git says in a folder, whether it could or not. Raises RevisionError without git.

    With `index`, that file stands in for git's own list of what the next commit takes. It never
    asks anybody anything.
    """
    environment = {**os.environ, "GIT_TERMINAL_PROMPT": "0"}
    if index is not None:
        environment["GIT_INDEX_FILE"] = str(index)
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments],
            capture_output=True,
            check=False,
            env=environment,
            stdin=subprocess.DEVNULL,
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, so only folders can be compared") from None
