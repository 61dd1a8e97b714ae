"""Take a picture of each kind of page: `python -m tools.screenshots FOLDER`, then look at them.

Each page is there in light, in dark, in forced colours, and on a screen 320 pixels wide. The pages
are those of tests/support/public_pages.py, filled in by the app's own templates.
"""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from tests.support.browsing.contexts import ARGUMENTS
from tests.support.browsing.examiner import MODES, Examiner
from tests.support.find_browser import NONE, find
from tests.support.public_pages import public_pages
from tests.support.running_app import start

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
LOOKS = ("light", "dark", "forced colours", "320 pixels")


def main(folder: Path) -> None:
    """Write FOLDER/light/start.png and so on."""
    browser_path = find()
    assert browser_path, NONE
    with start() as app, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=ARGUMENTS)
        tab = browser.new_context(base_url=app.origin).new_page()
        examiner = Examiner(tab, documents=True)
        for kind in KINDS:
            examiner.shows(public_pages()[kind])
            for look in LOOKS:
                examiner.sets(MODES[look])
                file = folder / look.replace(" ", "_") / f"{kind.replace(': ', '_')}.png"
                tab.screenshot(path=file, full_page=True)
        browser.close()
    print(f"Wrote {len(KINDS) * len(LOOKS)} pictures to {folder}.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder for the pictures: python -m tools.screenshots FOLDER")
    main(Path(sys.argv[1]))
