"""Items are added, moved, taken out and rewritten; all other lines stay as they are."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from desk.editing.bench import Bench
from desk.editing.errors import EditError, SaidOtherwise
from desk.editing.item_steps import FIRST, Add, Added, Move, Place, Retire, Rewrite, said, yaml_of
from desk.editing.items import items_of, path_of
from desk.editing.sources import RetireSource, cited
from desk.editing.yaml_lines import field_lines, item_lines
from desk.fixing import copy_content
from rules.loading.layout import HOME, LOCAL, QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read

TODAY = date(2026, 12, 1)
TEXT = """\
# top
list:

  # --- a heading ---

  # about one
  - id: one
    text: One

  - id: two  # two
    text: >-
      Two
      words
    more: [a, b]
  # about three
  - id: three
    text: Three

block:
  b: {c: 1}
  d:
    e: 2
"""
FILE = LOCAL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / FILE).write_text(TEXT, encoding="utf-8")
    return tmp_path


LIST, BLOCK = Place(FILE, ("list",)), Place(FILE, ("block",))


def done(folder: Path, step: Any) -> str:
    text: str = step.on(Project(folder))[FILE]
    assert not read(text, "").problems
    return text


def test_items_are_found_with_what_is_said_above_them() -> None:
    found = items_of(TEXT, ("list",))
    lines = TEXT.split("\n")
    assert [(item.id, lines[item.first], lines[item.last - 1]) for item in found] == [
        ("one", "  # about one", "    text: One"),
        ("two", "  - id: two  # two", "    more: [a, b]"),
        ("three", "  # about three", "    text: Three"),
    ]
    assert [item.id for item in items_of(TEXT, ("block",))] == ["b", "d"]
    with pytest.raises(EditError, match="written in brackets"):
        items_of(TEXT, ("list", 1, "more"))


def test_a_path_is_found_by_ids() -> None:
    data = read(TEXT, "").data
    assert path_of(data, ("list", "two", "more", "1")) == ("list", 1, "more", 1)
    with pytest.raises(EditError, match=r"list\.four is no longer there"):
        path_of(data, ("list", "four"))


def test_one_is_added_behind_another_or_first(folder: Path) -> None:
    new = {"text": "A text: with a colon", "neutral": True}
    behind = done(folder, Add("option", (Added(LIST, "one", "new", new),)))
    added = '\n  - id: new\n    text: "A text: with a colon"\n    neutral: true\n'
    assert behind == TEXT.replace("    text: One\n", f"    text: One\n{added}", 1)
    first = done(folder, Add("option", (Added(LIST, FIRST, "new", new),)))
    assert first.replace(added[1:] + "\n", "") == TEXT
    assert read(first, "").data["list"][0]["id"] == "new"


def test_one_is_added_to_a_block(folder: Path) -> None:
    text = done(folder, Add("phone", (Added(BLOCK, "d", "f", {"number": "0800"}),)))
    assert text == TEXT + '  f:\n    number: "0800"\n'


def test_an_id_that_is_there_is_refused(folder: Path) -> None:
    with pytest.raises(EditError, match="'two' is there already"):
        done(folder, Add("option", (Added(LIST, "one", "two", {"text": "x"}),)))


def test_two_change_places_and_back(folder: Path) -> None:
    moved = done(folder, Move(LIST, "three", -1))
    assert [item["id"] for item in read(moved, "").data["list"]] == ["one", "three", "two"]
    assert sorted(moved.split("\n")) == sorted(TEXT.split("\n"))
    (folder / FILE).write_text(moved, encoding="utf-8")
    assert done(folder, Move(LIST, "three", 1)) == TEXT
    with pytest.raises(EditError, match="at the end of its list already"):
        done(folder, Move(LIST, "one", -1))


def test_one_is_taken_out_with_what_is_said_above_it(folder: Path) -> None:
    was = said(Project(folder), LIST, "one")
    text = done(folder, Retire("option", ((LIST, "one"),), was))
    assert text == TEXT.replace("  # about one\n  - id: one\n    text: One\n\n", "")
    with pytest.raises(SaidOtherwise):
        done(folder, Retire("option", ((LIST, "one"),), {"id": "one", "text": "Other"}))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_last_one_is_taken_out_whole_also_when_no_line_end_follows(
    folder: Path, end: str
) -> None:
    text = "list:\n  - id: one\n    text: One\n  - id: two\n    text: Two".replace("\n", end)
    (folder / FILE).write_bytes(text.encode())
    was = said(Project(folder), LIST, "two")
    left = done(folder, Retire("option", ((LIST, "two"),), was))
    assert left == "list:\n  - id: one\n    text: One".replace("\n", end)


def test_one_is_rewritten_as_yaml(folder: Path) -> None:
    source = LIST.source(Project(folder))
    was = yaml_of(source, LIST.item(source, "two"))
    assert was.split("\n")[:3] == ["- id: two  # two", "  text: >-", "    Two"]
    text = done(folder, Rewrite(LIST, "two", was, was.replace("Two", "2") + "\n"))
    assert text == TEXT.replace("      Two\n", "      2\n")
    with pytest.raises(SaidOtherwise):
        done(folder, Rewrite(LIST, "two", "- id: two", "- id: two"))


def test_fields_are_written_as_by_hand() -> None:
    long = "a long text of many words " * 6
    fields = {
        "day": TODAY,
        "none": None,
        "names": ["one", "two"],
        "texts": ["A text.", "Another: one."],
        "inner": {"n": 2, "deep": [{"a": "b"}]},
        "text": long.strip(),
    }
    lines = item_lines({"id": "x", **fields}, 2)
    assert read("k:\n" + "\n".join(lines) + "\n", "").data == {
        "k": [{"id": "x", **fields, "day": "2026-12-01"}]
    }
    assert lines[:4] == [
        "  - id: x",
        "    day: 2026-12-01",
        "    none: null",
        "    names: [one, two]",
    ]
    assert max(map(len, lines)) <= 100
    assert field_lines({"a": []}, 0) == ["a: []"]


# --- in the real content -----------------------------------------------------------------------


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    copy_content(HOME, tmp_path)
    return Bench(tmp_path, lambda: TODAY)


def test_an_option_is_added_checked_and_taken_back(bench: Bench) -> None:
    before = (bench.root / QUESTIONNAIRE).read_bytes()
    place = place_of_question("care_so_far")
    new = {"text": "A check of my cervix is booked", "short": "Cervix check booked"}
    unread = bench.attempt(Add("option", (Added(place, FIRST, "booked", new),)))
    assert [problem.code for problem in unread.errors] == ["Q009"]
    step = Add("option", (Added(place, FIRST, "booked", {**new, "neutral": True}),))
    tried = bench.attempt(step)
    assert not tried.errors
    assert tried.book
    assert "booked" in tried.book.questionnaire.question("care_so_far").named_answers
    bench.make(step)
    assert b"A check of my cervix is booked" in (bench.root / QUESTIONNAIRE).read_bytes()
    bench.undo()
    assert (bench.root / QUESTIONNAIRE).read_bytes() == before


def place_of_question(name: str) -> Place:
    for section in Project().document(QUESTIONNAIRE).data["sections"]:
        if name in [question["id"] for question in section["questions"]]:
            return Place(QUESTIONNAIRE, ("sections", section["id"], "questions", name, "options"))
    raise AssertionError(name)


def test_an_option_that_rules_name_cannot_be_taken_out(bench: Bench) -> None:
    place = place_of_question("care_so_far")
    option = place.items(place.source(Project(bench.root)))[0].id
    was = said(Project(bench.root), place, option)
    tried = bench.attempt(Retire("option", ((place, option),), was))
    assert "R013" in {problem.code for problem in tried.errors}


def test_a_source_is_retired_when_another_takes_its_place(bench: Bench) -> None:
    project = Project(bench.root)
    name, other = "watson_2017", "rcog_gtg75_recommendations"
    places = cited(project, name)
    assert places
    bench.make(RetireSource(name, other))
    after = Project(bench.root)
    assert cited(after, name) == []
    ids = [source["id"] for source in after.document(clinical("sources")).data["sources"]]
    assert name not in ids
    changed = [place for place in places if place.is_evidence]
    text = (bench.root / changed[0].file).read_text("utf-8")
    assert text.count("label: MEMORY") == count_memory(changed[0].file) + len(
        [place for place in changed if place.file == changed[0].file]
    )
    bench.undo()
    assert cited(Project(bench.root), name) == places


def count_memory(file: Path) -> int:
    return (HOME / file).read_text("utf-8").count("label: MEMORY")


def test_without_another_what_rests_on_it_goes_unless_nothing_would_be_left(bench: Bench) -> None:
    project = Project(bench.root)
    step = RetireSource("watson_2017")
    places = cited(project, "watson_2017")
    if all(place.is_evidence for place in places):
        texts = step.on(project)
        assert all("watson_2017" not in text for text in texts.values())
    with pytest.raises(EditError, match="Choose a source that takes its place"):
        RetireSource("nice_ng25_public").on(project)
    with pytest.raises(EditError, match="cannot take its own place"):
        RetireSource("watson_2017", "watson_2017").on(project)


def test_every_file_of_rules_can_be_taken_apart(bench: Bench) -> None:
    for file, field in ((WORDS, "rules"), (clinical("history"), "rules")):
        text = (bench.root / file).read_bytes().decode()
        assert len(items_of(text, (field,))) > 10
