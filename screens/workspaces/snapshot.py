"""Keeps what the files say now, and the last version of them that can be shown."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from desk.checking import with_warnings
from desk.rendering import Shown, shown
from explainer.checking import read_content
from explainer.dates import UK
from explainer.sentences import SentenceWords, load_sentence_words
from explainer.words import Wording
from rules import ContentError, Problem
from rules.lint.run import lint
from rules.loading.layout import WORDS
from rules.loading.project import Project
from rules.vignettes.reading import Case, read_vignettes
from screens.content import Published, publish
from screens.workspaces.gallery import Gallery

MOST_SHOWN = 30  # at once: behind more of them, one cause is likely

Stamp = tuple[str, int, int]


@dataclass(frozen=True, eq=False)
class Snapshot:
    """What was found when the files were last read.

    `gallery` shows the newest content that can be shown, and `sentence_words` go with it. With
    `is_current` false that is an older one, because the files as they are now cannot be used; None
    when there never was one. `project` is what the files say. `findings` are the first of the
    problems with everything that is shown of them.
    """

    number: int
    gallery: Gallery | None
    sentence_words: SentenceWords | None
    is_current: bool
    project: Project
    problems: tuple[Problem, ...]
    findings: tuple[Shown, ...]
    at: datetime


class Desk:
    """The files of one project folder, read anew whenever one of them has changed."""

    def __init__(self, root: Path, words: Mapping[str, str]) -> None:
        self._project, self._words = Project(root), words
        self._lock = Lock()
        self._cases: list[Case] = []
        self._stamps: list[Stamp] = []
        self._snapshot = Snapshot(0, None, None, False, self._project, (), (), datetime.now(UK))

    def look(self) -> Snapshot:
        """What the files say now. Costs next to nothing when nothing was saved."""
        with self._lock:
            stamps = list(self._stamp())
            if stamps != self._stamps:
                self._stamps = stamps
                self._project = Project(self._project.root)
                self._snapshot = self._read()
            return self._snapshot

    def _stamp(self) -> Iterator[Stamp]:
        for file in self._project.watched():
            try:
                found = (self._project.root / file).stat()
            except FileNotFoundError:  # an editor is just putting a new one in its place
                continue
            yield file.as_posix(), found.st_mtime_ns, found.st_size

    def _read(self) -> Snapshot:
        now = datetime.now(UK)
        published, problems = _published(self._project, now.date())
        with suppress(ContentError):  # the checks tell what is wrong; the ones read before stay
            self._cases = read_vignettes(self._project)
        gallery = None
        if published is not None:
            gallery = Gallery(published, self._cases, self._words, self._project)
            problems += gallery.problems
        is_current = gallery is not None and not gallery.problems
        problems, _ = with_warnings(self._project, problems)
        before = self._snapshot
        words = load_sentence_words(self._project) if is_current else before.sentence_words
        return Snapshot(
            number=before.number + 1,
            gallery=gallery if is_current else before.gallery,
            sentence_words=words,
            is_current=is_current,
            project=self._project,
            problems=tuple(problems),
            findings=tuple(shown(problems[:MOST_SHOWN], self._project)),
            at=now,
        )


def _published(project: Project, today: date) -> tuple[Published | None, list[Problem]]:
    """What can be shown, None if nothing can, with everything that `cli.py check` finds."""
    book, problems = read_content(project)
    broken = any(problem.severity == "error" for problem in problems)
    published = publish(project, book) if book and not broken else None
    wording = project.sound(WORDS, Wording)
    return published, problems + lint(project, today, book, wording=wording)
