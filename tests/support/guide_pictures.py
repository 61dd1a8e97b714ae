"""Takes the pictures of the guides anew, from the app itself and from the pages that it makes.

python -m tests.support.guide_pictures            all of them, or those that are named

Those of the desk come from its test: PICTURES=docs/pictures pytest tests/browser/test_newcomer.py
"""

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.support.find_browser import find
from tests.support.guide import COPIED, GUIDE, REVIEWING, replay
from tests.support.lists import choose
from tests.support.running_app import copy_to, start
from tests.support.vignettes import answers_of

PICTURES = GUIDE.parent / "pictures"
PHONE = {"width": 390, "height": 780}
DESK = {"width": 1280, "height": 800}
PAPER = {"width": 900, "height": 760}
WORKSPACES = {"preview": "content", "trying": "review", "deciding": "review"}
ANSWERS = {**answers_of("first-pregnancy-20-weeks-nothing-to-report"), "care_so_far": ["booked"]}


def take(browser: Browser, folder: Path, name: str) -> None:
    """One picture of the content of a folder."""
    with tempfile.TemporaryDirectory() as place:
        app = Path(place)
        copy_to(app)
        if name != "preview":
            lay_over(folder, app)
        os.environ["APP_WORKSPACE"] = WORKSPACES.get(name, "")
        with start(folder=app) as running:
            size = DESK if name in WORKSPACES else PHONE
            page = browser.new_page(base_url=running.origin, viewport=size)  # type: ignore[arg-type]
            if name == "preview":
                page.goto("/content")
                expect(page.locator("iframe").first).to_be_visible(timeout=30_000)
                lay_over(folder, app)
            SHOW[name](page)
            page.screenshot(path=PICTURES / f"{name}.png")
            page.close()


def take_page(browser: Browser, folder: Path, name: str) -> None:
    """One picture of a page that a command makes in a folder of the guide."""
    command, file = PAGES[name]
    program = [sys.executable, "cli.py", *command]
    # `diff` ends with 1 when something changed, which is what the picture shows.
    subprocess.run(program, check=False, cwd=folder, stdout=subprocess.DEVNULL)
    page = browser.new_page(viewport=PAPER)  # type: ignore[arg-type]
    page.goto((folder / file).as_uri())
    page.screenshot(path=PICTURES / f"{name}.png")
    page.close()


def lay_over(folder: Path, app: Path) -> None:
    """Put the content of the guide's folder in place of the app's own."""
    for part in COPIED:
        if (folder / part).is_dir():
            shutil.copytree(folder / part, app / part, dirs_exist_ok=True)
        else:
            shutil.copy(folder / part, app / part)


def first_question(page: Page) -> None:
    """The question that was reworded."""
    page.goto("/check")
    expect(page.locator("h1")).to_have_text("Are you pregnant: yes or no?")


def until(page: Page, last: str) -> None:
    """Answer every question before this one."""
    first_question(page)
    while (question := asked(page)) not in ("", last):
        answer = ANSWERS[question]
        for value in answer if isinstance(answer, list) else [answer]:
            if isinstance(value, int):
                page.locator("input[name=answer][type=text]").fill(str(value))
            else:
                page.locator(f'input[value="{value}"]').check()
        heading = page.locator("h1").inner_text()
        page.get_by_role("button", name="Continue", exact=True).click()
        expect(page.locator("h1")).not_to_have_text(heading, use_inner_text=True)


def asked(page: Page) -> str:
    """The id of the question on the screen; empty when none is asked."""
    field = page.locator("input[name=page]")
    return field.input_value() if field.count() else ""


def new_option(page: Page) -> None:
    """The question with the option that was added."""
    until(page, "care_so_far")
    page.get_by_text("A check of my cervix is booked").first.evaluate(
        "option => option.scrollIntoView({ block: 'center' })"
    )


def new_rule(page: Page) -> None:
    """The result of the rule that was added."""
    until(page, "")
    page.get_by_role("button", name="See your result", exact=True).click()
    expect(page.locator("section.card")).to_be_visible()
    page.locator("#why > summary").click()
    page.get_by_text("a check of your cervix is booked").first.scroll_into_view_if_needed()


def preview(page: Page) -> None:
    """The preview, once the slip is saved."""
    expect(page.locator(".problems .what").first).to_contain_text("colon")


def trying(page: Page) -> None:
    """The review workspace with a person of the vignettes."""
    page.goto("/review")
    page.get_by_role("link", name="Try a person", exact=True).click()
    choose(page, "Begin with a vignette", "v-2-two-late-losses")
    expect(page.get_by_text("high_history_before_24").first).to_be_visible()


def deciding(page: Page) -> None:
    """The review workspace with the first decision to judge."""
    page.goto("/review")
    page.get_by_role("link", name="Sign by decision", exact=True).click()
    page.get_by_role("button", name="Agree").click()
    expect(page.get_by_text("1 of 65").first).to_be_visible()
    page.get_by_role("progressbar").scroll_into_view_if_needed()


SHOW = {
    "deciding": deciding,
    "preview": preview,
    "trying": trying,
    "reworded": first_question,
    "option": new_option,
    "rule": new_rule,
}
OF_THE_DESK = "desk-"
PAGES = {
    "changes": (("diff", "HEAD", "--html", "changes.html"), "changes.html"),
}


def main(wanted: list[str]) -> None:
    """Take the pictures where they stand in the guide."""
    PICTURES.mkdir(exist_ok=True)
    expect.set_options(timeout=30_000)  # a busy machine takes its time
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(), args=["--no-sandbox"])

        def stop(folder: Path, name: str) -> None:
            if name.startswith(OF_THE_DESK):
                return
            if not wanted or name in wanted:
                (take_page if name in PAGES else take)(browser, folder, name)

        for guide in (GUIDE, REVIEWING):
            for _ in replay(guide.read_text(encoding="utf-8"), stop):
                pass
        browser.close()


if __name__ == "__main__":
    main(sys.argv[1:])
