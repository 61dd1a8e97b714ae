"""Proposals as branches, where the folder is a git checkout. Nothing is ever sent anywhere.

A proposal is a branch `proposal/...` with one commit on it, made beside the files: what is checked
out stays as it is. What somebody says to it is a further commit that changes no file.
"""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path

from desk.editing.errors import EditError
from desk.editing.writing import is_content
from desk.proposals.model import Comment, Proposal, Says, changes_between, slug
from rules.changes.revisions import RevisionError, git
from rules.loading.layout import CONTENT, QUESTIONNAIRE

BRANCHES = "refs/heads/proposal"
HEAD = "HEAD"
SAID: dict[str, Says] = {"Comment": "comment", "Returned": "returned"}
NOBODY = "desk@localhost"  # git wants an address; the desk knows none
FIELDS = "%H%x00%an%x00%as%x00%s%x00%b%x01"


class Checkout:
    """The git checkout that a project folder is."""

    def __init__(self, root: Path) -> None:
        self._root = root

    @property
    def is_one(self) -> bool:
        """Whether the content of the folder is kept by git, with at least one version of it."""
        try:
            known = git(self._root, "ls-files", "--error-unmatch", "--", QUESTIONNAIRE.as_posix())
            version = git(self._root, "rev-parse", "--verify", "--quiet", HEAD)
        except RevisionError:
            return False
        return known.returncode == 0 and version.returncode == 0

    @property
    def person(self) -> str:
        """The name that git knows whoever uses this machine by; empty when it knows none."""
        return self._said("config", "user.name")

    # --- what is not proposed yet --------------------------------------------------------------

    def changed(self) -> list[Path]:
        """The content files that are not as in the last version."""
        names = [place.as_posix() for place in CONTENT]
        listed = self._said("diff", "--name-only", "--relative", "-z", HEAD, "--", *names)
        return [file for file in map(Path, filter(None, listed.split("\0"))) if is_content(file)]

    def before(self, files: Iterable[Path], version: str = HEAD) -> dict[Path, str]:
        """What these files said in a version."""
        return {file: self._text(version, file) for file in files}

    # --- making one ----------------------------------------------------------------------------

    def propose(self, title: str, by: str, files: list[Path]) -> str:
        """Make a branch with these files as they are now; gives its name."""
        branch = self._free_name(title)
        names = [file.as_posix() for file in files]
        with tempfile.TemporaryDirectory() as folder:
            index = Path(folder) / "index"
            self._do("read-tree", HEAD, index=index)
            self._do("update-index", "--", *names, index=index)
            tree = self._do("write-tree", index=index)
        commit = self._commit(tree, HEAD, title, by)
        self._do("update-ref", f"{BRANCHES}/{branch}", commit, "")
        return branch

    def put_back(self, files: list[Path]) -> None:
        """Give these files the text of the last version again."""
        self._do("restore", f"--source={HEAD}", "--worktree", "--", *[f.as_posix() for f in files])

    def _free_name(self, title: str) -> str:
        known = {name for name, _ in self._branches()}
        name = slug(title)
        numbers = (f"{name}-{number}" for number in range(2, len(known) + 3))
        return name if name not in known else next(n for n in numbers if n not in known)

    def _commit(self, tree: str, parent: str, message: str, by: str) -> str:
        address = self._said("config", "user.email") or NOBODY
        who = ("-c", f"user.name={by}", "-c", f"user.email={address}")
        unsigned = ("-c", "commit.gpgSign=false")
        return self._do(*who, *unsigned, "commit-tree", tree, "-p", parent, "-m", message)

    # --- looking at them -----------------------------------------------------------------------

    def proposals(self) -> list[Proposal]:
        """Every proposal that is not accepted yet, the oldest first."""
        found = [self._read(name, commit) for name, commit in self._branches()]
        return sorted((one for one in found if one is not None), key=lambda one: one.on)

    def _branches(self) -> list[tuple[str, str]]:
        listed = self._said("for-each-ref", BRANCHES, "--format=%(refname) %(objectname)")
        pairs = (line.split(" ") for line in listed.splitlines())
        return [(name.removeprefix(f"{BRANCHES}/"), commit) for name, commit in pairs]

    def _read(self, name: str, commit: str) -> Proposal | None:
        base = self._said("merge-base", HEAD, commit)
        if not base or base == commit:  # of another project, or accepted
            return None
        log = self._said("log", "--reverse", f"--format={FIELDS}", f"{base}..{commit}")
        entries = [entry.lstrip("\n").split("\0") for entry in log.split("\1") if entry.strip()]
        names = [place.as_posix() for place in CONTENT]
        listed = self._said("diff", "--name-only", "--relative", "-z", base, commit, "--", *names)
        files = [file for file in map(Path, filter(None, listed.split("\0"))) if is_content(file)]
        if not entries or not files:
            return None
        changes = changes_between(self.before(files, base), self.before(files, commit))
        _, by, on, title, _ = entries[0]
        return Proposal(
            id=name,
            title=title,
            by=by,
            on=date.fromisoformat(on),
            changes=changes,
            comments=tuple(_comments(entries[1:])),
        )

    # --- answering one -------------------------------------------------------------------------

    def say(self, proposal: Proposal, comment: Comment) -> None:
        """Put a comment to a proposal."""
        commit = self._do("rev-parse", "--verify", f"{BRANCHES}/{proposal.id}")
        tree = self._do("rev-parse", "--verify", f"{commit}^{{tree}}")
        kind = next(word for word, kind in SAID.items() if kind == comment.kind)
        said = self._commit(tree, commit, f"{kind}\n\n{comment.says}", comment.by)
        self._do("update-ref", f"{BRANCHES}/{proposal.id}", said, commit)

    def accept(self, proposal: Proposal, by: str) -> None:
        """Make a proposal part of what is checked out, as one version.

        Raises EditError when the files hold other changes, or it does not fit any more.
        """
        if self.changed():
            what = "There are changes here that are not proposed yet"
            raise EditError(f"{what}. Propose them or take them back, then accept this one.")
        address = self._said("config", "user.email") or NOBODY
        who = ("-c", f"user.name={by}", "-c", f"user.email={address}")
        unsigned = ("-c", "commit.gpgSign=false")
        message = f"Accepted: {proposal.title}"
        merge = ("merge", "--no-ff", "--quiet", "-m", message, f"proposal/{proposal.id}")
        if git(self._root, *who, *unsigned, *merge).returncode:
            git(self._root, "merge", "--abort")
            raise EditError(
                "Others changed the same lines since, so this does not fit any more. Nothing is "
                "changed here. Give it back, and ask for it to be made anew."
            )

    # --- asking git ----------------------------------------------------------------------------

    def _text(self, version: str, file: Path) -> str:
        found = git(self._root, "show", f"{version}:./{file.as_posix()}")
        return found.stdout.decode("utf-8", "replace")

    def _said(self, *arguments: str) -> str:
        """What git says; nothing where it cannot."""
        found = git(self._root, *arguments)
        return "" if found.returncode else found.stdout.decode("utf-8", "replace").strip()

    def _do(self, *arguments: str, index: Path | None = None) -> str:
        """What git says. Raises EditError where it cannot, with its reason."""
        found = git(self._root, *arguments, index=index)
        if found.returncode:
            reason = found.stderr.decode("utf-8", "replace").strip().splitlines()
            raise EditError(f"git could not do this: {reason[-1] if reason else 'it says not why'}")
        return found.stdout.decode("utf-8", "replace").strip()


def _comments(entries: Iterable[list[str]]) -> Iterator[Comment]:
    for _, by, on, subject, body in entries:
        kind = SAID.get(subject, "comment")
        says = body.strip() or subject
        yield Comment(by=by, on=date.fromisoformat(on), says=says, kind=kind)
