"""Edits are tried with every check, made, and taken back; nobody overwrites what others wrote."""

from datetime import date
from pathlib import Path

import pytest

from desk.editing.bench import Bench, NotAsItShouldBe
from desk.editing.errors import EditError, SaidOtherwise
from desk.editing.steps import SetValue, cleaned
from desk.fixing import copy_content
from rules.loading.layout import CONTENT, HOME, QUESTIONNAIRE, WORDS

TODAY = date(2026, 12, 1)
NAME = "sections.how_you_are.questions.pregnant.text"
WAS = "Are you pregnant now?"


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    copy_content(HOME, tmp_path)
    return Bench(tmp_path, lambda: TODAY)


def reworded(words: str, was: str = WAS) -> SetValue:
    return SetValue(QUESTIONNAIRE, NAME, was, words)


def bytes_of(root: Path) -> dict[Path, bytes]:
    places = [root / place for place in CONTENT]
    files = [f for p in places for f in ([p] if p.is_file() else p.rglob("*")) if f.is_file()]
    return {file: file.read_bytes() for file in files}


def test_an_edit_is_tried_without_writing_then_made_and_taken_back(bench: Bench) -> None:
    before = bytes_of(bench.root)
    tried = bench.attempt(reworded("Are you pregnant: yes or no?"))
    assert tried.book
    assert tried.book.questionnaire.question("pregnant").text == "Are you pregnant: yes or no?"
    assert tried.new == ()
    assert bytes_of(bench.root) == before

    done = bench.make(reworded("Are you pregnant: yes or no?"))
    assert done.title == f"{NAME} in questionnaire.yaml"
    text = (bench.root / QUESTIONNAIRE).read_text("utf-8")
    assert '\n        text: "Are you pregnant: yes or no?"\n' in text
    assert bench.undo() == done
    assert bytes_of(bench.root) == before
    with pytest.raises(EditError, match="There is nothing to take back"):
        bench.undo()


def test_only_the_edit_that_is_meant_is_taken_back(bench: Bench) -> None:
    before = bytes_of(bench.root)
    mine = bench.make(reworded("Are you pregnant?"))
    theirs = bench.make(reworded("Pregnant now?", was="Are you pregnant?"))
    with pytest.raises(EditError, match="In another window"):
        bench.undo(mine)
    assert bench.last is theirs
    assert [bench.undo(theirs), bench.undo(mine)] == [theirs, mine]
    assert bytes_of(bench.root) == before


def test_what_the_checks_find_is_told_and_an_error_is_not_written(bench: Bench) -> None:
    before = bytes_of(bench.root)
    step = SetValue(
        WORDS, "levels.call_now.lead", lead(bench), "You are at low risk. Do not worry."
    )
    tried = bench.attempt(step)
    assert "C001" in {problem.code for problem in tried.errors}
    with pytest.raises(NotAsItShouldBe) as refused:
        bench.make(step)
    assert refused.value.problems == tried.errors
    assert bytes_of(bench.root) == before
    bench.make(step, unfinished=True)
    assert "C001" in {problem.code for problem in bench.problems()}
    bench.undo()
    assert bytes_of(bench.root) == before


def test_what_leaves_nothing_to_read_is_not_written_even_unfinished(bench: Bench) -> None:
    step = SetValue(QUESTIONNAIRE, NAME.replace("text", "kind"), "choice", "choyce")
    with pytest.raises(NotAsItShouldBe):
        bench.make(step, unfinished=True)


def lead(bench: Bench) -> str:
    from explainer.wording import load_wording
    from rules.loading.project import Project
    from rules.model.levels import Level

    return load_wording(Project(bench.root)).levels[Level.CALL_NOW].lead


def test_the_later_of_two_windows_is_told_and_nothing_is_lost(bench: Bench) -> None:
    bench.make(reworded("Are you pregnant today?"))
    after = bytes_of(bench.root)
    with pytest.raises(SaidOtherwise) as refused:
        bench.make(reworded("Is there a baby on the way?"))
    assert refused.value.now == "Are you pregnant today?"
    assert str(refused.value) == (
        "This text was changed by somebody else while this was open. It now says: “Are you "
        "pregnant today?”. Nothing of yours is written, and your words are still here."
    )
    assert bytes_of(bench.root) == after
    bench.make(reworded("Is there a baby on the way?", "Are you pregnant today?"))


def test_an_edit_that_cannot_be_taken_back_does_not_stand_in_the_way_of_the_one_before(
    bench: Bench,
) -> None:
    before = bytes_of(bench.root)
    label = "sections.how_you_are.questions.emergency_signs.label"
    bench.make(SetValue(QUESTIONNAIRE, label, "Emergency signs", "Signs of an emergency"))
    bench.make(reworded("Are you pregnant today?"))
    file = bench.root / QUESTIONNAIRE
    file.write_text(file.read_text("utf-8").replace("pregnant today?", "pregnant at all?"), "utf-8")
    with pytest.raises(EditError, match="were changed by somebody since"):
        bench.undo()
    bench.undo()
    was = before[bench.root / QUESTIONNAIRE].decode()
    assert file.read_text("utf-8") == was.replace(
        "Are you pregnant now?", "Are you pregnant at all?"
    )
    assert bench.last is None


def test_two_windows_may_edit_two_texts_of_a_file_and_each_takes_back_its_own(
    bench: Bench,
) -> None:
    bench.make(reworded("Are you pregnant today?"))
    label = SetValue(
        QUESTIONNAIRE,
        "sections.how_you_are.questions.emergency_signs.label",
        "Emergency signs",
        "Signs of an emergency",
    )
    bench.make(label)
    assert len(bench.done) == 2
    bench.undo()
    text = (bench.root / QUESTIONNAIRE).read_text("utf-8")
    assert "Are you pregnant today?" in text
    assert "label: Emergency signs" in text


def test_what_another_programme_changed_meanwhile_is_kept(bench: Bench) -> None:
    file = bench.root / QUESTIONNAIRE
    file.write_text("# a note at the top\n" + file.read_text("utf-8"), encoding="utf-8")
    bench.make(reworded("Are you pregnant today?"))
    assert file.read_text("utf-8").startswith("# a note at the top\n")
    with pytest.raises(EditError, match="Nothing is different"):
        bench.make(reworded("Are you pregnant today?", "Are you pregnant today?"))
    with pytest.raises(EditError, match=r"nowhere is no longer in questionnaire\.yaml"):
        bench.attempt(SetValue(QUESTIONNAIRE, "nowhere", "a", "b"))


def test_what_was_typed_is_one_paragraph() -> None:
    assert cleaned("  One \n\n two  three\n", "One two") == "One two three"
    assert cleaned("One \ntwo", "One\ntwo") == "One\ntwo"
