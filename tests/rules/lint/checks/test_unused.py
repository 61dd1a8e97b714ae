"""What nothing uses: a new field counts as a use as soon as it says what it names."""

from pathlib import Path
from typing import Annotated

from pydantic import Field

from rules.lint.checks.unused import NOTES, check
from rules.lint.context import LintContext
from rules.loading.project import Project
from rules.model.base import Block, Identifier, Text
from rules.model.references import Names
from tests.support.messages import copy_content
from tests.support.real_book import BOOK


class Shelf(Block):
    """Words made up for this test, with a field that no check has heard of."""

    picture_words: dict[Identifier, Text] = Field(default_factory=dict)
    phones: dict[Identifier, Text] = Field(default_factory=dict)
    on_the_cover: Annotated[Identifier, Names("picture")] | None = None


def told(shelf: Shelf) -> set[str]:
    found = check(LintContext(Project(), BOOK, shelf))
    return {problem.what for problem in found if "drawing" in problem.what}


def test_what_a_new_field_names_is_used() -> None:
    drawings = {"cervix": "x", "womb": "x"}
    unused = {"nothing uses the drawing 'cervix'", "nothing uses the drawing 'womb'"}
    assert told(Shelf(picture_words=drawings)) == unused
    left = unused - {"nothing uses the drawing 'womb'"}
    assert told(Shelf(picture_words=drawings, on_the_cover="womb")) == left


def test_while_a_use_is_misspelt_nothing_else_is_told() -> None:
    assert told(Shelf(picture_words={"womb": "x"}, on_the_cover="wombb")) == set()


def test_a_source_of_the_made_up_bookings_is_used(tmp_path: Path) -> None:
    folder = copy_content(tmp_path)
    (folder / NOTES).mkdir(parents=True, exist_ok=True)
    (folder / NOTES / "notes.md").touch()

    def told() -> set[str]:
        return {problem.what for problem in check(LintContext(Project(folder), BOOK, Shelf()))}

    alone = "nothing uses the source 'landy_2011'"
    assert alone not in told()
    (folder / "bookings.yaml").unlink()
    assert alone in told()
