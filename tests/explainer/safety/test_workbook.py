"""The hazard log as tables: whole, unjudged, and blind where somebody scores."""

from explainer.safety.workbook import SCORED, scoring_sheet, workbook
from rules.model.hazards import RISK_MATRIX
from tests.support.real_book import BOOK

TABLES = {table.name: table for table in workbook(BOOK)}
IDS = [hazard.id for hazard in BOOK.hazards]


def column(table: str, name: str) -> list[str]:
    place = TABLES[table].columns.index(name)
    return [row[place] for row in TABLES[table].rows]


def test_every_row_has_every_cell_and_each_cause_and_control_a_row_of_its_own() -> None:
    for table in TABLES.values():
        assert {len(row) for row in table.rows} == {len(table.columns)}
    assert column("hazards", "Hazard") == IDS
    assert len(TABLES["causes"].rows) == sum(len(hazard.causes) for hazard in BOOK.hazards)
    assert len(TABLES["controls"].rows) == sum(len(hazard.controls) for hazard in BOOK.hazards)
    assert len(TABLES["risks"].rows) == len(RISK_MATRIX)


def test_nothing_is_judged_and_what_is_proposed_says_so() -> None:
    for kind in ("Initial", "Residual"):
        for cell in ("severity", "likelihood", "risk"):
            assert set(column("hazards", f"{kind} {cell}")) == {""}
    proposed = column("hazards", "Proposed severity (PROPOSAL, at least)")
    assert proposed[0] == "major"
    assert set(proposed) <= {"", "major", "considerable", "significant", "minor"}


def test_each_control_says_what_shows_it_or_who_owes_it() -> None:
    for state, owed, shown in zip(
        column("controls", "State"),
        column("controls", "Owed by"),
        column("controls", "Shown by"),
        strict=True,
    ):
        assert (state == "owed") == bool(owed) == (not shown)


def test_each_scorer_has_an_order_of_their_own_and_always_the_same() -> None:
    orders = [[row[0] for row in scoring_sheet(BOOK, scorer).rows] for scorer in (1, 2, 3)]
    assert all(sorted(order) == IDS for order in orders)
    assert len({tuple(order) for order in orders}) == 3
    assert scoring_sheet(BOOK, 1) == scoring_sheet(BOOK, 1)


def test_a_scoring_sheet_shows_no_proposal_and_no_judgement() -> None:
    sheet = scoring_sheet(BOOK, 1)
    assert not [name for name in sheet.columns if "PROPOSAL" in name or "evel" in name]
    places = [sheet.columns.index(name) for name in (*SCORED, "Reason")]
    assert {row[place] for row in sheet.rows for place in places} == {""}
