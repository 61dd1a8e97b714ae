"""The review workspace, as a clinician uses it."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Locator,
    Page,
    Route,
    ViewportSize,
    expect,
)

from desk.review.answers import Says, from_file
from rules.loading.project import Project
from rules.vignettes.reading import read_vignettes
from rules.vignettes.running import run
from screens.content import content
from tests.support.browsing.contexts import PHONE, watched
from tests.support.browsing.line import SlowLine
from tests.support.browsing.looking import finds_nothing
from tests.support.lists import choose, rests
from tests.support.running_app import RunningApp, copy_with_vignettes, start

pytestmark = pytest.mark.browser

WORDS = content().screens["content"] | content().screens["review"]
BOOK, WORDING = content().book, content().wording
DESK: ViewportSize = {"width": 1366, "height": 900}
SMALLEST: ViewportSize = {"width": 320, "height": 640}
V_2 = "v-2-two-late-losses-waters-at-16-weeks"
SHORT = "then: {exactly_one: [level]}"
LONG = 240_000  # milliseconds for what is computed once, on a busy machine


class Reviewer:
    """Somebody with the review workspace in a browser."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_viewport_size(DESK)

    def opens(self) -> None:
        self.page.goto("/review")
        self.sees_heading("overview_heading")

    def goes_to(self, name: str) -> None:
        self.page.get_by_role("link", name=WORDS[name], exact=True).click()
        self.sees_heading(f"{name}_heading")

    def sees_heading(self, key: str) -> None:
        expect(self.page.get_by_role("heading", level=1)).to_have_text(WORDS[key])

    def picks(self, box: str, name: str) -> None:
        choose(self.page, WORDS[box], name)

    def presses(self, key: str) -> None:
        self.page.get_by_role("button", name=WORDS[key]).first.click()

    @property
    def level(self) -> Locator:
        return self.page.locator(".outcome dd").first

    def has_no_sideways_scroll(self) -> None:
        """On the smallest phone; the window is as wide as a desk again afterwards."""
        self.page.set_viewport_size(SMALLEST)
        fits = f"e => e.scrollWidth <= {SMALLEST['width']}"
        self.page.wait_for_function(
            f"[...document.querySelectorAll('html, .stMain')].every({fits})"
        )
        self.page.set_viewport_size(DESK)
        expect(self.page.get_by_role("link", name=WORDS["try"], exact=True)).to_be_in_viewport()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("review")
    copy_with_vignettes(folder)
    return folder


@pytest.fixture(scope="module")
def review(folder: Path) -> Iterator[RunningApp]:
    with start(folder=folder, workspace="review") as running:
        yield running


@pytest.fixture
def dark_tab(browser: Browser, review: RunningApp) -> Iterator[BrowserContext]:
    """Most tests look in light colours; this is for one that sees many parts."""
    yield from watched(browser, review, color_scheme="dark")


@pytest.fixture
def tab(browser: Browser, review: RunningApp) -> Iterator[BrowserContext]:
    yield from watched(browser, review)


