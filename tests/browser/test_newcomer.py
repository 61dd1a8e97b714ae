"""Five tasks, done in the browser by somebody who has never seen YAML and types none.

Each leaves a picture: in the folder that PICTURES names, or else in the test's own.
"""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from desk.editing.sources import cited
from rules.loading.layout import QUESTIONNAIRE, clinical
from rules.loading.project import Project
from screens.content import content
from tests.support.browsing.contexts import PHONE, watched
from tests.support.browsing.editor import DESK, WORDS, Editor
from tests.support.browsing.line import Line
from tests.support.browsing.looking import finds_nothing
from tests.support.lists import choose, rests
from tests.support.running_app import RunningApp, copy_with_vignettes, start

pytestmark = [pytest.mark.browser, pytest.mark.thorough]

BOOK = content().book
WAS = BOOK.questionnaire.question("weeks").text
TRIES = 4
SLOW = 60_000  # milliseconds: every check of all content, on a machine that is busy


def git(root: Path, *arguments: str) -> str:
    """What git says in a folder."""
    who = ("-c", "user.name=Keeper", "-c", "user.email=keeper@localhost")
    command = ["git", *who, "-C", str(root), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project that git keeps."""
    root = tmp_path_factory.mktemp("desk")
    copy_with_vignettes(root)
    (root / ".gitignore").write_text("__pycache__/\n", encoding="utf-8")
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it is"]):
        git(root, *command)
    git(root, "tag", "start")
    return root


@pytest.fixture(scope="module")
def running(project: Path) -> Iterator[RunningApp]:
    with start(folder=project, workspace="content") as app:
        yield app


@pytest.fixture
def folder(project: Path) -> Path:
    """The same, as it was at the start."""
    git(project, "reset", "-q", "--hard", "start")
    return project


@pytest.fixture
def context(browser: Browser, running: RunningApp, folder: Path) -> Iterator[BrowserContext]:
    yield from watched(browser, running)


@pytest.fixture
def newcomer(context: BrowserContext, folder: Path, tmp_path: Path) -> "Newcomer":
    pictures = Path(os.environ.get("PICTURES", tmp_path / "pictures"))
    pictures.mkdir(exist_ok=True)
    return Newcomer(context.new_page(), folder, pictures)


class Newcomer(Editor):
    """Somebody who clicks, chooses and types words; everything typed is kept."""

    def __init__(self, page: Page, folder: Path, pictures: Path) -> None:
        super().__init__(page, folder)
        page.set_default_timeout(SLOW)
        self._pictures = pictures
        self.typed: list[str] = []

    def goes_to(self, name: str, heading: str) -> None:
        self.page.get_by_role("link", name=WORDS[name], exact=True).click()
        self.sees_heading(WORDS[heading])

    def types(self, label: str, words: str) -> None:
        field = self.page.get_by_label(label, exact=True)
        field.fill(words)
        field.press("Tab")
        self.typed.append(words)

    def takes(self, label: str) -> None:
        self.page.get_by_text(label, exact=True).first.click()

    def presses(self, button: str) -> None:
        self.page.get_by_role("button", name=button, exact=True).first.click()

    def saves_it(self) -> None:
        """Press Save, and again where the last words had not been checked yet."""
        save = self.page.get_by_role("button", name=WORDS["edit_save"], exact=True)
        saved = self.page.get_by_text(WORDS["edit_saved"].split("{")[0]).first
        again = self.page.get_by_text(WORDS["edit_again"]).first
        for _ in range(TRIES):
            rests(self.page, SLOW)
            expect(saved.or_(save).first).to_be_enabled(timeout=SLOW)
            if saved.is_visible():
                return
            save.click()
            expect(saved.or_(again).first).to_be_visible(timeout=SLOW)
        expect(saved).to_be_visible(timeout=SLOW)

    def has_changed_the_files(self) -> None:
        """Wait until something is saved, whether or not the page has been told so."""
        end = monotonic() + SLOW / 1000
        while not self.changed:
            assert monotonic() < end, "nothing was saved"
            self.page.title()  # so that what the page sends goes on its way

    def is_told(self, words: str) -> None:
        expect(self.page.get_by_text(words).first).to_be_visible(timeout=SLOW)

    def shows(self, name: str) -> None:
        rests(self.page, SLOW)
        self.page.screenshot(path=self._pictures / f"{name}.png")

    @property
    def changed(self) -> str:
        """What is different in the files, as git says it: no line more than was meant."""
        said = git(self.folder, "diff", "--unified=0")
        signs = ("+++", "---", "@@", "diff", "index")
        return "\n".join(line for line in said.splitlines() if not line.startswith(signs))


def test_reword_a_question(newcomer: Newcomer) -> None:
    newcomer.opens()
    newcomer.jumps_to("Question: weeks")
    expect(newcomer.phone.locator("h1")).to_have_text(WAS)
    newcomer.phone.locator("h1").click()
    newcomer.types(WORDS["edit_words"], "How many weeks along are you?")
    expect(newcomer.page.locator(".before-after")).to_contain_text("along")
    expect(newcomer.phone.locator("h1")).to_have_text("How many weeks along are you?", timeout=SLOW)
    newcomer.goes_to("people", "people_heading")
    newcomer.goes_to("pages", "pages_heading")
    field = newcomer.page.get_by_label(WORDS["edit_words"], exact=True)
    expect(field).to_have_value("How many weeks along are you?", timeout=SLOW)
    newcomer.opens()  # a new session: the tab kept the words
    newcomer.jumps_to("Question: weeks")
    expect(newcomer.phone.locator("h1")).to_have_text(WAS)
    newcomer.phone.locator("h1").click()
    expect(field).to_have_value("How many weeks along are you?", timeout=SLOW)
    expect(newcomer.phone.locator("h1")).to_have_text("How many weeks along are you?", timeout=SLOW)
    newcomer.shows("desk-reword")
    finds_nothing(newcomer.page)
    newcomer.saves_it()
    assert newcomer.changed == (
        f"-        text: {WAS}\n+        text: How many weeks along are you?"
    )
    newcomer.page.get_by_role("button", name=WORDS["edit_undo"].split("{")[0]).click()
    newcomer.is_told(WORDS["edit_undone"].split("{")[0])
    assert newcomer.changed == ""
    expect(newcomer.phone.locator("h1")).to_have_text(WAS, timeout=SLOW)
    newcomer.phone.locator("h1").click()
    expect(field).to_have_value(WAS)


def test_add_an_option(newcomer: Newcomer) -> None:
    newcomer.opens()
    newcomer.goes_to("change", "changing_heading")
    question = BOOK.questionnaire.question("care_so_far")
    choose(newcomer.page, WORDS["where_it_stands"], question.label)
    behind = newcomer.page.get_by_label(WORDS["after_which"], exact=False).first
    expect(behind).to_have_value(question.options[-1].id, timeout=SLOW)
    choose(newcomer.page, WORDS["after_which"], WORDS["before_all"])
    newcomer.types(WORDS["id_of_item"], "booked")
    newcomer.types("text *", "A check of my cervix is booked")
    newcomer.types("short", "Cervix check booked")
    newcomer.takes("neutral")
    newcomer.is_told(WORDS["edit_fine"])
    newcomer.shows("desk-option")
    newcomer.saves_it()
    assert newcomer.changed == (
        "+          - id: booked\n"
        "+            text: A check of my cervix is booked\n"
        "+            short: Cervix check booked\n"
        "+            neutral: true"
    )
    assert_no_yaml(newcomer)


def test_a_form_is_as_it_was_after_a_look_at_another_page(newcomer: Newcomer) -> None:
    page = newcomer.page
    newcomer.opens()
    newcomer.goes_to("change", "changing_heading")
    choose(page, WORDS["kind_of_item"], WORDS["kind_rule"])
    expect(page.get_by_label("rationale *", exact=True)).to_be_visible(timeout=SLOW)
    rests(page, SLOW)
    newcomer.types(WORDS["id_of_item"], "booked")
    newcomer.types("rationale *", "A check is booked.")
    evidence = page.get_by_label(f"evidence {WORDS['as_yaml']}")
    evidence.fill("where: so: far")
    newcomer.is_told("This text has a colon in it.")
    newcomer.goes_to("people", "people_heading")
    newcomer.goes_to("change", "changing_heading")
    expect(page.get_by_label("rationale *", exact=True)).to_have_value("A check is booked.")
    expect(page.get_by_label(WORDS["id_of_item"], exact=True)).to_have_value("booked")
    expect(evidence).to_have_value("where: so: far")
    newcomer.is_told("This text has a colon in it.")
    kind = page.get_by_label(WORDS["kind_of_item"], exact=False).first
    expect(kind).to_have_value(WORDS["kind_rule"])
    choose(page, WORDS["kind_of_item"], WORDS["kind_source"])
    expect(page.get_by_label("rationale *", exact=True)).to_have_count(0, timeout=SLOW)
    choose(page, WORDS["kind_of_item"], WORDS["kind_rule"])
    expect(page.get_by_label("rationale *", exact=True)).to_have_value("A check is booked.")


def test_move_a_threshold_by_a_week(newcomer: Newcomer) -> None:
    newcomer.opens()
    newcomer.goes_to("change", "changing_heading")
    newcomer.takes(WORDS["do_number"])
    choose(newcomer.page, WORDS["number_of"], "condition only_history")
    field = newcomer.page.get_by_label(WORDS["new_number"], exact=True)
    week = int(field.input_value())
    newcomer.types(WORDS["new_number"], str(week + 1))
    expect(newcomer.page.locator(".said")).to_have_count(2, timeout=SLOW)
    newcomer.shows("desk-number")
    finds_nothing(newcomer.page)
    newcomer.saves_it()
    lines = newcomer.changed.split("\n")
    assert len(lines) == 2
    assert lines[1] == lines[0].replace("-", "+", 1).replace(str(week), str(week + 1))


def test_retire_a_source(newcomer: Newcomer) -> None:
    newcomer.opens()
    newcomer.goes_to("change", "changing_heading")
    newcomer.takes(WORDS["do_source"])
    source = next(one for one in BOOK.sources if one.id == "watson_2017")
    other = next(one for one in BOOK.sources if one.id == "rcog_gtg75_recommendations")
    choose(newcomer.page, WORDS["retired_source"], source.title[:40])
    cited_list = newcomer.page.locator(".cited ul")
    newcomer.page.set_viewport_size(PHONE)
    expect(cited_list).to_be_visible()
    assert cited_list.evaluate("list => list.scrollWidth <= list.clientWidth"), "cut off"
    newcomer.page.set_viewport_size(DESK)
    choose(newcomer.page, WORDS["instead"], other.title[:40])
    newcomer.is_told(WORDS["instead_note"])
    newcomer.shows("desk-source")
    newcomer.saves_it()
    assert cited(Project(newcomer.folder), source.id) == []
    assert newcomer.typed == []


def test_answer_a_proposal(newcomer: Newcomer) -> None:
    newcomer.saves(QUESTIONNAIRE.as_posix(), WAS, "How many weeks along are you?")
    newcomer.opens()
    newcomer.goes_to("proposals", "proposals_heading")
    newcomer.types(WORDS["my_name"], "Ann Other")
    newcomer.types(WORDS["title"], "The weeks in plainer words")
    newcomer.presses(WORDS["propose"])
    newcomer.is_told("It is the branch proposal/the-weeks-in-plainer-words")
    assert newcomer.changed == ""

    newcomer.types(WORDS["my_name"], "Bea Reader")
    newcomer.types(WORDS["your_answer"], "Plainer indeed.")
    newcomer.presses(WORDS["comment"])
    newcomer.is_told("Bea Reader on")
    newcomer.shows("desk-proposal")
    finds_nothing(newcomer.page)
    newcomer.presses(WORDS["accept"])
    newcomer.is_told("Accepted: The weeks in plainer words.")
    assert "How many weeks along are you?" in (newcomer.folder / QUESTIONNAIRE).read_text("utf-8")
    assert git(newcomer.folder, "log", "-1", "--format=%an") == "Bea Reader"
    assert_no_yaml(newcomer)


def test_the_later_of_two_windows_is_told_and_loses_nothing(
    newcomer: Newcomer, context: BrowserContext, folder: Path
) -> None:
    newcomer.opens()
    newcomer.jumps_to("Question: weeks")
    expect(newcomer.phone.locator("h1")).to_have_text(WAS)
    newcomer.phone.locator("h1").click()
    newcomer.types(WORDS["edit_words"], "How many weeks is it?")
    expect(newcomer.page.locator(".before-after")).to_contain_text("is it")
    newcomer.saves(QUESTIONNAIRE.as_posix(), WAS, "How many weeks along are you?")
    newcomer.is_told("Somebody else changed this text while you had it open.")
    field = newcomer.page.get_by_label(WORDS["edit_words"], exact=True)
    expect(field).to_have_value("How many weeks is it?")
    newcomer.presses(WORDS["edit_mine"])
    newcomer.saves_it()
    assert "How many weeks is it?" in (folder / QUESTIONNAIRE).read_text("utf-8")


def test_what_is_typed_while_it_is_being_saved_stays(newcomer: Newcomer) -> None:
    line, page = Line(newcomer.page), newcomer.page
    newcomer.opens()
    newcomer.jumps_to("Question: weeks")
    expect(newcomer.phone.locator("h1")).to_have_text(WAS)
    newcomer.phone.locator("h1").click()
    newcomer.types(WORDS["edit_words"], "How many weeks is it?")
    save = page.get_by_role("button", name=WORDS["edit_save"], exact=True)
    expect(newcomer.phone.locator("h1")).to_have_text("How many weeks is it?", timeout=SLOW)
    rests(page, SLOW)
    line.is_held = True
    save.click()
    newcomer.has_changed_the_files()  # and has not heard of it
    field = page.get_by_label(WORDS["edit_words"], exact=True)
    field.press_sequentially(" Today?")
    line.is_held = False
    newcomer.is_told(WORDS["edit_saved"].split("{")[0])
    expect(field).to_have_value("How many weeks is it? Today?")
    expect(newcomer.page.locator(".before-after")).to_contain_text("Today?", timeout=SLOW)
    assert newcomer.changed.endswith("+        text: How many weeks is it?")


def test_an_item_as_yaml_that_another_changed_is_told_and_nothing_typed_is_lost(
    newcomer: Newcomer, folder: Path
) -> None:
    page, file = newcomer.page, clinical("advice").as_posix()
    newcomer.opens()
    newcomer.goes_to("change", "changing_heading")
    newcomer.takes(WORDS["do_yaml"])
    choose(page, WORDS["kind_of_item"], WORDS["kind_advice"])
    choose(page, WORDS["which_item"], "stitch_aftercare")
    field = page.get_by_label(WORDS["yaml_of"].format(item="stitch_aftercare"))
    mine = "- id: stitch_aftercare\n  when: {condition: has_stitch}\n  only_at: [call_now]"
    field.fill(mine)
    expect(page.get_by_role("button", name=WORDS["edit_save"], exact=True)).to_be_visible()
    newcomer.goes_to("people", "people_heading")
    newcomer.goes_to("change", "changing_heading")
    choose(page, WORDS["which_item"], "stitch_aftercare")
    expect(field).to_have_value(mine)
    condition = "    when: {condition: has_stitch}\n"
    newcomer.saves(file, condition, f"{condition}    only_at: [call_today]\n")
    newcomer.is_told("Somebody else changed this text while you had it open.")
    expect(field).to_have_value(mine)
    newcomer.presses(WORDS["edit_mine"])
    newcomer.saves_it()
    assert newcomer.changed == "+    only_at: [call_now]"


def assert_no_yaml(newcomer: Newcomer) -> None:
    """Words were typed, and nothing that YAML makes something of."""
    assert newcomer.typed
    assert not [words for words in newcomer.typed if set(words) & set(":-{}[]#|>\n\"'")]
