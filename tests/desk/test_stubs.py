"""`new-rule` and `new-question`: stubs that check walks an editor through."""

from datetime import date
from pathlib import Path

import pytest

import cli
from desk.checking import check_content
from desk.stubs import StubError, new_question, new_rule
from rules.loading.project import Project
from tests.support.messages import ROOT, copy_content

TODAY = date(2026, 12, 1)
RULES = "rules/clinical/history.yaml"
WORDS = "explainer/wording/en.yaml"
QUESTIONS = "questionnaire.yaml"


@pytest.fixture
def content(tmp_path: Path) -> Path:
    return copy_content(tmp_path)


def said(content: Path) -> list[str]:
    return [problem.what for problem in check_content(Project(content), TODAY).problems]


def fill_in(file: Path, lines: dict[str, str]) -> None:
    """Fill in the empty fields of the stub, as an editor does."""
    text = file.read_text(encoding="utf-8")
    for empty, filled in lines.items():
        before, found, after = text.rpartition(f"{empty}\n")  # stubs stand last
        assert found, empty
        text = f"{before}{filled}\n{after}"
    file.write_text(text, encoding="utf-8")


def only_added(name: str, content: Path) -> list[str]:
    """What a file has more than the real one; every line of the real one is still there."""
    before = (ROOT / name).read_text(encoding="utf-8").split("\n")
    after = (content / name).read_text(encoding="utf-8").split("\n")
    pairs = enumerate(zip(before, after, strict=False))
    start = next((i for i, (old, new) in pairs if old != new), len(before))
    count = len(after) - len(before)
    assert before == after[:start] + after[start + count :]
    return [line for line in after[start : start + count] if line]


def test_check_walks_through_a_new_rule_until_it_is_complete(content: Path) -> None:
    new_rule(Project(content), "early_scan", "history")
    assert said(content) == [
        "'finding' is empty",
        "'level' is empty",
        "'if_cant_tell' is empty",
        "'rationale' is empty",
    ]
    fill_in(
        content / RULES,
        {
            "    level:": "    level: next_appointment",
            "    if_cant_tell:": "    if_cant_tell: next_appointment",
            "    rationale:": "    rationale: For trying out.",
        },
    )
    fill_in(content / WORDS, {"    finding:": "    finding: You told us something."})
    assert said(content) == ["this rule lacks 'when' and 'advice' and 'evidence' and 'hazards'"]
    evidence = "[{source: project_proposal, where: here, label: PROPOSAL}]"
    fill_in(
        content / RULES,
        {
            "    when:": "    when: {babies: {is: not_sure}}",
            "    advice: []": "    advice: [keep_usual_appointments]",
            "    evidence: []": f"    evidence: {evidence}",
            "    hazards: []": "    hazards: [H-01]",
        },
    )
    assert said(content) == [
        "'early_scan' can apply when we can't tell, and has no words for that",
        "no vignette expects the rule 'early_scan' to apply",
    ]
    words = "    finding: You told us something."
    fill_in(content / WORDS, {words: f"{words}\n    cant_tell: You were not sure."})
    book, problems, _ = check_content(Project(content), TODAY)
    assert [(problem.severity, problem.what) for problem in problems] == [
        ("warning", "no vignette expects the rule 'early_scan' to apply")  # the next step
    ]
    assert book is not None
    assert "early_scan" in book.rules_by_id


def test_check_walks_through_a_new_question_until_it_is_complete(content: Path) -> None:
    new_question(Project(content), "scan_booked", "this_pregnancy")
    assert said(content) == ["'text' is empty", "'label' is empty", "'why' is empty"]
    fill_in(
        content / QUESTIONS,
        {
            "        text:": "        text: Is a scan booked?",
            "        label:": "        label: Scan booked",
            "        why:": "        why: For trying out.",
        },
    )
    assert said(content) == [
        "a question that can be answered 'not sure' says in 'find_out' whom to ask"
    ]
    fill_in(content / QUESTIONS, {"        find_out:": "        find_out: Ask your midwife."})
    book, problems, _ = check_content(Project(content), TODAY)
    assert [problem.sentence for problem in problems] == [
        "No rule, contact, card or 'asked_when' reads the question 'scan_booked', so its answers"
        " change nothing. Let a rule read it (rules/clinical), or take the question out."
    ]  # the next step
    assert book is not None
    assert book.questionnaire.section_of("scan_booked").id == "this_pregnancy"


def test_a_stub_changes_no_other_line_and_no_comment(content: Path) -> None:
    places = new_rule(Project(content), "early_scan", "history")
    new_question(Project(content), "scan_booked", "")
    assert only_added(WORDS, content) == ["  early_scan:", "    finding:"]
    assert only_added(RULES, content)[0] == "  - id: early_scan"
    assert only_added(QUESTIONS, content)[0] == "      - id: scan_booked"
    for place in places:
        name, line = place.split(":")
        written = (content / name).read_text(encoding="utf-8").split("\n")
        assert "early_scan" in written[int(line) - 1]


def test_a_file_with_windows_line_ends_keeps_them(content: Path) -> None:
    file = content / QUESTIONS
    file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    new_question(Project(content), "scan_booked", "how_you_are")
    assert file.read_bytes().count(b"\n") == file.read_bytes().count(b"\r\n")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["new-rule", ""], "Write the id as well: ID=some_name."),
        (
            ["new-rule", "Early-Scan"],
            "'Early-Scan' cannot be an id: use small letters, digits and _ only, and start with a"
            " letter, such as early_scan.",
        ),
        (
            ["new-rule", "open_cervix"],
            "'open_cervix' is there already, in rules/clinical/stitch.yaml; choose another id.",
        ),
        (
            ["new-rule", "early_scan", "--in", "historie"],
            "There is no file of rules 'historie'. Did you mean 'history'?",
        ),
        (
            ["new-question", "weeks"],
            "'weeks' is there already, in questionnaire.yaml; choose another id.",
        ),
        (
            ["new-question", "not_sure"],
            "'not_sure' has a meaning of its own in conditions; choose another id.",
        ),
        (
            ["new-question", "total"],
            "'total' has a meaning of its own in conditions; choose another id.",
        ),
        (
            ["new-question", "scan_booked", "--in", "this_pregnanc"],
            "There is no section 'this_pregnanc'. Did you mean 'this_pregnancy'?",
        ),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, list) else "",
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    content: Path, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main([*arguments, "--folder", str(content)]) == 2
    assert capsys.readouterr().err == f"{words}\n"
    for name in (RULES, WORDS, QUESTIONS):
        assert (content / name).read_bytes() == (ROOT / name).read_bytes()


def test_a_file_that_cannot_be_read_gets_no_stub(content: Path) -> None:
    (content / QUESTIONS).write_text("sections: [", encoding="utf-8")
    with pytest.raises(StubError, match="cannot be read; first mend what `make check` says of it"):
        new_question(Project(content), "scan_booked", "")
