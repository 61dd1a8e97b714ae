"""The hazard log: whatever it names is there, and its page says what the log says."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import cli
from explainer.outputs.hazard_log import FILE, UNJUDGED, hazard_log
from rules import Level, load
from rules.model.hazards import Control, Hazard
from tests.support.messages import copy_content
from tests.support.pages import ROOT, anchors, is_document, is_test, lost_links
from tests.support.vignettes import CASES

BOOK = load()
HAZARDS = {hazard.id: hazard for hazard in BOOK.hazards}
QUESTIONS = ROOT / "docs" / "clinical-safety" / "open-questions.md"
RED_FLAG = {Level.EMERGENCY, Level.CALL_NOW}
STALE = "the page is behind the log; write it anew: python cli.py export hazard-log"


def lost(hazard: Hazard) -> Iterator[str]:
    """Everything that a hazard names and that is not there."""
    properties = {promise.id for promise in BOOK.properties}
    for control in hazard.controls:
        if shown_by := control.shown_by:
            yield from (name for name in shown_by.properties if name not in properties)
            yield from (name for name in shown_by.vignettes if name not in CASES)
            yield from (name for name in shown_by.tests if not is_test(name))
            yield from (name for name in shown_by.documents if not is_document(name))
    yield from (name for name in hazard.questions if name.lower() not in anchors(QUESTIONS))


@pytest.mark.parametrize("hazard", HAZARDS.values(), ids=HAZARDS)
def test_all_that_a_hazard_names_is_there(hazard: Hazard) -> None:
    assert list(lost(hazard)) == []


def test_a_link_that_leads_nowhere_would_be_found() -> None:
    wrong = {
        "properties": ("P99",),
        "vignettes": ("nobody",),
        "tests": ("tests/commands/test_sign.py::test_nothing", "tests/nowhere.py::test_check"),
        "documents": ("docs/nowhere.md", "docs/deployment.md#nowhere"),
    }
    control = {"kind": "test", "text": "A test.", "shown_by": wrong}
    change = {"controls": (Control.model_validate(control),), "questions": ("Q999",)}
    found = list(lost(HAZARDS["H-01"].model_copy(update=change)))
    assert found == [*(name for names in wrong.values() for name in names), "Q999"]


@pytest.mark.parametrize("rule", [rule.id for rule in BOOK.rules if rule.level in RED_FLAG])
def test_every_red_flag_has_a_hazard_with_a_control_in_place(rule: str) -> None:
    named = [HAZARDS[name] for name in BOOK.rule(rule).hazards]
    assert any(control.in_place for hazard in named for control in hazard.controls)
    assert "H-01" in BOOK.rule(rule).hazards  # a red flag is there so that no call is delayed


def test_no_hazard_was_ever_deleted() -> None:
    assert list(HAZARDS) == [f"H-{number:02d}" for number in range(1, len(HAZARDS) + 1)]


def test_the_page_is_current() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == hazard_log(BOOK), STALE


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "hazard-log", str(copy_content(tmp_path))]) == 0
    assert capsys.readouterr().out == f"{FILE}\n"
    assert (tmp_path / FILE).read_text(encoding="utf-8") == hazard_log(BOOK)


def test_what_is_in_the_log_changes_no_rule_set_number(tmp_path: Path) -> None:
    log = copy_content(tmp_path) / "rules" / "clinical" / "hazards.yaml"
    log.write_text(log.read_text("utf-8").replace("Minutes are lost", "Time is lost"), "utf-8")
    changed = load(tmp_path)
    assert changed.hazards != BOOK.hazards
    assert changed.version == BOOK.version


def test_its_links_lead_somewhere() -> None:
    assert list(lost_links(ROOT / FILE)) == []


def test_the_page_tells_every_hazard_and_control_and_judges_none_by_itself() -> None:
    page = hazard_log(BOOK)
    for hazard in BOOK.hazards:
        assert f"{hazard.id}. {hazard.name}" in page
        assert all(control.text in page for control in hazard.controls)
    risks = [risk for h in BOOK.hazards for risk in (h.initial_risk, h.residual_risk)]
    assert page.count(f"{UNJUDGED}.") == risks.count(None)
