"""The paper: every word is on it, in order, and it needs nothing else."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest

from cli import main
from explainer.outputs.paper import NOT_AT_THE_END, paper
from explainer.reasons.outline import Line, Outline
from explainer.wording import fill
from rules import Truth, assess
from rules.lint.context import LintContext
from rules.loading.project import Project
from tests.support.html import parse
from tests.support.real_book import BOOK, PAGES, SCREENS, WORDING
from tests.support.vignettes import answers_of

PAPER = paper(BOOK, WORDING, SCREENS, PAGES)
TREE = parse(PAPER)
OUTLINE = Outline(BOOK, SCREENS["conditions"])
TEXTS = LintContext(Project()).shown_texts


def spaced(text: str) -> str:
    return " ".join(text.split())


def with_gaps(text: str) -> str:
    """What is filled in from her answers is drawn as a gap."""
    doubts = WORDING.doubts.not_sure.replace("{labels}", "(the answers in doubt)")
    text = text.replace("{doubts}", doubts).replace("{labels}", "...")
    return re.sub(r"\{(answer:|number)[^}]*\}", "...", text)


def of_file(name: str) -> list[str]:
    return [text.words for text in TEXTS if text.document.file.endswith(name) and text.path]


# What is on it ----------------------------------------------------------------------------------


@pytest.mark.parametrize("file", ["questionnaire.yaml", "en.yaml"])
def test_every_text_is_on_it(file: str) -> None:
    told, contact = TREE.text, SCREENS["paper"]["contact"]
    wanted = [
        spaced(
            text.words
            if text.path[0] == "grammar"
            else fill(with_gaps(text.words), WORDING, contact)
        )
        for text in TEXTS
        if text.document.file.endswith(file) and text.path
    ]
    assert len(wanted) > 200
    assert [text for text in wanted if text not in told] == []


def test_every_text_of_the_pages_to_keep_is_on_it() -> None:
    told = TREE.text
    wanted = [fill(t, WORDING) if "{phone:" in t else t for t in of_file("pages.yaml")]
    assert len(wanted) > 100
    assert [text for text in map(spaced, wanted) if text not in told] == []


def test_every_button_and_error_is_on_it_as_written() -> None:
    told = TREE.text
    for name, block in SCREENS.items():
        if name not in NOT_AT_THE_END:
            assert [text for text in block.values() if spaced(text) not in told] == []


def test_the_first_page_is_on_it_with_its_gaps_filled() -> None:
    told, start = TREE.text, SCREENS["start"]
    for key, text in start.items():
        assert spaced(text.format(emergency="999")) in told, key


def test_the_questions_come_in_the_order_asked_and_say_when() -> None:
    sections = [e for e in TREE.all("section") if e.get("id").startswith("question-")]
    assert [e.get("id").removeprefix("question-") for e in sections] == list(
        BOOK.questionnaire.questions
    )
    for section, question in zip(sections, BOOK.questionnaire, strict=True):
        everyone = SCREENS["paper"]["everyone"] in section.text
        assert everyone == (question.asked_when is None)
        assert (SCREENS["paper"]["asked_when"] in section.text) != everyone


def test_every_rule_says_when_it_applies() -> None:
    said = TREE.text
    for rule in BOOK.rules:
        assert f"{rule.id} " in said
        assert spaced(OUTLINE.of(rule.when).text) in said


def test_the_parts_stand_in_order() -> None:
    headings = [e.get("id") for e in TREE.all("h2")]
    assert headings[:4] == ["contents", "first_page", "questions", "levels"]
    links = [e.get("href") for e in TREE.one("nav").all("a")]
    assert links == [f"#{name}" for name in headings[1:]]


def test_no_number_is_shown_that_is_not_confirmed() -> None:
    hidden = [phone.number for phone in WORDING.phones.values() if phone.number and not phone.shown]
    assert hidden
    assert [number for number in hidden if number in TREE.text] == []


def test_it_says_that_no_clinician_has_approved_it() -> None:
    assert SCREENS["site"]["not_approved"] in TREE.one(class_="draft").text


# What kind of file it is ------------------------------------------------------------------------


def test_it_needs_nothing_else() -> None:
    assert not [e for e in TREE if e.tag in ("script", "link", "img", "iframe")]
    assert "@import" not in PAPER
    assert "url(" not in PAPER
    assert "@media print" in TREE.one("style").text


def test_the_same_content_gives_the_same_paper() -> None:
    assert paper(BOOK, WORDING, SCREENS, PAGES) == PAPER


def test_headings_do_not_skip_a_level() -> None:
    levels = [int(e.tag[1]) for e in TREE if re.fullmatch("h[1-6]", e.tag)]
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_what_an_editor_types_is_shown_as_text() -> None:
    first, *others = BOOK.questionnaire.sections
    sections = (first.model_copy(update={"title": "<b>&"}), *others)
    edited = BOOK.questionnaire.model_copy(update={"sections": sections})
    assert "<h3>&lt;b&gt;&amp;</h3>" in paper(
        replace(BOOK, questionnaire=edited), WORDING, SCREENS, PAGES
    )


# Conditions in words ----------------------------------------------------------------------------


def lines(line: Line) -> list[Line]:
    return [line, *(below for part in line.parts for below in lines(part))]


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("emergency_signs", ["Pregnant now: “Pregnant now” or “I'm not sure if I'm pregnant”"]),
        ("lletz_count", ["“"]),
        (
            "loss_after_that_caesarean",
            ["All of these", "I'm not sure if labour had begun", "ticked"],
        ),
    ],
)
def test_when_a_question_is_asked_reads_as_words(question: str, said: list[str]) -> None:
    asked_when = BOOK.questionnaire.question(question).asked_when
    assert asked_when is not None
    text = " / ".join(line.text for line in lines(OUTLINE.of(asked_when)))
    assert all(part in text for part in said), text
    assert not re.search(r"one_of|at_least|not_sure|[{}_]", text)


def test_when_a_rule_applies_reads_as_words() -> None:
    text = " / ".join(
        line.text for line in lines(OUTLINE.of(BOOK.rule("less_movement_from_24").when))
    )
    for part in ("One or more of these", "24 or more", "“I'm not sure how many weeks”"):
        assert part in text


def test_no_condition_reads_as_yaml() -> None:
    for rule in BOOK.rules:
        for line in lines(OUTLINE.of(rule.when)):
            assert not re.search(r"[{}_]", line.text)


def test_a_persons_outline_says_how_each_part_came_out() -> None:
    assessment = assess(BOOK, answers_of("v-2-two-late-losses-waters-at-16-weeks"))
    outline = OUTLINE.of_rule(assessment, "high_history_before_24")
    assert outline.truth is Truth.YES
    answers = {line.text: (line.answer, line.truth) for line in lines(outline) if line.answer}
    assert answers["Weeks of pregnancy: 23 or fewer"] == ("9 weeks", Truth.YES)
    assert answers["Pregnant now: “Pregnant now”"] == ("Pregnant now", Truth.YES)


# The command ------------------------------------------------------------------------------------


def test_the_command_writes_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = tmp_path / "words.html"
    assert main(["paper", str(out)]) == 0
    assert out.read_text(encoding="utf-8") == PAPER
    assert str(out) in capsys.readouterr().out


def test_the_command_says_where_it_cannot_write(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["paper", str(tmp_path / "nowhere" / "words.html")]) == 2
    told = capsys.readouterr()
    assert "nowhere" in told.err
    assert len(told.err.splitlines()) == 1
