"""What kind each change is, where it stands, which rules it concerns, and who has to sign it."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from explainer.wording import load_wording
from rules.changes.change import Change, Kind, Need
from rules.changes.comparing import changes, restale
from rules.changes.versions import Version
from rules.loading.project import Project
from rules.model.conditions import QuestionTest
from rules.model.evidence import Role
from tests.support.comparisons import version_of
from tests.support.messages import ROOT, copy_content
from tests.support.signers import fully_signed

Edit = Callable[[str, str, str], Version]


@pytest.fixture(scope="module")
def before() -> Version:
    return version_of()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_content(tmp_path_factory.mktemp("content"))


@pytest.fixture
def edited(folder: Path) -> Iterator[Edit]:
    """The content with the first of some words in one file replaced."""
    kept: dict[Path, str] = {}

    def edit(name: str, old: str, new: str) -> Version:
        file = folder / name
        text = file.read_text(encoding="utf-8")
        kept.setdefault(file, text)
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")
        return version_of(folder)

    yield edit
    for file, text in kept.items():
        file.write_text(text, encoding="utf-8")


QUESTIONS = "questionnaire.yaml"
HISTORY, CONDITIONS = "rules/clinical/history.yaml", "rules/clinical/conditions.yaml"
STITCH, SOURCES = "rules/clinical/stitch.yaml", "rules/clinical/sources.yaml"
WORDS = "explainer/wording/en.yaml"
SCREENS = "explainer/wording/screens.yaml"
WEEKS_TEXT = "text: How many weeks pregnant are you?"


LIKE = "weeks: {at_most: 23}"
GIVEN = "advice: [ask_for_preterm_clinic, ask_about_cervix_scan]"
PUSH = "text: A strong urge to push, as"
ASKED = "asked_when: {pregnant: {is: yes}}\n        min: 0"
RULE, URGENT = "rule high_history_before_24", "rule go_to_hospital_abdominal_stitch"
SAID = "wording only: words"
FIRST = "rule specialist_history_no_plan"
ONE, BOTH, NONE = Need.ONE, Need.BOTH, Need.NONE
QUESTION_EDITS = [
    (WEEKS_TEXT, WEEKS_TEXT.replace("?", " now?"), "wording only: question weeks text", ONE),
    ("label: Weeks of pregnancy", "label: Weeks", "wording only: question weeks label", ONE),
    (PUSH, f"{PUSH} if", "wording only: question emergency_signs urge_to_push text", ONE),
    ("max: 42", "max: 43", "threshold: question weeks max", BOTH),
    (ASKED, "min: 0", "asked when: question weeks asked_when", BOTH),
]
HISTORY_EDITS = [
    (LIKE, "weeks: {at_most: 22}", f"threshold: {RULE} when", BOTH),
    ("condition: high_history\n", "condition: listed_history\n", f"logic: {RULE} when", BOTH),
    ("_tell: contact_this_week", "_tell: quiet", f"if can't tell: {FIRST} if_cant_tell", BOTH),
    (GIVEN, "advice: [ask_for_preterm_clinic]", f"advice: {RULE} advice", BOTH),
    ("[H-01, H-04, H-05]", "[H-01, H-04]", f"reasons and hazards: {FIRST} hazards", NONE),
    ("so for this group", "and for this group", f"reasons and hazards: {FIRST} rationale", NONE),
    ("where: highest", "where: the highest", f"evidence only: {FIRST} evidence", NONE),
]
EDITS = [
    *((QUESTIONS, *edit) for edit in QUESTION_EDITS),
    *((HISTORY, *edit) for edit in HISTORY_EDITS),
    (STITCH, "level: call_now", "level: emergency", f"level: {URGENT} level", BOTH),
    (WORDS, "lead: Do not wait", "lead: Never wait", f"{SAID}: levels emergency lead", ONE),
    (SCREENS, "  start:\n", "  start:\n    never: Words.\n", f"{SAID}: screens start never", NONE),
]


@pytest.mark.parametrize("edit", EDITS, ids=[edit[3] for edit in EDITS])
def test_the_kind_of_each_change(
    before: Version, edited: Edit, edit: tuple[str, str, str, str, Need]
) -> None:
    file, old, new, expected, need = edit
    after = edited(file, old, new)
    (change,) = changes(before, after)
    assert f"{change.kind}: {change.about} {change.name} {change.part}" == expected
    assert change.need is need
    assert {*change.rules} == {found.rule for found in restale(before, after)}
    assert bool(change.rules) is (need in (Need.ONE, Need.BOTH))
    assert change.place.startswith(f"{file}:")


def test_the_place_is_the_line_in_the_file(before: Version, edited: Edit) -> None:
    (change,) = changes(before, edited(QUESTIONS, WEEKS_TEXT, WEEKS_TEXT.replace("?", " now?")))
    lines = (ROOT / QUESTIONS).read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, 1) if line.strip() == WEEKS_TEXT)
    assert change.place == f"{QUESTIONS}:{number}"


def test_a_named_condition_is_told_once_with_all_rules_that_use_it(
    before: Version, edited: Edit
) -> None:
    after = edited(CONDITIONS, "at_most: 34", "at_most: 33")
    (change,) = changes(before, after)
    assert (change.kind, change.about, change.part) == (Kind.THRESHOLD, "condition", "when")
    using = {r.rule for r in restale(before, after) if "logic" in r.parts}
    assert set(change.rules) == using
    assert len(using) > 1


def test_an_option_added_and_removed(before: Version, edited: Edit) -> None:
    option = "          - id: urge_to_push\n"
    more = "          - id: other_sign\n            text: Another sign\n            neutral: true\n"
    after = edited(QUESTIONS, option, more + option)
    for versions, kind, texts in (
        ((before, after), Kind.OPTION_ADDED, (None, "Another sign")),
        ((after, before), Kind.OPTION_REMOVED, ("Another sign", None)),
    ):
        (change,) = changes(*versions)
        assert (change.kind, change.name, change.part) == (kind, "emergency_signs", "other_sign")
        assert (change.before, change.after) == texts
        assert change.need is Need.BOTH


def test_another_order_of_options_needs_no_signature(before: Version) -> None:
    question = before.book.questionnaire.question("emergency_signs")
    assert question.kind == "choices"
    turned = question.model_copy(update={"options": question.options[::-1]})
    section = before.book.questionnaire.sections[0]
    asked = tuple(turned if q.id == turned.id else q for q in section.questions)
    first = section.model_copy(update={"questions": asked})
    others = before.book.questionnaire.sections[1:]
    made = type(before.book.questionnaire)(sections=(first, *others))
    after = replace(before, book=replace(before.book, questionnaire=made))
    (change,) = changes(before, after)
    assert (change.kind, change.part, change.need) == (Kind.ORDER, "options", Need.OUTSIDE)
    assert restale(before, after) == ()


def test_prefer_not_to_say_is_an_option_too(before: Version, edited: Edit) -> None:
    words = "        not_sure: I'm not sure how many weeks\n"
    after = edited(QUESTIONS, words, f"{words}        prefer_not_to_say: I prefer not to say\n")
    for versions, kind in (((before, after), "option added"), ((after, before), "option removed")):
        (change,) = changes(*versions)
        assert (change.kind, change.part) == (kind, "prefer_not_to_say")


def test_a_rule_added_and_removed(before: Version) -> None:
    fewer = before.book.rules[1:]
    without = replace(before, book=replace(before.book, rules=fewer))
    (added,) = changes(without, before)
    (removed,) = changes(before, without)
    assert (added.kind, added.need, added.rules) == (Kind.RULE_ADDED, Need.BOTH, (added.name,))
    assert (removed.kind, removed.need, removed.rules) == (Kind.RULE_REMOVED, Need.OUTSIDE, ())
    assert added.after == removed.before == before.book.rules[0].when


def test_a_question_added_and_moved(before: Version, edited: Edit) -> None:
    sections = before.book.questionnaire.sections
    last = sections[-1].questions
    moved = (last[-1], *last[:-1])
    fewer = last[:-1]

    def having(questions: Any) -> Version:
        section = sections[-1].model_copy(update={"questions": questions})
        made = type(before.book.questionnaire)(sections=(*sections[:-1], section))
        return replace(before, book=replace(before.book, questionnaire=made))

    found = changes(before, having(moved))
    assert {change.kind for change in found} == {Kind.ORDER}
    assert {change.need for change in found} == {Need.OUTSIDE}
    without = having(fewer)
    unread = [r for r in before.book.rules if last[-1].id not in before.read[r.id].questions]
    without = replace(without, book=replace(without.book, rules=tuple(unread)))
    kinds = {change.kind for change in changes(without, before)}
    assert kinds == {Kind.RULE_ADDED, Kind.QUESTION_ADDED}


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("review_by: 2027-03-03", "review_by: 2027-04-03", Kind.SOURCE_DATES),
        ("publisher: ", "publisher: The ", Kind.EVIDENCE),
    ],
)
def test_sources(before: Version, edited: Edit, old: str, new: str, kind: Kind) -> None:
    (change,) = changes(before, edited(SOURCES, old, new))
    assert (change.kind, change.need, change.about) == (kind, Need.NONE, "source")


def test_whom_to_call(before: Version) -> None:
    first, *others = before.book.contacts
    other = QuestionTest.model_validate({"pregnant": {"is": "yes"}})
    contacts = (first.model_copy(update={"when": other}), *others)
    after = replace(before, book=replace(before.book, contacts=contacts))
    (change,) = changes(before, after)
    assert (change.kind, change.name, change.need) == (Kind.CONTACT, first.id, Need.OUTSIDE)


def test_a_phone_number_concerns_the_rules_that_show_it(before: Version, edited: Edit) -> None:
    after = edited(WORDS, 'number: "999"', 'number: "998"')
    (change,) = changes(before, after)
    assert change.kind is Kind.PHONE
    assert set(change.rules) == {r.rule for r in restale(before, after)}
    assert "emergency_sign.urge_to_push" in change.rules
    assert change.need is Need.ONE


def test_the_same_content_has_no_change(before: Version) -> None:
    assert changes(before, version_of()) == ()
    assert restale(before, before) == ()


def test_the_signatures_that_go_stale(before: Version, edited: Edit) -> None:
    wording = load_wording(Project(ROOT))
    signed = fully_signed(before.book, wording).signatures
    after = edited(HISTORY, "weeks: {at_most: 23}", "weeks: {at_most: 22}")
    after = replace(after, book=replace(after.book, signatures=signed))
    (found,) = restale(before, after)
    assert (found.rule, found.parts, found.need) == (
        "high_history_before_24",
        ("logic",),
        Need.BOTH,
    )
    assert {s.role for s in found.signatures} == {*Role}
    assert {s.rule for s in found.signatures} == {found.rule}


def test_changes_are_told_by_weight(before: Version, edited: Edit) -> None:
    edited(QUESTIONS, WEEKS_TEXT, WEEKS_TEXT.replace("?", " now?"))
    edited(HISTORY, "hazards: [H-01, H-04, H-05]", "hazards: [H-01, H-04]")
    after = edited(HISTORY, "weeks: {at_most: 23}", "weeks: {at_most: 22}")
    found: tuple[Change, ...] = changes(before, after)
    assert [change.kind for change in found] == [Kind.THRESHOLD, Kind.WORDING, Kind.REASONS]
