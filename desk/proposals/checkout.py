"""Proposals as branches, where the folder is a git checkout. Nothing is ever sent anywhere.

A proposal is a branch `proposal/...` with one commit on it, made beside the files: what is checked
out stays as it is. What somebody says to it is a further commit that changes no file.
"""

import tempfile
from collections.abc import Iterable, Iterator
from datetime import date
from pathlib import Path
from subprocess import CompletedProcess
from typing import NamedTuple

from desk.editing.errors import EditError
from desk.editing.writing import is_content
from desk.proposals.model import Comment, Proposal, Says, changes_between, free_name
from rules.changes.revisions import RevisionError, git
from rules.loading.layout import CONTENT, QUESTIONNAIRE

BRANCHES = "refs/heads/proposal"
HEAD = "HEAD"
SAID: dict[str, Says] = {"Comment": "comment", "Returned": "returned"}
NOBODY = "desk@localhost"  # git wants an address; the desk knows none
PLAIN = {"100644"}  # how git calls a file that is neither a program nor a link
NONE = "0" * 6  # and one that is not there
FIELDS = "%H%x00%an%x00%as%x00%s%x00%b%x01"


class Waiting(NamedTuple):
    """The proposals that wait for an answer, and why others cannot be shown, a sentence each."""

    proposals: list[Proposal]
    refused: list[str]


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
        return [file for file in self._differing(HEAD, "--", *names) if is_content(file)]

    def before(self, files: Iterable[Path], version: str = HEAD) -> dict[Path, str]:
        """What these files said in a version; nothing, of one that was not there."""
        wanted = [*files]
        known = self.known(wanted, version)
        return {file: self._text(version, file) if file in known else "" for file in wanted}

    def known(self, files: Iterable[Path], version: str = HEAD) -> set[Path]:
        """Those of these files that are in a version."""
        names = [file.as_posix() for file in files]
        if not names:
            return set()
        return _paths(self._do("ls-tree", "--name-only", "-z", version, "--", *names))

    def _differing(self, *arguments: str) -> list[Path]:
        """The files that `git diff` names, seen from this folder."""
        return sorted(_paths(self._do("diff", "--name-only", "--relative", "-z", *arguments)))

    # --- making one ----------------------------------------------------------------------------

    def propose(self, title: str, by: str, files: list[Path]) -> tuple[str, str]:
        """Make a branch with these files as they are now; gives its name and its commit."""
        known = {name for name, _ in self._branches()}
        branch = free_name(title, known.__contains__)
        names = [file.as_posix() for file in files]
        with tempfile.TemporaryDirectory() as folder:
            index = Path(folder) / "index"
            self._do("read-tree", HEAD, index=index)
            self._do("update-index", "--add", "--", *names, index=index)
            tree = self._do("write-tree", index=index)
        commit = self._commit(tree, HEAD, title, by)
        self._do("update-ref", f"{BRANCHES}/{branch}", commit, "")
        return branch, commit

    def put_back(self, files: list[Path], commit: str) -> list[Path]:
        """Give these files the text of the last version again; gives those that it gave it to.

        Only a file that says what it says in `commit` is put back: what somebody saved since stays.
        """
        names = [file.as_posix() for file in files]
        saved_since = {*self._differing(commit, "--", *names)}
        unlike_index = {*self._differing("--", *names)}
        known = self.known(files)
        same = [file for file in files if file not in saved_since]
        staged = [file.as_posix() for file in same if file not in unlike_index]
        others = [f.as_posix() for f in same if f in unlike_index and f in known]
        for where, those in ((("--staged", "--worktree"), staged), (("--worktree",), others)):
            if those:
                self._do("restore", f"--source={HEAD}", *where, "--", *those)
        return [file for file in same if file.as_posix() in {*staged, *others}]

    def _commit(self, tree: str, parent: str, message: str, by: str) -> str:
        address = self._said("config", "user.email") or NOBODY
        who = ("-c", f"user.name={by}", "-c", f"user.email={address}")
        unsigned = ("-c", "commit.gpgSign=false")
        return self._do(*who, *unsigned, "commit-tree", tree, "-p", parent, "-m", message)

    # --- looking at them -----------------------------------------------------------------------

    def waiting(self) -> Waiting:
        """Every proposal that is not accepted yet, the oldest first."""
        found: list[Proposal] = []
        refused = []
        for name, commit in self._branches():
            try:
                one = self._read(name, commit)
            except EditError as error:
                refused.append(f"proposal/{name}: {error}")
            except ValueError:  # of somebody who has no name, for example
                refused.append(
                    f"proposal/{name}: This cannot be read as a proposal. Ask for it anew."
                )
            else:
                found += [one] if one is not None else []
        return Waiting(sorted(found, key=lambda one: one.on), refused)

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
        files = self._content_of(base, commit)
        if not entries or not files:
            return None
        changes = changes_between(self.before(files, base), self.before(files, commit))
        _, by, on, title, _ = entries[0]
        return Proposal(
            id=name,
            commit=commit,
            title=title,
            by=by,
            on=date.fromisoformat(on),
            changes=changes,
            comments=tuple(_comments(entries[1:])),
        )

    def _content_of(self, base: str, commit: str) -> list[Path]:
        """The files that a branch changes. Raises EditError when one is anything but content.

        Whatever the branch changes would be merged, so nothing is left out of what is looked at.
        """
        listed = self._do("diff-tree", "-r", "--raw", "-z", "--no-renames", base, commit)
        inside = self._said("rev-parse", "--show-prefix")
        parts = listed.rstrip("\0").split("\0") if listed else []
        files = []
        for modes, name in zip(parts[::2], parts[1::2], strict=True):
            was, now = modes.removeprefix(":").split(" ")[:2]
            file = Path(name.removeprefix(inside))
            if not (name.startswith(inside) and is_content(file)):
                what = f"This would also change {name}, which is no file of the content"
                raise EditError(f"{what}. Whoever keeps the programs has to look at it.")
            if now not in PLAIN or was not in PLAIN | {NONE}:
                what = f"This would take out {name}, or make it something else than a plain file"
                raise EditError(f"{what}. Whoever keeps the programs has to look at it.")
            files.append(file)
        return files

    # --- answering one -------------------------------------------------------------------------

    def say(self, proposal: Proposal, comment: Comment) -> str:
        """Put a comment to a proposal; gives the commit that it is."""
        commit = self._do("rev-parse", "--verify", f"{BRANCHES}/{proposal.id}")
        tree = self._do("rev-parse", "--verify", f"{commit}^{{tree}}")
        kind = next(word for word, kind in SAID.items() if kind == comment.kind)
        said = self._commit(tree, commit, f"{kind}\n\n{comment.says}", comment.by)
        self._do("update-ref", f"{BRANCHES}/{proposal.id}", said, commit)
        return said

    def accept(self, proposal: Proposal, by: str) -> None:
        """Make a proposal part of what is checked out, as one version.

        Raises EditError when the files hold other changes, or it does not fit any more.
        """
        if self._is_merging():
            what = "Two versions are being merged in this folder"
            raise EditError(f"{what}. Finish that with git or stop it, then accept this one.")
        if self.changed():
            what = "There are changes here that are not proposed yet"
            raise EditError(f"{what}. Propose them or take them back, then accept this one.")
        now = self._said("rev-parse", "--verify", "--quiet", f"{BRANCHES}/{proposal.id}")
        if not proposal.commit or now != proposal.commit:
            what = "This was changed or answered since you looked at it"
            raise EditError(f"{what}. Nothing is changed here. Look at it again.")
        address = self._said("config", "user.email") or NOBODY
        who = ("-c", f"user.name={by}", "-c", f"user.email={address}")
        unsigned = ("-c", "commit.gpgSign=false")
        message = f"Accepted: {proposal.title}"
        merge = ("merge", "--no-ff", "--quiet", "-m", message, proposal.commit)
        merged = git(self._root, *who, *unsigned, *merge)
        if merged.returncode:
            same_lines = bool(self._said("ls-files", "--unmerged"))
            if self._is_merging():
                self._do("merge", "--abort")
            if same_lines:
                raise EditError(
                    "Others changed the same lines since, so this does not fit any more. Nothing "
                    "is changed here. Give it back, and ask for it to be made anew."
                )
            raise _failed(merged)

    def _is_merging(self) -> bool:
        return bool(self._said("rev-parse", "--verify", "--quiet", "MERGE_HEAD"))

    # --- asking git ----------------------------------------------------------------------------

    def _text(self, version: str, file: Path) -> str:
        found = git(self._root, "show", f"{version}:./{file.as_posix()}")
        if found.returncode:
            raise _failed(found)
        return found.stdout.decode("utf-8", "replace")

    def _said(self, *arguments: str) -> str:
        """What git says; nothing where it cannot."""
        found = git(self._root, *arguments)
        return "" if found.returncode else found.stdout.decode("utf-8", "replace").strip()

    def _do(self, *arguments: str, index: Path | None = None) -> str:
        """What git says. Raises EditError where it cannot, with its reason."""
        found = git(self._root, *arguments, index=index)
        if found.returncode:
            raise _failed(found)
        return found.stdout.decode("utf-8", "replace").strip()


def _paths(listed: str) -> set[Path]:
    return {*map(Path, filter(None, listed.split("\0")))}


def _failed(found: CompletedProcess[bytes]) -> EditError:
    """That git could not do something, with its own reason."""
    said = (found.stderr or found.stdout).decode("utf-8", "replace").strip()
    reason = " ".join(said.split()) or "it says not why"
    return EditError(f"git could not do this: {reason}")


def _comments(entries: Iterable[list[str]]) -> Iterator[Comment]:
    for _, by, on, subject, body in entries:
        kind = SAID.get(subject, "comment")
        says = body.strip() or subject
        yield Comment(by=by, on=date.fromisoformat(on), says=says, kind=kind)
