"""A sentence that is not easy is told, with its place; so is one that says something else."""

import re
from pathlib import Path

import pytest

from explainer.languages.easy_checks import easy_read_problems, summary
from rules.loading.layout import EASY_READ, QUESTIONNAIRE
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from tests.support.real_book import PROJECT

SAID = "- text: This is a draft."


def problems(before: str, after: str) -> list[Problem]:
    text = PROJECT.text(EASY_READ)
    assert text.count(before) == 1
    return easy_read_problems(PROJECT.saying({EASY_READ: text.replace(before, after)}))


def found(before: str, after: str) -> list[str]:
    return [f"{p.code} {p.sentence}" for p in problems(before, after)]


def test_what_ships_is_easy() -> None:
    """What is of other English by now is a warning: `make test` shows it, and holds nobody up."""
    assert [p for p in easy_read_problems(PROJECT) if p.severity == "error"] == []


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        (
            "We made all of this on a day when it was not yet done.",
            "The sentence has 14 words. Make it 12 or fewer.",
        ),
        (
            "This is a draft",
            "The sentence has no end. Write a whole one, with a full stop.",
        ),
        (
            "This is a draft, so stop.",
            "This is more than one idea. Write a sentence for each, with its own drawing.",
        ),
        (
            "Stop. Call us.",
            "This is more than one idea. Write a sentence for each, with its own drawing.",
        ),
        (
            "Stop if it hurts and you bleed.",
            "This is more than one idea. Write a sentence for each, with its own drawing.",
        ),
        (
            "This is an emergency.",
            "'emergency' is a hard word. Say it in short words, or explain it below 'hard_words:'.",
        ),
    ],
)
def test_a_sentence_that_is_not_easy(sentence: str, said: str) -> None:
    assert found(SAID, f"- text: {sentence}") == [f"D002 {said}"]


@pytest.mark.parametrize("sentence", ["You bleed and feel dizzy.", "Go to A&E.", "Is it closed?"])
def test_a_sentence_that_is_easy(sentence: str) -> None:
    assert found(SAID, f"- text: {sentence}") == []


def test_a_heading_is_no_sentence() -> None:
    said = "D002 A heading ends like a sentence. Take its full stop away."
    assert found("{text: Who to call,", "{text: Who to call.,") == [said]


def test_a_problem_names_its_place() -> None:
    (problem,) = problems("First say where you are.", "Immediately say where you are.")
    line = PROJECT.text(EASY_READ)[: PROJECT.text(EASY_READ).index("First say")].count("\n") + 1
    assert (problem.file, problem.line) == (EASY_READ.as_posix(), line)


def test_sentences_of_a_text_that_is_not_there() -> None:
    assert found("of: wording/levels/emergency/lead", "of: wording/levels/emergncy/lead") == [
        "D001 There is no text 'wording/levels/emergncy/lead'. "
        "Did you mean 'wording/levels/emergency/lead'?"
    ]


def test_english_that_changed_tells_its_own_sentences_and_no_others() -> None:
    before, after = "text: A strong urge to push,", "text: A very strong urge to push,"
    text = PROJECT.text(QUESTIONNAIRE)
    assert text.count(before) == 1
    changed = PROJECT.saying({QUESTIONNAIRE: text.replace(before, after)})
    told = easy_read_problems(changed)
    assert {p.severity for p in told} == {"warning"}
    assert [f"{p.code} {p.sentence}" for p in told] == [
        "D001 The English has changed since. It says: "
        "A very strong urge to push, as if the baby is coming. "
        "Read the sentences against it, change them, then write it behind 'english:'."
    ]


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (
            '"Call {phone:emergency} now."',
            '"Call {phone:emergency}."',
            ["The English says 'now', and no sentence does. Say it too."],
        ),
        (
            '"Call {phone:emergency} now."',
            '"Call {phone:nhs_111} now."',
            [
                "The English says '{phone:emergency}', and no sentence does. Say it too.",
                "A sentence says '{phone:nhs_111}', and the English does not. "
                "Take it out, or have the English say it.",
            ],
        ),
        (
            "text: It is right to call.,",
            "text: It is right to call this week.,",
            [
                "A sentence says 'this week', and the English does not. "
                "Take it out, or have the English say it."
            ],
        ),
    ],
)
def test_whom_to_call_and_how_soon_are_as_in_the_english(
    before: str, after: str, said: list[str]
) -> None:
    assert found(before, after) == [f"D003 {line}" for line in said]


def test_a_project_without_the_edition_has_no_problem_with_it(tmp_path: Path) -> None:
    assert easy_read_problems(Project(tmp_path)) == []


def test_a_claim_that_we_never_make_is_told_here_too() -> None:
    assert [p.code for p in problems(SAID, "- text: You have a weak cervix.")] == ["C001"]


def test_how_far_it_is_is_said_in_a_line(tmp_path: Path) -> None:
    line = r"Easy Read, a draft: \d+ sentences of 5\.\d words on average, for \d+ of [\d,]+ texts\."
    assert re.fullmatch(line, summary(PROJECT))
    assert summary(Project(tmp_path)) == "There is no draft in Easy Read."