@pytest.mark.thorough
def test_a_person_is_tried_from_the_first_answer_to_the_vignette(
    dark_tab: BrowserContext, tmp_path: Path
) -> None:
    reviewer = Reviewer(dark_tab.new_page())
    reviewer.opens()
    finds_nothing(reviewer.page)
    reviewer.has_no_sideways_scroll()
    reviewer.goes_to("try")
    expect(reviewer.level).to_have_text(WORDS["none_yet"])
    finds_nothing(reviewer.page)

    reviewer.picks("from_vignette", V_2)
    label = WORDING.levels[BOOK.rule("high_history_before_24").level].label
    expect(reviewer.level).to_have_text(label)
    trace = reviewer.page.locator(".trace > details", has_text="high_history_before_24").first
    expect(trace).to_contain_text("✓ Yes")
    expect(trace).to_contain_text("✗ No")

    reviewer.picks("why_not_rule", "high_history_from_24")
    expect(reviewer.page.locator(".flips").first).to_contain_text("Answered: 9 weeks")
    reviewer.presses("find_smallest")
    expect(reviewer.page.get_by_role("heading", name="Leads to: Emergency")).to_be_visible()

    reviewer.page.get_by_label(WORDS["vignette_id"]).fill("tried-in-a-browser")
    reviewer.page.get_by_label(WORDS["vignette_who"]).fill("Somebody who was tried.")
    reviewer.page.keyboard.press("Tab")
    expect(reviewer.page.locator(".files button")).to_be_visible()
    finds_nothing(reviewer.page)
    reviewer.has_no_sideways_scroll()
    with reviewer.page.expect_download() as started:
        reviewer.presses("save_vignette")
    assert started.value.suggested_filename == "tried-in-a-browser.yaml"
    started.value.save_as(tmp_path / "tried-in-a-browser.yaml")
    (case,) = read_vignettes(Project(tmp_path), Path())
    assert run(BOOK, case).differences == []
    assert reviewer.page.url.endswith("/review/try")  # and no answer in the address


@pytest.mark.thorough
def test_on_a_phone_the_menu_unfolds_and_every_page_is_fine(tab: BrowserContext) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.page.set_viewport_size(PHONE)
    reviewer.opens()
    finds_nothing(reviewer.page)
    reviewer.page.get_by_test_id("stExpandSidebarButton").click()
    link = reviewer.page.get_by_role("link", name=WORDS["try"], exact=True)
    expect(link).to_be_in_viewport()
    finds_nothing(reviewer.page)
    link.click()
    reviewer.sees_heading("try_heading")
    reviewer.page.get_by_test_id("stSidebarCollapseButton").get_by_role("button").click()
    expect(reviewer.page.get_by_label(WORDS["vignette_id"])).to_be_visible()  # the last to be drawn
    reviewer.page.get_by_role("link", name=WORDS["jump_to_outcome"]).click()
    expect(reviewer.level).to_be_in_viewport()
    finds_nothing(reviewer.page)


@pytest.mark.thorough
def test_a_file_is_opened_in_the_browser_and_what_is_wrong_with_it_is_said(
    tab: BrowserContext,
) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("try")
    reviewer.page.get_by_text(WORDS["from_text"]).click()

    def opens(text: str) -> None:
        file = {"name": "person.yaml", "mimeType": "text/plain", "buffer": text.encode()}
        reviewer.page.locator("input[type=file]").set_input_files(file)  # type: ignore[arg-type]

    opens("pregnant: yes\nemergency_signs: [urge_to_pusch]\n")
    expect(reviewer.page.get_by_role("alert")).to_contain_text("did you mean", ignore_case=True)
    expect(reviewer.page.get_by_role("alert")).to_contain_text("Line 2")
    finds_nothing(reviewer.page)
    opens("pregnant: yes\nemergency_signs: [urge_to_push]\n")
    expect(reviewer.level).to_have_text(
        WORDING.levels[BOOK.rule("emergency_sign.urge_to_push").level].label
    )
    expect(reviewer.page.get_by_role("alert")).to_have_count(0)


def test_by_keyboard_alone_an_answer_is_given(tab: BrowserContext) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("try")
    question = reviewer.page.get_by_role(
        "radiogroup", name=BOOK.questionnaire.question("pregnant").text
    )
    question.get_by_role("radio").first.focus()
    reviewer.page.keyboard.press("ArrowDown")
    expect(question.get_by_role("radio").nth(1)).to_be_checked()
    box = reviewer.page.get_by_role("checkbox", name="very heavy bleeding", exact=False).first
    expect(box).to_be_attached()
    box.focus()
    reviewer.page.keyboard.press("Space")
    expect(reviewer.level).to_have_text(
        WORDING.levels[BOOK.rule("emergency_sign.very_heavy_bleeding").level].label
    )


