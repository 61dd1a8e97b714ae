"""Slips that could hurt somebody are told, each at its place; harmless edits are not.

The slips are made in memory, many at once in places apart, as each alone would cost a whole check.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.slips import CHANGED, Edit, Told, file_of, told

HERE = Path(__file__).parent
pytestmark = pytest.mark.slow  # some forty whole checks, with many slips in each


def listed(name: str) -> list[Edit]:
    found: list[Any] = yaml.safe_load((HERE / name).read_text(encoding="utf-8"))
    return found


SLIPS, HARMLESS = listed("slips.yaml"), listed("harmless.yaml")
ENOUGH_SLIPS, ENOUGH_HARMLESS, SHARE = 150, 40, 0.9


def batches(edits: list[Edit]) -> Iterator[list[int]]:
    """Edits that can be made together: no two at one place, and some apart."""
    left = [*range(len(edits))]
    while left:
        apart, places, batch = edits[left[0]].get("apart"), set[tuple[Path, str]](), []
        for i in left:
            place = (file_of(edits[i]), edits[i].get("at") or str(edits[i]["raw"][0]))
            if edits[i].get("apart") == apart and place not in places:
                places.add(place)
                batch.append(i)
        yield batch
        left = [i for i in left if i not in batch]


def results(edits: list[Edit]) -> dict[int, Told]:
    found: dict[int, Told] = {}
    for batch in batches(edits):
        found |= zip(batch, told([edits[i] for i in batch]), strict=True)
    return found


@pytest.fixture(scope="module")
def slips() -> dict[int, Told]:
    return results(SLIPS)


def name_of(edit: Edit) -> str:
    return str(edit.get("at") or edit["raw"][0])[:60]


@pytest.mark.parametrize("number", range(len(SLIPS)), ids=lambda n: f"{n}-{name_of(SLIPS[n])}")
def test_each_slip_is_told(number: int, slips: dict[int, Told]) -> None:
    edit, found = SLIPS[number], slips[number]
    if "missed" in edit:
        assert not found.here, "it is told after all: take 'missed' away"
        return
    if "by" in edit:
        assert edit["by"] in (found.anywhere if edit.get("anywhere") else found.here)
    else:
        assert edit.get("why"), "say why no check can name it"
        assert found.here == {CHANGED}


def test_nine_of_ten_are_told_and_most_by_name(slips: dict[int, Told]) -> None:
    assert len(SLIPS) >= ENOUGH_SLIPS
    assert sum(bool(found.here or found.anywhere) for found in slips.values()) >= SHARE * len(SLIPS)
    named = sum("by" in edit for edit in SLIPS)
    assert named >= 0.75 * len(SLIPS)


def test_harmless_edits_are_told_as_changes_and_as_nothing_else() -> None:
    assert len(HARMLESS) >= ENOUGH_HARMLESS
    found = results(HARMLESS)
    wrong = {
        name_of(HARMLESS[i]): t.here - {CHANGED} for i, t in found.items() if t.here != {CHANGED}
    }
    assert wrong == {}
