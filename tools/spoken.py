"""Write down what a screen reader says of each kind of page: `python -m tools.spoken`.

Fills docs/spoken with a file for each; its README.md says how to read them. The results are those
of people of tests/vignettes, on the day of tests/support/public_pages.py.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from playwright.sync_api import Browser, sync_playwright

from screens.content import content
from screens.journey import RESULT, State, Step
from tests.support.browsing.contexts import ARGUMENTS, without_worker
from tests.support.browsing.placing import Placing
from tests.support.browsing.speech import spoken
from tests.support.find_browser import NONE, find
from tests.support.public_pages import PublicPage, page_of, public_pages
from tests.support.running_app import RunningApp, start
from tests.support.vignettes import answers_of

DRAWN: Final = """document.dispatchEvent(new Event("page-drawn"))"""  # as page.js does
FOLDER: Final = Path(__file__).parents[1] / "docs" / "spoken"
# The file of each kind of page: the page of tests/support/public_pages.py that it shows.
PAGES: Final[Mapping[str, str]] = {
    "start": "start",
    "loading": "loading",
    "question-one-answer": "check: pregnant",
    "question-several-answers": "check: emergency_signs",
    "question-number": "check: weeks",
    "question-in-error": "check: weeks in error",
    "question-file-opened": "check: file opened",
    "answers": "check: check",
    "answers-some-missing": "check: check, some missing",
    "alert-emergency": "check: emergency alert",
    "alert-call-now": "check: call now alert",
    "plain-question": "plain: pregnant",
    "plain-result": "plain: call_today result",
    "topics": "topics",
    "topic-with-pictures": "topic: the_stitch",
    "topic-with-numbers": "topic: evidence_in_numbers",
    "signs": "page: signs",
    "partner": "page: partner",
    "not-found": "not found",
    "sorry": "sorry",
    "offline": "offline",
}
# The same for each look of a result: the vignette whose page it is.
RESULTS: Final[Mapping[str, str]] = {
    "result-emergency": "journey-10-heavy-bleeding-at-18-weeks",
    "result-call-now": "journey-1-fluid-at-22-weeks",
    "result-call-today": "journey-4-two-late-losses-weeks-not-sure",
    "result-contact-this-week": "journey-2-lletz-depth-not-known-at-16-weeks",
    "result-next-appointment": "journey-15-caesarean-when-fully-open",
    "result-nothing-today": "journey-3b-nothing-at-14-weeks",
    "result-keep-your-appointments": "card-keep-stitch-and-plan",
    "result-after-a-loss": "journey-14-lost-a-baby-at-18-weeks",
    "result-after-a-birth": "card-after-a-birth",
    "result-before-a-pregnancy": "journey-6-planning-after-a-loss-at-19-weeks",
    "result-not-pregnant": "card-not-pregnant",
}


def transcripts(browser: Browser, app: RunningApp) -> Iterator[tuple[str, str]]:
    """Each file by its name, as it has to be."""
    context = without_worker(browser, app)
    tabs = {whole: Placing(context.new_page(), documents=whole) for whole in (False, True)}
    for name, (what, page) in _pages():
        tab = tabs[page.whole].tab
        tabs[page.whole].shows(page)
        tab.evaluate(DRAWN)
        lines = [f"{what}. Made by: python -m tools.spoken", ""]
        lines += [f"[title] {page.title or tab.title()}", *spoken(tab)]
        # Else every change of a rule would be a change of every result here.
        text = "\n".join(lines).replace(content().book.version, "(its number)")
        yield f"{name}.txt", f"{text}\n"
    context.close()


def _pages() -> Iterator[tuple[str, tuple[str, PublicPage]]]:
    for name, page in PAGES.items():
        yield name, (f"The page '{page}'", public_pages()[page])
    for name, vignette in RESULTS.items():
        step = Step(State(answers_of(vignette), RESULT))
        yield name, (f"The result of the vignette '{vignette}'", page_of(step))


def main() -> None:
    """Write every file anew, and take away those of pages that are no more."""
    path = find()
    assert path, NONE
    with start() as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        made = dict(transcripts(browser, app))
        browser.close()
    for old in FOLDER.glob("*.txt"):
        if old.name not in made:
            old.unlink()
    for name, text in made.items():
        (FOLDER / name).write_text(text, encoding="utf-8")
    print(f"Wrote {len(made)} pages as they are spoken to {FOLDER.name}.")


if __name__ == "__main__":
    main()
