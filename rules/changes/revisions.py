"""A version by its name: a folder, or a git revision laid out in a temporary folder."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from rules.loading.layout import PUBLISHED

CONTENT = tuple(place.as_posix() for place in PUBLISHED)


class RevisionError(Exception):
    """There is no such version; the message says so in one sentence."""


@contextmanager
def folder_of(name: str | None, root: Path) -> Iterator[Path]:
    """The folder of a version: `name` is a folder, a git revision of `root`, or None for `root`.

    Raises RevisionError when it is neither, or holds no content.
    """
    if name is not None and not name.strip():
        raise RevisionError("write a folder, or a git revision such as HEAD~1")
    if name is None or Path(name).is_dir():
        yield Path(name or root)
        return
    commit = _commit(name, root)
    packed = _git(root, "archive", "--format=tar", commit, "--", *_present(commit, root))
    with tempfile.TemporaryDirectory() as made:
        with tarfile.open(fileobj=io.BytesIO(packed.stdout)) as archive:
            archive.extractall(made, filter="data")
        yield Path(made)


def _commit(name: str, root: Path) -> str:
    """The commit that a revision names."""
    wanted = f"{name}^{{commit}}"
    found = _git(root, "rev-parse", "--verify", "--quiet", "--end-of-options", wanted)
    if found.returncode:
        raise RevisionError(f"'{name}' is neither a folder nor a git revision of this project")
    return found.stdout.decode().strip()


def _present(commit: str, root: Path) -> list[str]:
    """The parts of the content that were there: an early revision may lack some."""
    listed = _git(root, "ls-tree", "--name-only", "-z", commit, "--", *CONTENT)
    names = listed.stdout.decode().split("\0")
    present = [name for name in CONTENT if name in names]
    if not present:
        raise RevisionError(f"there is no content in the revision {commit[:12]}")
    return present


def _git(root: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(
            ["git", "-C", str(root), *arguments], capture_output=True, check=False
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed, so only folders can be compared") from None
