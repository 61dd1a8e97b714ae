"""Raters see no level, no rule and no order of ours; what they save is read and compared."""

import json
from pathlib import Path
from typing import Any

import pytest

from desk.examination.cases import Case
from desk.examination.rating import (
    Drawn,
    NotRated,
    Ratings,
    chosen,
    joined,
    lines,
    one_draw,
    read_ratings,
    sheet,
)
from rules import Level
from tests.support.html import parse
from tests.support.real_book import BOOK, WORDING
from tests.support.vignettes import CASES as PEOPLE

NAMES = ("twins-with-pressure-at-23-weeks", "pressure-at-20-weeks-with-no-history")
CASES = [
    Case(f"c{i:04d}", "secret_rule", PEOPLE[name].answers, Level.CALL_NOW)
    for i, name in enumerate(NAMES, 1)
]
DRAWN = Drawn(rule_set=BOOK.version, number=2, seed=1)


def rated(name: str, *levels: Level | None) -> Ratings:
    given = {case.id: level for case, level in zip(CASES, levels, strict=True) if level}
    return Ratings(drawn=DRAWN, rater=name, profession="midwife, 9 years", levels=given)


def test_a_sheet_stands_alone_and_shows_every_person_and_level_to_choose() -> None:
    page = sheet(BOOK, WORDING, CASES, DRAWN, 1)
    tree = parse(page)
    assert {one.get("data-case") for one in tree.all("fieldset")} == {case.id for case in CASES}
    radios = tree.all("input", type="radio")
    assert len(radios) == len(CASES) * len(Level)
    assert not [radio for radio in radios if "checked" in radio.attributes]
    assert not [e for e in tree if e.tag in ("link", "img", "iframe") or e.get("src")]
    assert json.loads(tree.one("form").get("data-drawn")) == DRAWN.model_dump()


def test_a_sheet_is_blinded() -> None:
    page = sheet(BOOK, WORDING, CASES, DRAWN, 1)
    assert "secret_rule" not in page
    assert BOOK.rules[0].id not in page


def test_each_rater_has_an_order_of_their_own() -> None:
    many = [Case(f"c{i:04d}", "r", CASES[0].answers, Level.CALL_NOW) for i in range(9)]
    orders = [
        [
            one.get("data-case")
            for one in parse(sheet(BOOK, WORDING, many, DRAWN, n)).all("fieldset")
        ]
        for n in (1, 2, 1)
    ]
    assert orders[0] == orders[2] != orders[1]


def test_cases_are_taken_evenly_over_the_levels() -> None:
    pool = [Case(f"c{i}", "r", {}, level) for i in range(9) for level in list(Level)[:3]]
    pool += [Case("rare", "r", {}, Level.INFORMATION)]
    found = chosen(pool, 10)
    assert [sum(case.level is level for case in found) for level in list(Level)[:3]] == [3, 3, 3]
    assert "rare" in {case.id for case in found}
    assert chosen(pool, 1000) != pool
    assert len(chosen(pool, 1000)) == len(pool)


def test_what_a_sheet_saves_is_read(tmp_path: Path) -> None:
    file = tmp_path / "ratings-1.json"
    file.write_text(rated("A", Level.CALL_NOW, None).model_dump_json(), encoding="utf-8")
    assert read_ratings(file).levels == {"c0001": Level.CALL_NOW}


@pytest.mark.parametrize(
    ("text", "says"),
    [("no", "the file: Invalid JSON"), ('{"rater": "A"}', "drawn: Field required")],
)
def test_another_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "x.json"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(NotRated, match=says):
        read_ratings(file)


def test_files_of_other_cases_or_other_rules_are_refused() -> None:
    one = rated("A", Level.CALL_NOW, None)
    other = one.model_copy(update={"drawn": DRAWN.model_copy(update={"seed": 2})})
    with pytest.raises(NotRated, match=r"b: it is about other cases than a"):
        one_draw([(Path("a"), one), (Path("b"), other)], BOOK)
    old = one.model_copy(update={"drawn": DRAWN.model_copy(update={"rule_set": "0" * 12})})
    with pytest.raises(NotRated, match="it is about rule set 000000000000, and this is"):
        one_draw([(Path("a"), old)], BOOK)


def test_how_far_they_agree_with_each_other_and_the_rules() -> None:
    sheets = [
        rated("A", Level.CALL_NOW, Level.EMERGENCY),
        rated("B", Level.CALL_TODAY, Level.EMERGENCY),
    ]
    said: list[Any] = list(lines(joined(CASES, sheets), sheets))
    assert said[0] == "2 cases, 2 raters"
    assert said[1].startswith("agreement between raters: Krippendorff's alpha ")
    assert "A (midwife, 9 years), 2 rated:" in said
    assert any(line.startswith("  less urgent than the rules: 1 of 2, 50.0 %") for line in said)
    assert "may be too low: half of the raters or more are more urgent: 1" in said
    assert "  c0002 (secret_rule): the rules say call_now; raters emergency, emergency" in said
    assert "may be too high: half of the raters or more are less urgent: 1" in said
