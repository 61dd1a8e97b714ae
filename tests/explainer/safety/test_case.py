"""The safety case report: whole, honest about what nobody did, and true to the data."""

from dataclasses import replace

import pytest

from explainer.proofs.summary import Proof, ProofReport
from explainer.review.purpose import intended_purpose
from explainer.safety.case import NOT_RUN, SafetyCase, as_html, lost_evidence
from explainer.safety.shown import Evidence
from rules.loading.layout import ARGUMENT
from rules.loading.project import Project
from rules.loading.release import load_release
from rules.model.argument import Argument
from rules.model.release import Release
from tests.support.html import Element, parse
from tests.support.pages import ROOT
from tests.support.releasing import decided, judged
from tests.support.reviewing import SUBJECT
from tests.support.vignettes import CASES

SHIPPED = Project().whole(ARGUMENT, Argument)
BOOK = SUBJECT.book
PROOFS = ProofReport(
    tuple(Proof(p.id, p.title, p.words, True, "all", "", ()) for p in BOOK.properties),
    (),
    "many",
    "1,000",
    (),
)
EVIDENCE = Evidence(ROOT, {promise.id for promise in BOOK.properties}, CASES.keys())
CASE = SafetyCase(
    name="Your cervix in pregnancy",
    subject=SUBJECT,
    purpose=intended_purpose(ROOT),
    release=load_release(Project()),
    argument=SHIPPED,
    proofs=PROOFS,
    outcomes=(),
    unsigned=len(BOOK.rules),
    lacking=("No safety case is approved.",),
    lost=lost_evidence(SUBJECT, SHIPPED, EVIDENCE),
    results=None,
    files={"questionnaire.yaml": "0" * 64},
)
HEADINGS = [
    "1. Introduction",
    "2. System definition and scope",
    "3. Clinical risk management system",
    "4. Clinical risk analysis and evaluation",
    "5. Clinical risk control, with its evidence",
    "6. Proof and test results",
    "7. The safety argument",
    "8. Open issues",
    "9. Summary safety statement",
    "10. Configuration: version and hashes",
]


@pytest.fixture(scope="module")
def page() -> str:
    return as_html(CASE)


@pytest.fixture(scope="module")
def tree(page: str) -> Element:
    return parse(page)


def test_every_solution_of_the_argument_and_of_the_log_exists() -> None:
    assert CASE.lost == {}
    assert CASE.holds


def test_every_promise_is_in_the_argument() -> None:
    named = {name for goal in SHIPPED.goals if goal.shown_by for name in goal.shown_by.properties}
    assert named == {promise.id for promise in BOOK.properties}


def test_what_nobody_has_shown_is_not_developed() -> None:
    undeveloped = {goal.claim for goal in SHIPPED.goals if goal.undeveloped}
    assert "The promises are the right promises." in undeveloped
    assert len(undeveloped) >= 5


def test_it_has_its_headings_and_needs_no_other_file(page: str, tree: Element) -> None:
    assert [heading.text for heading in tree.all("h2")] == HEADINGS
    assert not [e for e in tree if e.tag in ("script", "link", "img", "iframe", "object")]
    assert "url(" not in page


def test_every_hazard_and_control_is_told_and_none_is_judged(page: str, tree: Element) -> None:
    for hazard in BOOK.hazards:
        item = next(e for e in tree.all("div") if e.get("id") == hazard.id)
        assert all(control.text in item.text for control in hazard.controls)
    assert page.count("to be judged by the clinical safety officer") == 2 * len(BOOK.hazards)
    assert "draft, approved by nobody" in page


def test_the_worst_that_nobody_judged_comes_first() -> None:
    first, *_ = CASE.hazards()
    assert first.id == "H-01"
    one = judged(BOOK).hazards[0]
    book = replace(BOOK, hazards=(one, *BOOK.hazards[1:]))
    assert replace(CASE, subject=replace(SUBJECT, book=book)).hazards()[-1].id == "H-01"


def test_what_is_named_and_not_there_is_said_and_fails() -> None:
    lost = lost_evidence(SUBJECT, SHIPPED, Evidence(ROOT, {"P1"}, CASES.keys()))
    case = replace(CASE, lost=lost)
    assert "P2" in lost["G7"]
    assert "P2" in lost["H-01"]
    assert not case.holds
    assert as_html(case).count("Named and not there") == len(lost)


def test_the_result_of_each_named_test_stands_beside_it(page: str) -> None:
    first, second, *_ = CASE.named_tests()
    assert f"<code>{first}</code>: {NOT_RUN}" in page
    case = replace(CASE, results={first: "passed", second: "FAILED"})
    said = as_html(case)
    assert f"<code>{first}</code>: passed" in said
    assert f"<code>{second}</code>: FAILED" in said
    assert not case.holds


def test_it_is_approved_only_for_the_rules_that_were_approved(page: str) -> None:
    release = Release.model_validate(decided(BOOK.version))
    said = as_html(replace(CASE, release=release))
    assert "version 1.0, approved by Made-up Director" in said
    assert "Made-up Officer, GMC 0000000" in said
    other = as_html(replace(CASE, release=Release.model_validate(decided("0" * 12))))
    assert "draft, approved by nobody" in other


def test_there_is_an_empty_box_for_each_person(tree: Element) -> None:
    assert len([e for e in tree.all("dd") if e.get("class") == "box"]) >= 10