@pytest.mark.thorough
def test_rules_are_searched_and_filtered_and_open_as_cards(tab: BrowserContext) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("rules")
    count = reviewer.page.locator(".cards h2")
    everything = len(BOOK.rules)
    everyone = WORDS["rules_found"].format(found=everything, number=everything)
    expect(count).to_have_text(everyone, timeout=LONG)
    reviewer.picks("filter_question", BOOK.questionnaire.question("cervix_scan").label)
    expect(count).not_to_have_text(WORDS["rules_found"].format(found=everything, number=everything))
    reviewer.page.get_by_label(WORDS["search"]).fill("open_cervix")
    reviewer.page.keyboard.press("Enter")
    expect(count).to_have_text(WORDS["rules_found"].format(found=1, number=everything))
    reviewer.page.locator(".card > summary").click()
    expect(reviewer.page.locator(".card")).to_contain_text(BOOK.places["open_cervix"])
    finds_nothing(reviewer.page)
    reviewer.has_no_sideways_scroll()
    reviewer.page.get_by_label(WORDS["search"]).fill("no such words anywhere")
    reviewer.page.keyboard.press("Enter")
    expect(reviewer.page.locator(".cards")).to_contain_text(WORDS["no_rule_found"])


@pytest.mark.thorough
def test_promises_are_proved_while_one_looks_on(tab: BrowserContext, folder: Path) -> None:
    """With one short check for each promise, for the sake of time."""
    file = folder / "rules" / "clinical" / "safety.yaml"
    whole = file.read_text("utf-8")
    checks = re.compile(
        r"^    checks:\n.*?(?=^  - id: P|^more_worrying:)", re.MULTILINE | re.DOTALL
    )
    file.write_text(checks.sub(f"    checks:\n      - {SHORT}\n\n", whole), encoding="utf-8")
    number = len(BOOK.properties)
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    try:
        reviewer.goes_to("proofs")
        expect(reviewer.page.locator(".property")).to_have_count(number)
        finds_nothing(reviewer.page)
        reviewer.presses("prove")
        done = WORDS["proofs_done"].partition(".")[0].format(proved=number, number=number)
        expect(reviewer.page.get_by_text(done)).to_be_visible(timeout=LONG)
        expect(reviewer.page.locator(".property").first).to_contain_text(WORDS["proved"])
        finds_nothing(reviewer.page)
        reviewer.has_no_sideways_scroll()
        reviewer.presses("try_person")
        reviewer.sees_heading("try_heading")
        expect(reviewer.level).not_to_have_text(WORDS["none_yet"])
    finally:
        file.write_text(whole, encoding="utf-8")


@pytest.mark.thorough
def test_a_broken_file_keeps_the_last_good_version(tab: BrowserContext, folder: Path) -> None:
    file = folder / "questionnaire.yaml"
    whole = file.read_text("utf-8")
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("try")
    reviewer.picks("from_vignette", V_2)
    label = WORDING.levels[BOOK.rule("high_history_before_24").level].label
    expect(reviewer.level).to_have_text(label, timeout=LONG)
    file.write_text(whole.replace("kind: choice\n", "kind: choyce\n", 1), encoding="utf-8")
    try:
        expect(reviewer.page.locator(".problems h2")).to_have_text(WORDS["not_current"])
        expect(reviewer.level).to_have_text(label)
        assert "Traceback" not in reviewer.page.locator("body").inner_text()
        finds_nothing(reviewer.page)
    finally:
        file.write_text(whole, encoding="utf-8")
    expect(reviewer.page.locator(".problems")).to_have_count(0)
    expect(reviewer.level).to_have_text(label)


