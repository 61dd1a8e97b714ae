"""The content workspace, as the content team uses it: edit a file, and look."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from explainer.answers_in_words import answer_in_words
from screens.content import content
from tests.support.browsing.contexts import watched
from tests.support.browsing.editor import WORDS, Editor
from tests.support.browsing.looking import finds_nothing
from tests.support.running_app import RunningApp, copy_with_vignettes, start

pytestmark = pytest.mark.browser

BOOK = content().book
FIRST = BOOK.questionnaire.question("pregnant").text
EDITED = ("questionnaire.yaml", "explainer/wording/en.yaml")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project."""
    root = tmp_path_factory.mktemp("preview")
    copy_with_vignettes(root)
    return root


@pytest.fixture(scope="module")
def preview(project: Path) -> Iterator[RunningApp]:
    with start(folder=project, workspace="content") as running:
        yield running


@pytest.fixture
def folder(project: Path) -> Iterator[Path]:
    """The same; what a test saves is taken back."""
    before = {file: (project / file).read_bytes() for file in EDITED}
    yield project
    for file, data in before.items():
        (project / file).write_bytes(data)


@pytest.fixture
def tab(browser: Browser, preview: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, preview)


@pytest.fixture
def editor(tab: BrowserContext, folder: Path) -> Editor:
    return Editor(tab.new_page(), folder)


@pytest.mark.thorough
def test_every_page_can_be_seen_at_two_widths_and_says_draft(editor: Editor) -> None:
    editor.opens()
    editor.jumps_to("Question: weeks")
    for frame in (editor.phone, editor.desktop):
        expect(frame.locator("h1")).to_have_text(BOOK.questionnaire.question("weeks").text)
    assert editor.phone.locator("html").evaluate("e => e.clientWidth") <= 390
    assert editor.desktop.locator("html").evaluate("e => e.clientWidth") > 1200
    expect(editor.page.get_by_role("note").first).to_contain_text(WORDS["draft"])
    expect(editor.page.locator(".problems h2")).to_have_text(WORDS["problems_none"])
    editor.page.get_by_role("button", name=WORDS["later"]).click()
    expect(editor.phone.locator("h1")).not_to_have_text(BOOK.questionnaire.question("weeks").text)
    finds_nothing(editor.page)


@pytest.mark.thorough
def test_what_is_saved_shows_at_once_and_what_is_broken_keeps_the_last_page(
    editor: Editor,
) -> None:
    editor.opens()
    editor.jumps_to("Question: pregnant")
    expect(editor.phone.locator("h1")).to_have_text(FIRST)

    editor.saves("questionnaire.yaml", f"text: {FIRST}", "text: Is there a baby on the way?")
    expect(editor.phone.locator("h1")).to_have_text("Is there a baby on the way?")

    editor.saves("questionnaire.yaml", "kind: choice\n", "kind: choyce\n")
    expect(editor.page.locator(".problems h2")).to_have_text(WORDS["not_current"])
    expect(editor.page.locator(".problems .place").first).to_contain_text(
        "questionnaire.yaml, line"
    )
    expect(editor.page.locator(".problems .what").first).to_contain_text("choyce")
    expect(editor.page.locator(".problems .line").first).to_contain_text("kind: choyce")
    expect(editor.page.locator(".problems .live").first).to_contain_text("If this went live")
    expect(editor.page.locator(".problems .paste").first).to_have_text("        kind: choice")
    expect(editor.phone.locator("h1")).to_have_text("Is there a baby on the way?")
    above = editor.page.locator(".problems").bounding_box()
    below = editor.page.locator("iframe").first.bounding_box()
    assert above
    assert below
    assert above["y"] + above["height"] <= below["y"]
    assert "Traceback" not in editor.page.locator("body").inner_text()
    finds_nothing(editor.page)

    editor.saves("questionnaire.yaml", "kind: choyce\n", "kind: choice\n")
    expect(editor.page.locator(".problems h2")).to_have_text(WORDS["problems_none"])


def test_the_page_stays_where_it_was_scrolled_to(editor: Editor) -> None:
    editor.opens()
    editor.jumps_to("Topic: how common")
    title = content().wording.topics["how_common"].title
    expect(editor.phone.locator("h1")).to_have_text(title)
    editor.phone.locator("html").evaluate("e => e.ownerDocument.defaultView.scrollTo(0, 200)")
    editor.saves("explainer/wording/en.yaml", f"title: {title}", "title: How often?")
    expect(editor.phone.locator("h1")).to_have_text("How often?")
    top = "e => e.ownerDocument.defaultView.scrollY"
    assert editor.phone.locator("html").evaluate(top) == 200


@pytest.mark.thorough
def test_a_person_comes_with_the_result_the_trace_and_what_flips(editor: Editor) -> None:
    editor.opens()
    editor.page.get_by_role("link", name=WORDS["people"]).click()
    editor.sees_heading(WORDS["people_heading"])
    editor.picks(WORDS["person"], "v-2-two-late-losses-waters-at-16-weeks")
    label = content().wording.levels[BOOK.rule("high_history_before_24").level].label
    expect(editor.page.locator(".person dd").first).to_have_text(label)
    expect(editor.phone.locator(".card .label")).to_contain_text(label)
    rule = editor.page.locator(".trace details", has_text="high_history_before_24").first
    expect(rule).to_contain_text("Yes Weeks of pregnancy: 23 or fewer (answered: 9 weeks)")
    finds_nothing(editor.page)

    editor.picks(WORDS["change_question"], "emergency signs")
    now = answer_in_words(BOOK.questionnaire.question("emergency_signs"), frozenset({"none"}))
    expect(editor.page.get_by_text(WORDS["was"].format(answer=now))).to_be_visible()
    editor.picks(WORDS["change_answer"], "Tick also: A strong urge to push")
    expect(editor.page.locator(".flips")).to_contain_text(f"{label}, then Emergency")
    expect(editor.page.locator(".flips")).to_contain_text("emergency_sign.urge_to_push: Emergency")


@pytest.mark.thorough
def test_it_opens_even_when_the_files_are_broken_from_the_start(
    browser: Browser, tmp_path: Path
) -> None:
    copy_with_vignettes(tmp_path)
    file = tmp_path / "rules" / "clinical" / "symptoms.yaml"
    file.write_text(file.read_text("utf-8").replace("rules:", "rulez:", 1), encoding="utf-8")
    with start(folder=tmp_path, workspace="content") as running:
        for context in watched(browser, running):
            editor = Editor(context.new_page(), tmp_path)
            editor.opens()
            expect(editor.page.locator(".problems h2")).to_have_text(WORDS["never_good"])
            assert "symptoms.yaml, line" in editor.problems
            editor.saves("rules/clinical/symptoms.yaml", "rulez:", "rules:")
            expect(editor.phone.locator("h1")).to_be_visible()
