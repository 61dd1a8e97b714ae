"""Keeps what the files say now, and the last version of them that can be shown."""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from threading import Lock

from desk.checking import with_warnings
from desk.rendering import Shown, shown
from explainer import load_screen_words, load_wording
from explainer.checking import read_content
from explainer.dates import UK
from explainer.sentences import SentenceWords, load_sentence_words
from explainer.wording import load_pages
from rules import ContentError, Problem, RuleBook
from rules.lint.run import lint
from rules.loading.local import load_local
from rules.vignettes.reading import Case, read_vignettes
from screens.content import Content
from screens.workspaces.gallery import Gallery

VIGNETTES = Path("tests") / "vignettes"
WATCHED = (
    "questionnaire.yaml",
    "local.yaml",
    "rules/clinical/*.y*ml",
    "explainer/wording/*.yaml",
    "explainer/wording/lists/*.yaml",
    "tests/vignettes/*.yaml",
)
MOST_SHOWN = 30  # at once: behind more of them, one cause is likely

Stamp = tuple[str, int, int]


@dataclass(frozen=True, eq=False)
class Reading:
    """What was found when the files were last read.

    `gallery` shows the newest content that can be shown, and `sentence_words` go with it. With
    `is_current` false that is an older one, because the files as they are now cannot be used; None
    when there never was one. `findings` are the first of the problems with everything that is shown
    of them.
    """

    number: int
    gallery: Gallery | None
    sentence_words: SentenceWords | None
    is_current: bool
    problems: tuple[Problem, ...]
    findings: tuple[Shown, ...]
    at: datetime


class Desk:
    """The files of one project folder, read anew whenever one of them has changed."""

    def __init__(self, root: Path, words: Mapping[str, str]) -> None:
        self.root, self._words = root, words
        self._lock = Lock()
        self._people = _People(root / VIGNETTES)
        self._stamps: list[Stamp] = []
        self._reading = Reading(0, None, None, False, (), (), datetime.now(UK))

    def look(self) -> Reading:
        """What the files say now. Costs next to nothing when nothing was saved."""
        with self._lock:
            stamps = list(self._stamp())
            if stamps != self._stamps:
                self._stamps = stamps
                self._reading = self._read()
            return self._reading

    def _stamp(self) -> Iterator[Stamp]:
        for pattern in WATCHED:
            for file in sorted(self.root.glob(pattern)):
                try:
                    found = file.stat()
                except FileNotFoundError:  # an editor is just putting a new one in its place
                    continue
                yield str(file), found.st_mtime_ns, found.st_size

    def _read(self) -> Reading:
        now = datetime.now(UK)
        content, problems = _content(self.root, now.date())
        self._people.read([stamp for stamp in self._stamps if VIGNETTES.name in stamp[0]])
        gallery = None
        if content is not None:
            gallery = Gallery(content, self._people.cases, self._words)
            problems += gallery.problems
        is_current = gallery is not None and not gallery.problems
        problems, _ = with_warnings(self.root, problems)
        before = self._reading
        return Reading(
            number=before.number + 1,
            gallery=gallery if is_current else before.gallery,
            sentence_words=load_sentence_words(self.root) if is_current else before.sentence_words,
            is_current=is_current,
            problems=tuple(problems),
            findings=tuple(shown(problems[:MOST_SHOWN], self.root)),
            at=now,
        )


class _People:
    """The vignettes, which are read again only when one of them was saved."""

    def __init__(self, folder: Path) -> None:
        here = Path.cwd()
        self._folder = folder.relative_to(here) if folder.is_relative_to(here) else folder
        self._stamps: list[Stamp] | None = None
        self.cases: list[Case] = []

    def read(self, stamps: list[Stamp]) -> None:
        """Read them if they have changed; the ones read before stay when they cannot be."""
        if stamps == self._stamps:
            return
        self._stamps = stamps
        with suppress(ContentError):  # the checks tell what is wrong with them
            self.cases = read_vignettes(self._folder)


def _content(root: Path, today: date) -> tuple[Content | None, list[Problem]]:
    """The content, None if it cannot be used, with everything that `cli.py check` finds."""
    book, problems = read_content(root)
    broken = any(problem.severity == "error" for problem in problems)
    content = None if broken else _put_together(root, book)
    return content, problems + lint(root, today, book)


def _put_together(root: Path, book: RuleBook | None) -> Content | None:
    if book is None:
        return None
    words = load_screen_words(root).screens
    return Content(book, load_wording(root), words, load_pages(root), load_local(root))
