"""Where edits are tried, made and taken back: one bench for a folder, shared by all its windows."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from threading import RLock

from desk.checking import Checked, check_what_is_said
from desk.editing.errors import EditError
from desk.editing.hunks import Hunk, hunks_of, undone
from desk.editing.steps import Step
from desk.editing.writing import read_text, write
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.book import RuleBook

ELSEWHERE = re.compile(r" \(and in \d+ other places?\)|\bline \d+|:\d+")
MOST_KEPT = 200  # edits that can be taken back


@dataclass(frozen=True)
class Tried:
    """An edit that is not made yet: the folder as it would be, and what would be wrong then."""

    project: Project
    book: RuleBook | None
    new: tuple[Problem, ...]
    mended: tuple[Problem, ...]

    @property
    def errors(self) -> tuple[Problem, ...]:
        """What keeps it from being made."""
        return tuple(problem for problem in self.new if problem.severity == "error")

    @property
    def can_be_read(self) -> bool:
        """Whether there would still be rules that can be shown and compared."""
        return self.book is not None


@dataclass(frozen=True)
class Done:
    """An edit that was made."""

    title: str
    hunks: Mapping[Path, tuple[Hunk, ...]]


class NotAsItShouldBe(EditError):
    """An edit brings errors, so it is not written; `problems` has them."""

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        self.problems = problems
        super().__init__("This would bring an error, so it is not written yet. Mend it first.")


class Bench:
    """The edits of one project folder."""

    def __init__(self, root: Path, today: Callable[[], date]) -> None:
        self.root, self._today = root, today
        self.lock = RLock()
        self._done: list[Done] = []
        self._known: tuple[object, Checked] | None = None

    @property
    def last(self) -> Done | None:
        """What `undo` takes back."""
        return self._done[-1] if self._done else None

    @property
    def done(self) -> tuple[Done, ...]:
        """Every edit that was made here and not taken back, the newest last."""
        return tuple(self._done)

    def problems(self) -> list[Problem]:
        """What is wrong with the files as they are."""
        return self._check(Project(self.root)).problems

    def attempt(self, step: Step) -> Tried:
        """What an edit would bring, with all that `cli.py check` looks at. Nothing is written."""
        project = Project(self.root)
        before = self._check(project)
        after_project = project.saying(step.on(project))
        after = check_what_is_said(after_project, self._today())
        is_less_read = before.book is not None and after.book is None  # so it is less checked
        mended = () if is_less_read else _more(before.problems, after.problems)
        return Tried(after_project, after.book, _more(after.problems, before.problems), mended)

    def make(self, step: Step, *, unfinished: bool = False) -> Done:
        """Make an edit. Raises EditError, and then nothing is written.

        `unfinished` lets it bring errors as long as the rules can still be read: a number and the
        words about it cannot be changed at the same moment. Nothing can be proposed until they are
        mended.
        """
        with self.lock:
            tried = self.attempt(step)
            if tried.errors and not (unfinished and tried.can_be_read):
                raise NotAsItShouldBe(tried.errors)
            done = self._write(step.title, step.on(Project(self.root)))
            self._done = [*self._done, done][-MOST_KEPT:]
            return done

    def undo(self, meant: Done | None = None) -> Done:
        """Take back the last edit: the lines that it changed, and no others.

        Raises EditError when there is none, when it is not the one that is `meant`, or somebody has
        changed the same lines since. That edit cannot be taken back any more, so the next to be
        taken back is the one before.
        """
        with self.lock:
            if not self._done:
                raise EditError("There is nothing to take back.")
            if meant is not None and meant is not self.last:
                raise EditError(
                    f"In another window, something was saved or taken back since: the last edit is "
                    f"“{self._done[-1].title}” now. Nothing is taken back. Look at the page again."
                )
            *self._done, last = self._done
            texts = {
                file: undone(read_text(self.root, file), hunks, file.as_posix())
                for file, hunks in last.hunks.items()
            }
            write(self.root, texts)
            return last

    def put_back(self, title: str, texts: Mapping[Path, str]) -> Done:
        """Give files what they said before, whatever a check says of it; `undo` takes that back."""
        with self.lock:
            done = self._write(title, texts)
            self._done = [*self._done, done][-MOST_KEPT:]
            return done

    def forget(self, files: Iterable[Path]) -> None:
        """Forget the edits of files that somebody else put back: they can be undone no more."""
        with self.lock:
            gone = {*files}
            self._done = [done for done in self._done if not gone & done.hunks.keys()]

    def _write(self, title: str, texts: Mapping[Path, str]) -> Done:
        before = {file: read_text(self.root, file) for file in texts}
        changed = {file: text for file, text in texts.items() if text != before[file]}
        if not changed:
            raise EditError("Nothing is different, so there is nothing to save.")
        write(self.root, changed)
        return Done(title, {file: hunks_of(before[file], changed[file]) for file in changed})

    def _check(self, project: Project) -> Checked:
        """What is wrong as things are; kept until a file says something else."""
        texts = tuple((file, project.text(file)) for file in project.watched())
        stamp = (self._today(), hash(texts))
        if self._known is None or self._known[0] != stamp:
            self._known = stamp, check_what_is_said(project, self._today())
        return self._known[1]


def _more(some: list[Problem], others: list[Problem]) -> tuple[Problem, ...]:
    """The problems that are not among others. Lines may have moved, and do not count."""
    known = Counter(map(_kind, others))
    found = []
    for problem in some:
        if known[_kind(problem)]:
            known[_kind(problem)] -= 1
        else:
            found.append(problem)
    return tuple(found)


def _kind(problem: Problem) -> tuple[str, str, str]:
    return problem.file, problem.code, ELSEWHERE.sub("", problem.what)
