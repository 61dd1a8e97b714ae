"""Take a picture of each kind of page: `python -m tools.screenshots FOLDER`, then look at them.

`python -m tools.screenshots --readme` takes the two of the README anew.

Each page is there in light, in dark, in forced colours, 320 pixels wide, on a desktop and on paper.
The pages are those of tests/support/public_pages.py, and the results of people of tests/vignettes,
filled in by the app's own templates.
"""

import sys
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright

from screens.journey import RESULT, State, Step
from tests.support.browsing.contexts import ARGUMENTS, without_worker
from tests.support.browsing.examiner import MODES, Examiner
from tests.support.browsing.measuring import html_of
from tests.support.find_browser import NONE, find
from tests.support.public_pages import PublicPage, public_pages
from tests.support.running_app import start
from tests.support.vignettes import answers_of

KINDS = (
    "start",
    "loading",
    "topics",
    "topic: the_stitch",
    "topic: evidence_in_numbers",
    "topic: getting_help",
    "plain: pregnant",
    "plain: emergency_signs",
    "plain: weeks",
    "plain: pregnant in error",
    "plain: emergency_signs in error",
    "plain: weeks in error",
    "plain: emergency alert",
    "plain: call now alert",
    "plain: check",
    "plain: check, some missing",
    "plain: check, some dropped",
    "plain: emergency result",
    "plain: call_now result",
    "plain: call_today result",
    "plain: contact_this_week result",
    "plain: next_appointment result",
    "plain: information result",
    "plain: result of everything-not-sure-pregnant",
    "plain: result of recent-loss-nothing-urgent",
    "plain: file opened",
    "plain: file of another version",
    "plain: file damaged",
    "sorry",
    "not found",
)
# Results that are unlike those of the levels above, by their vignettes.
RESULTS = (
    "card-keep-stitch-and-plan",
    "card-after-a-birth",
    "card-before-a-pregnancy-late-loss",
    "card-not-pregnant",
    "journey-4-two-late-losses-weeks-not-sure",
    "journey-8-not-sure-of-anything",
    "journey-16-abdominal-stitch-and-backache",
    "thoughts-of-harm-alone-at-16-weeks",
    "v-2-two-late-losses-waters-at-16-weeks",
)
README = {"start": "start", "journey-4-two-late-losses-weeks-not-sure": "result"}
PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
PHONE: ViewportSize = {"width": 390, "height": 780}
LOOKS = ("light", "dark", "forced colours", "320 pixels", "desktop", "print")


def main(folder: Path | None) -> None:
    """Write FOLDER/light/start.png and so on; without a folder, the pictures of the README."""
    browser_path = find()
    assert browser_path, NONE
    with start() as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        tab = without_worker(browser, app).new_page()
        examiner = Examiner(tab, documents=True)
        if folder is None:
            for kind, name in README.items():
                examiner.shows(pictured()[kind])
                tab.set_viewport_size(PHONE)
                tab.screenshot(path=PICTURES / f"{name}.png")
        else:
            every_look(tab, examiner, folder)
        browser.close()


def every_look(tab: Page, examiner: Examiner, folder: Path) -> None:
    """Each page in each look."""
    pages = pictured()
    for kind, page in pages.items():
        examiner.shows(page)
        for look in LOOKS:
            examiner.sets(MODES[look])
            file = folder / look.replace(" ", "_") / f"{kind.replace(': ', '_')}.png"
            tab.screenshot(path=file, full_page=True)
    print(f"Wrote {len(pages) * len(LOOKS)} pictures to {folder}.")


def pictured() -> dict[str, PublicPage]:
    """The pages, by the names of their pictures."""
    pages = {kind: public_pages()[kind] for kind in KINDS}
    for name in RESULTS:
        html = html_of(Step(State(answers_of(name), RESULT)))
        pages[name] = PublicPage(html, "", in_error=False, whole=True)
    return pages


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder for the pictures: python -m tools.screenshots FOLDER")
    main(None if sys.argv[1] == "--readme" else Path(sys.argv[1]))
