"""Where changes are proposed and answered: by branches in a git checkout, and else by files."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from desk.editing.bench import Bench, Done, NotAsItShouldBe
from desk.editing.errors import EditError
from desk.editing.writing import is_content, read_text
from desk.proposals.checkout import Checkout, Waiting
from desk.proposals.model import Comment, Proposal, Says, as_file, changes_between, copied
from rules.loading.project import Project

FEWEST_WORDS = 3
TAKEN_BACK = "all that was not proposed, taken back"
MEANWHILE = (
    "Something else was saved meanwhile, in another window or in an editor. What is changed now "
    "stands on this page: look at it, then press again."
)
Texts = Mapping[Path, str]


@dataclass(frozen=True)
class Accepting:
    """A proposal as an edit: its title, and the files with it done."""

    proposal: Proposal

    @property
    def title(self) -> str:
        """What it does."""
        return self.proposal.title

    def on(self, project: Project) -> dict[Path, str]:
        """The files with the proposal in them."""
        return self.proposal.on_top_of(project)


class Office:
    """The proposals of one project folder.

    Outside git, what is not proposed yet is what differs from the files as they were when the
    server was started, or when something was last proposed. What was proposed is then nowhere but
    in the file that somebody saves: `made` has it until the server ends.
    """

    def __init__(self, bench: Bench, today: Callable[[], date]) -> None:
        self._bench, self._today = bench, today
        self._checkout = Checkout(bench.root)
        self.is_checkout = self._checkout.is_one
        self._start = {} if self.is_checkout else self._texts()
        self.made: list[Proposal] = []

    @property
    def person(self) -> str:
        """Whoever uses this machine, where git knows a name."""
        return self._checkout.person if self.is_checkout else ""

    def before(self) -> dict[Path, str]:
        """What the files that are changed and not proposed said before."""
        if self.is_checkout:
            return self._checkout.before(self._checkout.changed())
        now = self._texts()
        return {file: text for file, text in self._start.items() if now.get(file, text) != text}

    def propose(self, title: str, by: str, seen: Texts | None = None) -> Proposal:
        """Propose everything that is changed. In a checkout, the files are then as before.

        Raises EditError when there is nothing, when somebody would not know what it is about, or
        when the changed files do not say what they said when they were `seen`.
        """
        if len(title.split()) < FEWEST_WORDS:
            raise EditError("Say in three words or more what the change is.")
        name = _name(by)
        with self._bench.lock:
            before = self.before()
            self._is_as(seen, before)
            return self._propose(title.strip(), name, before)

    def _propose(self, title: str, name: str, before: Texts) -> Proposal:
        after = {file: read_text(self._bench.root, file) for file in before}
        if not before:
            raise EditError("Nothing is changed, so there is nothing to propose.")
        self._is_fine()
        changes = changes_between(before, after)
        proposal = Proposal(title=title, by=name, on=self._today(), changes=changes)
        if not self.is_checkout:
            as_file(proposal)  # what is too large to be sent is not proposed
            self._start = {**self._start, **after}
            self.made.append(proposal)
            return proposal
        branch, commit = self._checkout.propose(proposal.title, name, [*after])
        self._bench.forget(self._checkout.put_back([*after], commit))
        return proposal.model_copy(update={"id": branch, "commit": commit})

    def waiting(self) -> Waiting:
        """Every proposal that waits here for an answer; none outside git, where they are sent."""
        return self._checkout.waiting() if self.is_checkout else Waiting([], [])

    def say(self, proposal: Proposal, by: str, says: str, *, returned: bool = False) -> Proposal:
        """Answer a proposal; with `returned`, give it back."""
        if not says.strip():
            raise EditError("Write what you think of it first.")
        kind: Says = "returned" if returned else "comment"
        comment = Comment(by=_name(by), on=self._today(), says=says.strip(), kind=kind)
        answered = copied(proposal, comment)
        if proposal.id:
            said = self._checkout.say(proposal, comment)
            return answered.model_copy(update={"commit": said})
        as_file(answered)  # what is too large to be sent is not said
        return answered

    def accept(self, proposal: Proposal, by: str) -> Done | None:
        """Make a proposal part of the files; the edit that this was, where it can be taken back.

        Raises EditError: for whoever made it, where it brings errors, and where it fits no more.
        """
        name = _name(by)
        if name.casefold() == proposal.by.casefold():
            raise EditError(f"{proposal.by} made this change, so somebody else has to accept it.")
        step = Accepting(proposal)
        if not proposal.id:
            return self._bench.make(step)
        with self._bench.lock:
            tried = self._bench.attempt(step)
            if tried.errors:
                raise NotAsItShouldBe(tried.errors)
            self._checkout.accept(proposal, name)
        return None

    def take_back_all(self, seen: Texts | None = None) -> Done:
        """Give every file that is changed and not proposed its text of before; an edit like others.

        A file that was not there before stays as it is. Raises EditError when the changed files do
        not say what they said when they were `seen`.
        """
        with self._bench.lock:
            before = self.before()
            self._is_as(seen, before)
            if self.is_checkout:
                before = {file: before[file] for file in self._checkout.known(before)}
            return self._bench.put_back(TAKEN_BACK, before)

    def _is_as(self, seen: Texts | None, before: Texts) -> None:
        now = Project(self._bench.root)
        if seen is not None and {file: now.text(file) for file in before} != seen:
            raise EditError(MEANWHILE)

    def _is_fine(self) -> None:
        errors = [p for p in self._bench.problems() if p.severity == "error"]
        if errors:
            raise EditError(f"There is an error to mend first: {errors[0].sentence}")

    def _texts(self) -> dict[Path, str]:
        root = self._bench.root
        files = filter(is_content, Project(root).all_files())
        return {file: read_text(root, file) for file in files}


def _name(by: str) -> str:
    name = " ".join(by.split())
    if not name:
        raise EditError("Write your name first.")
    return name