def test_a_look_at_the_files_takes_no_answer_back(tab: BrowserContext, folder: Path) -> None:
    """A slow line: the page asks whether a file changed before it knows the answers just taken."""
    file = folder / "questionnaire.yaml"
    whole = file.read_text("utf-8")
    section = BOOK.questionnaire.sections[0].title
    changed = whole.replace(section, f"Changed: {section}", 1)
    page = tab.new_page()
    line, reviewer = SlowLine(page), Reviewer(page)
    reviewer.opens()
    reviewer.goes_to("try")
    rests(page)
    line.holds_back(meanwhile=lambda: file.write_text(changed, encoding="utf-8"))
    reviewer.picks("from_vignette", V_2)
    try:
        expect(page.get_by_text(f"Changed: {section}").first).to_be_visible(timeout=LONG)
        label = WORDING.levels[BOOK.rule("high_history_before_24").level].label
        expect(reviewer.level).to_have_text(label)
    finally:
        file.write_text(whole, encoding="utf-8")


@pytest.mark.thorough
def test_nothing_that_was_answered_is_in_the_log(tab: BrowserContext, review: RunningApp) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("try")
    reviewer.picks("from_vignette", V_2)
    expect(reviewer.level).not_to_have_text(WORDS["none_yet"])
    for word in ("late_losses", "before_34", V_2):
        assert word not in review.log


@pytest.mark.thorough
def test_a_clinician_signs_by_decision(tab: BrowserContext, tmp_path: Path) -> None:
    reviewer = Reviewer(tab.new_page())
    reviewer.opens()
    reviewer.goes_to("decide")
    page = reviewer.page
    reviewer.presses("say_agree")
    expect(page.get_by_text("1 of 65").first).to_be_visible()
    heading = page.locator("h2[data-item]")
    expect(heading).to_be_focused()
    expect(heading).to_contain_text("2. ")
    expect(heading).to_be_in_viewport()
    expect(page.get_by_role("radio", name=WORDS["sheet_decisions"])).to_be_checked()
    reviewer.presses("say_change")
    expect(page.get_by_text(WORDS["note_lacking"])).to_be_visible()
    page.get_by_label(WORDS["note"]).fill("A lump without waters is not this.")
    reviewer.presses("say_change")
    expect(page.get_by_text("2 of 65").first).to_be_visible()
    finds_nothing(page)
    reviewer.has_no_sideways_scroll()
    note = page.get_by_label(WORDS["note"])
    note.fill("Is this 23 weeks?")
    reviewer.goes_to("overview")
    reviewer.goes_to("decide")
    expect(note).to_have_value("Is this 23 weeks?")
    reviewer.opens()  # a new session: the tab kept it
    reviewer.goes_to("decide")
    expect(page.get_by_text("2 of 65").first).to_be_visible()
    expect(note).to_have_value("Is this 23 weeks?")
    with page.expect_download() as saved:
        reviewer.presses("save_review")
    saved.value.save_as(tmp_path / "review.json")
    first, second = from_file((tmp_path / "review.json").read_text("utf-8")).answers
    assert (first.says, second.says) == (Says.AGREE, Says.CHANGE)
    assert second.note == "A lump without waters is not this."
    reviewer.presses("say_discuss")
    expect(page.get_by_text("3 of 65").first).to_be_visible()
    expect(note).to_have_value("")


@pytest.mark.thorough
def test_what_the_tab_keeps_outlasts_an_answer_that_comes_before_it_is_read(
    tab: BrowserContext,
) -> None:
    """A slow line: the script that reads what is kept comes after the next answer."""
    reviewer = Reviewer(tab.new_page())
    page = reviewer.page
    reviewer.opens()
    reviewer.goes_to("decide")
    reviewer.picks("decide_which", "2 ")
    expect(page.locator("h2[data-item]")).to_contain_text("2. ")
    reviewer.presses("say_agree")
    expect(page.get_by_text("1 of 65").first).to_be_visible()
    rests(page)
    held: list[Route] = []

    def hold(script: Route) -> None:
        held.append(script)

    page.route(re.compile(r"keeping.*\.js"), hold)
    reviewer.opens()
    reviewer.goes_to("decide")
    expect(page.get_by_text("0 of 65").first).to_be_visible()
    reviewer.presses("say_agree")
    expect(page.get_by_text("1 of 65").first).to_be_visible()
    for script in held:
        script.continue_()
    expect(page.get_by_text("2 of 65").first).to_be_visible()
