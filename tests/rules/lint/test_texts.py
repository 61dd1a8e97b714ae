"""The checks of texts: what they find, and what they let pass."""

from datetime import date
from pathlib import Path

import pytest

from explainer.languages.texts import translatable
from rules.lint.checks import claims, evidence_dates, phones, placeholders, sentences
from rules.lint.context import LintContext
from rules.lint.texts import Text, texts_of
from rules.loading.project import Project
from rules.loading.yaml.documents import Document
from rules.loading.yaml.strict_yaml import read
from rules.model.evidence import Source
from tests.support.real_book import PROJECT


def text(words: str, file: str = "explainer/wording/en.yaml") -> list[Text]:
    return [Text(words, (), Document(file))]


@pytest.mark.parametrize(
    "words",
    [
        "This is not a diagnosis.",
        "It does not make a diagnosis.",
        "This page gives no score.",
        "It is not a score.",
        "There is no score.",
        "You've had a stitch before.",
        "You told us that there is a stitch.",
        "Some people have a higher chance of an early birth.",
        "7 to 8 of 100 births were early.",
        "Have you ever had a fit?",
        "If you haven't got a number, call the ward.",
        "Underscore your questions.",
        "Do not wait to feel safe.",
        "An asterisk marks the answer.",
    ],
)
def test_what_may_be_said(words: str) -> None:
    assert not list(claims.check(text(words)))


@pytest.mark.parametrize(
    ("words", "claim"),
    [
        ("This gives no score, and your risk is low.", "risk"),
        ("This is not a diagnosis. A doctor can diagnose it.", "diagnose"),
        ("You are at HIGH RISK.", "HIGH RISK"),
        ("About 4.5 % of births", "4.5 %"),
        ("You\u2019re safe", "You\u2019re safe"),
        ("There is no need to worry", "no need to worry"),
        ("It is scored", "scored"),
    ],
)
def test_what_must_not_be_said(words: str, claim: str) -> None:
    (problem,) = claims.check(text(words))
    assert problem.what == f"'{claim}' must not be said here"
    assert problem.fix


@pytest.mark.parametrize(
    "words",
    [
        "Call 0800 014 7800.",
        "Call (0800) 0147800 now",
        "Call 0800-0147-800",
        "Call +44 20 7946 0000",
        "Call 116 123",
        "call 111",
        "119",
    ],
)
def test_a_number_to_ring_is_found(words: str) -> None:
    (problem,) = phones.check(text(words))
    assert problem.code == "C002"
    assert "{phone:its_id}" in problem.fix


@pytest.mark.parametrize(
    "words",
    ["Type 0 if there were none.", "25 mm (2.5 cm)", "from 24 to 37 weeks", "999", "1115", "111.5"],
)
def test_what_is_no_number_to_ring(words: str) -> None:
    assert not list(phones.check(text(words)))


def test_two_numbers_in_one_text_are_both_told() -> None:
    found = [problem.what for problem in phones.check(text("Call 111 or 0800 123 4567"))]
    assert len(found) == 2


def test_the_register_of_numbers_may_hold_numbers() -> None:
    document = read("phones: {nhs_111: {name: NHS 111}}\n", "explainer/wording/en.yaml")
    assert not list(phones.check(texts_of(document)))


def test_outside_the_wording_nobody_is_sent_to_a_placeholder() -> None:
    (problem,) = phones.check(text("Call 111", "questionnaire.yaml"))
    assert "{phone" not in problem.fix


def test_placeholders_are_for_the_wording_only() -> None:
    words = "Call {phone:nhs_111}"
    assert list(placeholders.check(text(words, "questionnaire.yaml")))
    assert not list(placeholders.check(text(words)))


def test_sentences_of_20_words_pass_and_of_21_do_not() -> None:
    twenty = " ".join(["word"] * 20)
    assert not list(sentences.check(text(f"{twenty}. {twenty}: {twenty}")))
    (problem,) = sentences.check(text(f"{twenty} word."))
    assert problem.what == "the sentence 'word word word word word ...' has 21 words"


def test_brackets_and_dashes_are_no_words() -> None:
    words = " ".join(["word"] * 18)
    assert not list(sentences.check(text(f"{words} ( \u2013 ) one two")))


def test_a_source_is_due_on_the_day_after_its_review_date() -> None:
    document = read("sources:\n  - id: a\n    review_by: 2027-05-22\n", "sources.yaml")
    source = Source(
        id="a",
        title="A",
        publisher="B",
        year=None,
        checked_on=None,
        review_by=date(2027, 5, 22),
    )
    assert not list(evidence_dates.check([source], document, date(2027, 5, 22)))
    (problem,) = evidence_dates.check([source], document, date(2027, 5, 23))
    assert (problem.line, problem.column, problem.severity) == (3, 5, "error")


def test_ids_dates_and_notes_are_not_read_as_texts() -> None:
    document = read("a:\n  id: you_have\n  note: a score\n  text: Hello\n  list: [One]\n", "f.yaml")
    assert [found.words for found in texts_of(document)] == ["Hello", "One"]


def test_every_text_that_a_person_reads_is_looked_at() -> None:
    checked = {(t.document.file, t.path) for t in LintContext(PROJECT).shown_texts}
    read = {(text.file.as_posix(), text.path) for text in translatable(PROJECT).values()}
    assert read - checked == set()


def test_a_folder_without_files_has_no_texts(tmp_path: Path) -> None:
    assert not LintContext(Project(tmp_path)).shown_texts


def test_words_are_found_in_their_own_line() -> None:
    document = read("a:\n  text: >-\n    Call today.\n    You have time.\n", "f.yaml")
    (problem,) = claims.check(texts_of(document))
    assert (problem.line, problem.column) == (4, 5)


def test_words_split_over_two_lines_are_placed_at_their_text() -> None:
    document = read("a:\n  text: >-\n    Today you\n    have time.\n", "f.yaml")
    (problem,) = claims.check(texts_of(document))
    assert (problem.line, problem.column) == (2, 9)
