"""What a text means besides its words: changed with the rule, and with nothing else."""

from pathlib import Path

import pytest

from explainer.languages.meaning import bonds, fingerprint
from explainer.languages.texts import translatable
from rules.loading.book import read_book
from rules.loading.layout import QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from tests.support.real_book import BOOK, PROJECT

NOW = bonds(PROJECT, BOOK, translatable(PROJECT).values())
SYMPTOMS, ADVICE = clinical("symptoms"), clinical("advice")


def rebound(file: Path, old: str, new: str) -> set[str]:
    """The keys whose bond is another one after an edit."""
    text = PROJECT.text(file)
    assert old in text
    project = PROJECT.saying({file: text.replace(old, new, 1)})
    found = bonds(project, read_book(project), translatable(project).values())
    return {key for key in NOW.keys() & found.keys() if NOW[key] != found[key]}


def test_a_rule_binds_its_own_words_and_no_others() -> None:
    rule = "open_cervix"
    start = PROJECT.text(clinical("stitch")).index(f"- id: {rule}")
    text = PROJECT.text(clinical("stitch"))
    level = text[text.index("level: ", start) :].split("\n")[0]
    before = text[start : text.index(level, start) + len(level)]
    found = rebound(clinical("stitch"), before, before.replace(level, "level: emergency"))
    assert found == {key for key in NOW if key.startswith(f"wording/rules/{rule}/")}
    assert found


def test_for_whom_a_text_is_said_binds_that_text() -> None:
    old = "        when: {babies: {is: two_or_more}}\n"
    new = "        when: {babies: {is: not_sure}}\n"
    assert rebound(WORDS, old, new) == {"wording/levels/emergency/steps/1"}


def test_how_yaml_is_written_binds_nothing() -> None:
    old = "        when: {babies: {is: two_or_more}}\n"
    assert (
        rebound(WORDS, old, "        when: {babies: {one_of: [two_or_more]}}  # the same\n")
        == set()
    )
    assert rebound(QUESTIONNAIRE, "text: Are you pregnant now?", "text: Pregnant?") == set()


def test_another_answer_binds_the_words_of_its_question() -> None:
    new = '          - {id: perhaps, text: Perhaps}\n          - id: yes\n            text: "Yes"\n'
    old = '          - id: yes\n            text: "Yes"\n'
    names = {"text", "label", "why", "find_out", "not_sure"}
    # Rules that read the question mean something else too: the answer is another way to say no.
    found = {key for key in rebound(QUESTIONNAIRE, old, new) if key.startswith("questionnaire/")}
    assert found == {f"questionnaire/pregnant/{name}" for name in names}


def test_a_condition_that_is_wrong_is_another_one_and_stops_nobody() -> None:
    old = "        when: {babies: {is: two_or_more}}\n"
    for wrong in ("{babys: {is: two_or_more}}", "{condition: no_such_condition}", "[babies]"):
        assert rebound(WORDS, old, f"        when: {wrong}\n") == {
            "wording/levels/emergency/steps/1"
        }


def test_words_that_nothing_decides_about_are_not_bound() -> None:
    assert NOW["wording/levels/call_now/heading"] == ""
    assert NOW["screens/handover/advised_information"] == ""


@pytest.mark.parametrize("changed", [("b", "", "c"), ("a", "b", "c"), ("a", "", "d")])
def test_a_fingerprint_is_of_english_meaning_and_translation(
    changed: tuple[str, str, str],
) -> None:
    assert fingerprint("a", "", "c") != fingerprint(*changed)
    assert len(fingerprint("a", "", "c")) == 16


def test_texts_of_another_project_are_bound_by_its_own_book() -> None:
    project = Project()
    assert bonds(project, read_book(project), translatable(project).values()) == NOW
