"""A person takes the result along: as a file, and as text to paste."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.support.browsing.person import Person
from tests.support.vignettes import answers_of

pytestmark = pytest.mark.browser

V2 = "v-2-two-late-losses-waters-at-16-weeks"


@pytest.fixture
def at_the_result(person: Person) -> Person:
    person.opens_the_check()
    person.answers_all(answers_of(V2))
    person.wants_the_result()
    return person


def test_the_pdf_lands_in_the_downloads_and_the_page_stays(
    at_the_result: Person, tmp_path: Path
) -> None:
    person, words = at_the_result, at_the_result.words
    with person.page.expect_download() as download:
        person.presses(words["take_along"]["pdf"])
    assert download.value.suggested_filename == "summary.pdf"
    download.value.save_as(tmp_path / "kept.pdf")
    assert (tmp_path / "kept.pdf").read_bytes().startswith(b"%PDF-")
    expect(person.page.get_by_role("status")).to_have_text(words["status"]["saved"])
    expect(person.card).to_be_visible()
    assert person.page.url.endswith("/check#page")


@pytest.mark.thorough
def test_the_text_can_be_pasted(at_the_result: Person) -> None:
    person, words = at_the_result, at_the_result.words
    person.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    person.presses(words["take_along"]["copy_text"])
    expect(person.page.get_by_role("status")).to_have_text(words["status"]["copied"])
    pasted = person.page.evaluate("navigator.clipboard.readText()")
    assert "Call your midwife or the booking line today" in pasted
    assert words["result"]["not_diagnosis"] in pasted


def test_when_it_cannot_be_made_the_page_says_so(at_the_result: Person) -> None:
    person, words = at_the_result, at_the_result.words
    person.page.route("**/pdf", lambda route: route.fulfill(status=200, body=""))
    person.page.evaluate("() => { URL.createObjectURL = () => { throw new Error() } }")
    person.presses(words["take_along"]["pdf"])
    expect(person.page.get_by_role("status")).to_have_text(words["status"]["not_made"])
    expect(person.card).to_be_visible()
