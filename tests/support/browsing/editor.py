"""Somebody with the preview in a browser, and the files in an editor."""

from pathlib import Path

from playwright.sync_api import FrameLocator, Page, ViewportSize, expect

from screens.content import content
from tests.support.command_line import edit
from tests.support.lists import choose

WORDS = content().screens["content"]
DESK: ViewportSize = {"width": 1440, "height": 1000}


class Editor:
    """Somebody with the preview in a browser, and the files of its folder in an editor."""

    def __init__(self, page: Page, folder: Path) -> None:
        self.page, self.folder = page, folder
        page.set_viewport_size(DESK)

    def opens(self) -> None:
        """Open the preview."""
        self.page.goto("/content")
        self.sees_heading(WORDS["pages_heading"])

    def sees_heading(self, text: str) -> None:
        """Wait until the page has this heading."""
        expect(self.page.get_by_role("heading", level=1)).to_have_text(text)

    def jumps_to(self, name: str) -> None:
        """Have the page of this name shown."""
        self.picks(WORDS["jump"], name)

    def picks(self, box: str, name: str) -> None:
        """Choose from the list with this label."""
        choose(self.page, box, name)

    def saves(self, file: str, old: str, new: str) -> None:
        """Change a text in a file, once, and save it."""
        edit(self.folder, file, old, new)

    @property
    def phone(self) -> FrameLocator:
        """The page as a phone shows it."""
        return self.page.frame_locator('iframe[title^="Phone"]')

    @property
    def desktop(self) -> FrameLocator:
        """The page as a desktop shows it."""
        return self.page.frame_locator('iframe[title^="Desktop"]')

    @property
    def problems(self) -> str:
        """What is said to be wrong."""
        return self.page.locator(".problems").inner_text()
