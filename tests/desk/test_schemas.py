"""Schemas follow from the models: a new field is completed as soon as it says what it names."""

from typing import Annotated, get_args

from pydantic import Field

from desk.schema_names import all_names, ref
from desk.schemas import schema_of
from explainer.wording import load_wording
from rules.loading.project import Project
from rules.model.base import Block, Identifier, Text
from rules.model.references import MARK, Kind, Names
from tests.support.real_book import BOOK

NAMES = all_names(BOOK, load_wording(Project()), {"anna": "Anna."})
NO_LIST = {"vignette"}  # too many to offer, and they change with every vignette


class Shelf(Block):
    """A block made up for these tests."""

    best: Annotated[Identifier, Names("topic")]
    others: tuple[Annotated[Identifier, Names("card")], ...] = ()
    maybe: Annotated[Text, Names("contact", also=("none",))] | None = None
    notes: dict[Annotated[Identifier, Names("card")], Text] = Field(default_factory=dict)
    shown: tuple[Annotated[Text, Names("vignette")], ...] = ()


def test_a_new_field_is_completed_with_what_it_names() -> None:
    fields = schema_of(Shelf, NAMES)["properties"]
    assert fields["best"] == {**ref("topic"), "title": "best"}
    assert fields["others"]["items"] == ref("card")
    assert ref("contact_or_none") in fields["maybe"]["anyOf"]
    assert fields["notes"]["properties"].keys() == {card.id for card in BOOK.cards}
    assert fields["shown"]["items"] == {"minLength": 1, "type": "string"}


def test_no_mark_is_left_in_a_schema() -> None:
    assert MARK not in str(schema_of(Shelf, NAMES))


def test_every_kind_of_name_can_be_completed() -> None:
    assert {*get_args(Kind)} - NAMES.keys() == NO_LIST
