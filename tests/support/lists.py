"""The lists of the workspaces, used in a browser as a person uses them."""

from playwright.sync_api import Error, Page, expect

TRIES = 5
FOR_ONE_TRY = 3_000  # milliseconds


def choose(page: Page, label: str, name: str) -> None:
    """Open the list, type, take what is left; as a person would, again if the list forgot.

    A list that is drawn anew forgets what was typed, and between two steps of the server the page
    may seem to rest. So a list that does not show the name is closed and opened once more.
    """
    for _ in range(TRIES - 1):
        try:
            _choose_once(page, label, name, FOR_ONE_TRY)
        except Error:  # it took too long
            page.keyboard.press("Escape")
        else:
            return
    _choose_once(page, label, name, None)


def rests(page: Page, timeout: float | None = None) -> None:
    """Wait, this many milliseconds at most, until the server has drawn all it was asked for."""
    state = "data-test-script-state"
    expect(page.locator(f"[{state}]")).to_have_attribute(state, "notRunning", timeout=timeout)


def _choose_once(page: Page, label: str, name: str, milliseconds: int | None) -> None:
    rests(page)
    field = page.get_by_label(label, exact=False).first
    field.click()
    field.fill(name)
    page.get_by_role("option", name=name).first.click(timeout=milliseconds)
