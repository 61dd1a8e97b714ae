"""A proposal: changes of files with a title, who made them, and what others said."""

from collections.abc import Callable, Mapping
from datetime import date
from itertools import chain, count
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, ValidationError

from desk.editing.errors import EditError
from desk.editing.hunks import Hunk, applied, hunks_of
from desk.editing.writing import is_content, read_text
from rules.loading.project import Project
from rules.model.base import Block, Text

SUFFIX = ".proposal.json"
LARGEST = 40_000  # bytes of a file that is sent; more is more than one change
Says = Literal["comment", "returned"]


class Comment(Block):
    """What somebody said to a proposal; `returned` gives it back to whoever made it."""

    by: Text
    on: date
    says: Text
    kind: Says = "comment"


class Proposal(Block):
    """Changes that somebody proposes. `id` and `commit` are its branch, where there is one."""

    id: str = ""
    commit: str = ""
    title: Text
    by: Text
    on: date
    changes: Annotated[Mapping[str, tuple[Hunk, ...]], Field(min_length=1)]
    comments: tuple[Comment, ...] = ()

    @property
    def is_returned(self) -> bool:
        """Whether it waits for whoever made it."""
        return any(comment.kind == "returned" for comment in self.comments)

    def on_top_of(self, project: Project) -> dict[Path, str]:
        """The texts of the files with it accepted. Raises EditError where it no longer fits."""
        for name in self.changes:
            if not project.exists(Path(name)):
                raise EditError(
                    f"There is no {name} here, and a new file cannot be checked before it is "
                    "there. Whoever keeps the programs puts it in."
                )
        return {
            Path(name): applied(read_text(project.root, Path(name)), hunks, name)
            for name, hunks in self.changes.items()
        }


def changes_between(
    before: Mapping[Path, str], after: Mapping[Path, str]
) -> dict[str, tuple[Hunk, ...]]:
    """What differs in the files, by name."""
    return {
        file.as_posix(): hunks_of(before[file], text)
        for file, text in after.items()
        if text != before[file]
    }


def as_file(proposal: Proposal) -> str:
    """A proposal as a small file to send. Raises EditError when it is not small."""
    text = proposal.model_dump_json(indent=1, exclude={"id", "commit"})
    if len(text.encode()) > LARGEST:
        raise EditError("These are too many changes for one file. Propose some of them first.")
    return text


def from_file(text: str) -> Proposal:
    """A proposal that somebody sent. Raises EditError for anything else.

    What it would change is nothing but content, whatever the file says.
    """
    try:
        found = Proposal.model_validate_json(text)
    except ValidationError:
        raise EditError("This is no proposal, or not the whole of it. Ask for it again.") from None
    for name in found.changes:
        if not is_content(Path(name)):
            raise EditError(f"This proposal would change {name}, which is no file of the content.")
    # A branch is looked at where it is: a file that names one would have another one accepted.
    return found.model_copy(update={"id": "", "commit": ""})


def file_name(proposal: Proposal) -> str:
    """How the file is called; a browser that saves a second one puts a number after it."""
    return f"{slug(proposal.title)}{SUFFIX}"


def free_file(proposal: Proposal, folder: Path) -> Path:
    """A file of that name that is not in the folder yet."""
    name = free_name(proposal.title, lambda name: (folder / f"{name}{SUFFIX}").exists())
    return folder / f"{name}{SUFFIX}"


def free_name(title: str, is_taken: Callable[[str], bool]) -> str:
    """The slug of a title, with a number after it where another proposal has it."""
    name = slug(title)
    numbered = (f"{name}-{number}" for number in count(2))
    return next(free for free in chain([name], numbered) if not is_taken(free))


def slug(title: str) -> str:
    """A title as a part of a name: its letters and digits."""
    kept = "".join(letter if letter.isascii() and letter.isalnum() else "-" for letter in title)
    return "-".join(filter(None, kept.lower().split("-")))[:48].strip("-") or "change"


def copied(proposal: Proposal, comment: Comment) -> Proposal:
    """The proposal with one more comment."""
    return proposal.model_copy(update={"comments": (*proposal.comments, comment)})
