"""The lists of the workspaces, used in a browser as a person uses them."""

from playwright.sync_api import Page, expect


def choose(page: Page, label: str, name: str) -> None:
    """Open the list, type, take what is left.

    The page must rest first: a list that is still to be drawn anew forgets what was typed. Before
    this is called, what an earlier step shows must be seen: until then the page may seem to rest.
    """
    expect(page.locator("[data-test-script-state]")).to_have_attribute(
        "data-test-script-state", "notRunning"
    )
    field = page.get_by_label(label, exact=False).first
    field.click()
    field.fill(name)
    page.get_by_role("option", name=name).first.click()
