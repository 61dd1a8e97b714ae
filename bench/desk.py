"""How long those who edit, and those who take a summary along, wait.

python -m bench.desk [--save]

Everything stays on this machine. It never fails for being slow: each target says pass or MISS.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple
from unittest import mock

from playwright.sync_api import expect, sync_playwright

from bench.cold import cold_start
from bench.report import Target, number, save
from desk.checking import check_content
from explainer import explain
from explainer.outputs.handover import handover
from explainer.outputs.pdf import as_pdf
from rules import assess
from rules.loading.project import Project
from screens.content import content
from screens.workspaces.snapshot import Desk
from tests.support.browsing.contexts import ARGUMENTS
from tests.support.browsing.editor import Editor
from tests.support.find_browser import NONE, find
from tests.support.messages import ROOT, broken, copy_content, read_cases
from tests.support.real_book import SCREENS
from tests.support.running_app import copy_with_vignettes, start
from tests.support.tables import table
from tests.support.too_much import FILE, TOO_MUCH
from tests.support.vignettes import answers_of

TODAY = date(2026, 12, 1)
PERSON = "v-2-two-late-losses-waters-at-16-weeks"
STARTS, TIMES = 9, 20
TEXT = "text: Are you pregnant now?"


class Wait(NamedTuple):
    """Seconds of what somebody waits for, and what the middle one, or the slowest, may take."""

    what: str
    took: list[float]
    most: float
    figure: Callable[[list[float]], float] = median

    def line(self) -> tuple[str, ...]:
        """A line of the table."""
        figures = (number(1000 * figure(self.took)) for figure in (median, min, max))
        return (self.what, str(len(self.took)), *figures)

    def target(self) -> Target:
        """Whether it is short enough."""
        found = self.figure(self.took)
        return Target(f"{self.what}: {found:.2f} s", f"at most {self.most} s", found <= self.most)


def timed(work: Callable[[], object]) -> float:
    """Seconds that it takes."""
    begun = perf_counter()
    work()
    return perf_counter() - begun


def checks() -> list[float]:
    """Seconds of `cli.py check` from nothing, on all content."""
    cold_start(["cli.py", "check"])  # may compile modules to bytecode
    return [cold_start(["cli.py", "check"]) for _ in range(STARTS)]


def refusals(folder: Path) -> list[float]:
    """Seconds of `cli.py check` from nothing, on each file made to use up a machine."""
    copied = copy_content(folder / "refusals")
    took = []
    for text, _ in TOO_MUCH.values():
        (copied / FILE).write_text(text, encoding="utf-8")
        took.append(cold_start(["cli.py", "check", str(copied)], code=1))
    return took


def slips(folder: Path) -> list[float]:
    """Seconds until all is found that is wrong with the content, for each slip of the tests."""
    copied, took = copy_content(folder / "slips"), []
    for case in read_cases().values():
        with broken(copied, case):
            took.append(timed(lambda: check_content(Project(copied), TODAY)))
    return took


def looks() -> list[float]:
    """Seconds of a look at files of which none was saved."""
    desk = Desk(ROOT, content().screens["content"])
    desk.look()
    return [timed(desk.look) for _ in range(TIMES)]


def pdfs() -> list[float]:
    """Seconds that a PDF takes, after the first one, for which the fonts are read."""
    book, words = content().book, SCREENS
    found = assess(book, answers_of(PERSON))
    page = handover(book, found, explain(book, found, content().wording), words, TODAY)
    return [timed(lambda: as_pdf(page, TODAY)) for _ in range(TIMES + 1)][1:]


def saves(folder: Path) -> list[float]:
    """Seconds from saving a text until the preview in a browser shows it."""
    took, old = [], TEXT
    with _editor(folder / "preview") as editor:
        editor.opens()
        editor.jumps_to("Question: pregnant")
        heading = editor.phone.locator("h1")
        for turn in range(TIMES):
            new = f"Is there a baby on the way, number {turn}?"
            expect(heading).to_have_text(old.removeprefix("text: "))
            editor.saves("questionnaire.yaml", old, f"text: {new}")
            took.append(timed(heading.filter(has_text=new).wait_for))
            old = f"text: {new}"
    return took


@contextmanager
def _editor(folder: Path) -> Iterator[Editor]:
    folder.mkdir()
    copy_with_vignettes(folder)
    content_workspace = mock.patch.dict(os.environ, {"APP_WORKSPACE": "content"})
    with content_workspace, start(folder=folder) as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=ARGUMENTS)
        page = browser.new_context(base_url=app.origin).new_page()
        yield Editor(page, folder)
        browser.close()


def report() -> str:
    """All figures as text."""
    load = os.getloadavg()[0]
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        waits = [
            Wait("`cli.py check` from nothing", checks(), 1.0),
            Wait("the same on a file made to use up a machine", refusals(folder), 1.0, max),
            Wait("all that a slip breaks, found", slips(folder), 1.0, max),
            Wait("a saved text, in the preview", saves(folder), 1.0),
            Wait("a look at files that nobody saved", looks(), 0.05),
            Wait("a PDF to take along", pdfs(), 0.5),
        ]
    lines, targets = [wait.line() for wait in waits], [str(wait.target()) for wait in waits]
    head = ("what", "times", "median ms", "fastest ms", "slowest ms")
    day = f"{datetime.now(UTC):%d %B %Y}, {os.cpu_count()} processors. Load before: {load:.1f}."
    return "\n\n".join([day.lstrip("0"), table(head, lines), "\n".join(targets)])


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--save", action="store_true", help="put the figures into the README")
    options = parser.parse_args(arguments)
    if find() is None:
        print(NONE, file=sys.stderr)
        return 2
    text = report()
    print(text)
    if options.save:
        save("desk", text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
