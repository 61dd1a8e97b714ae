"""References: what a field declares is found wherever it stands, with nothing written besides."""

from typing import Annotated

from pydantic import Field

from rules.model.base import Block, Identifier, Text
from rules.model.conditions import Condition
from rules.model.references import Names, Reference, blocks, names_of_keys, references

TOPIC = Names("topic")
CONTACT = Names("contact", also=("none",))
CARD = Names("card", each=True)


class Shelf(Block):
    """A block made up for these tests, with names in every shape that there is."""

    one: Annotated[Identifier, TOPIC] = Field(description="A name by itself.")
    maybe: Annotated[Text, CONTACT] | None = None
    many: Annotated[tuple[Annotated[Identifier, TOPIC], ...], Field(min_length=1)] | None = None
    pair: tuple[Annotated[Identifier, TOPIC], Annotated[Identifier, TOPIC]] | None = None
    keyed: dict[Annotated[Identifier, CARD], tuple[Annotated[Identifier, TOPIC], ...]] = Field(
        default_factory=dict
    )
    except_: tuple[Annotated[Identifier, TOPIC], ...] = Field((), alias="except")
    when: Condition | None = None
    inner: tuple["Shelf", ...] = ()
    words: Text | tuple[Text, ...] = ()


def found(**fields: object) -> list[Reference]:
    return list(references(Shelf.model_validate({"one": "a", **fields})))[1:]


def test_a_name_by_itself_has_the_path_of_its_field() -> None:
    shelf = Shelf.model_validate({"one": "a"})
    [only] = references(shelf)
    assert only == Reference(TOPIC, "a", ("one",))


def test_what_may_stand_instead_of_a_name_is_no_name() -> None:
    assert found(maybe="none") == []
    assert found(maybe="nobody") == [Reference(CONTACT, "nobody", ("maybe",))]


def test_names_in_lists_and_pairs_have_their_number() -> None:
    assert found(many=["b", "c"]) == [
        Reference(TOPIC, "b", ("many", 0)),
        Reference(TOPIC, "c", ("many", 1)),
    ]
    assert [item.path for item in found(pair=["b", "c"])] == [("pair", 0), ("pair", 1)]


def test_names_at_the_start_of_lines_and_below_them() -> None:
    assert found(keyed={"b": ["c"]}) == [
        Reference(CARD, "b", ("keyed", "b"), at_key=True),
        Reference(TOPIC, "c", ("keyed", "b", 0)),
    ]
    assert names_of_keys(Shelf) == {"keyed": CARD}


def test_a_field_is_named_as_it_is_written() -> None:
    assert found(**{"except": ["b"]}) == [Reference(TOPIC, "b", ("except", 0))]


def test_names_in_blocks_within_blocks() -> None:
    assert found(inner=[{"one": "b"}]) == [Reference(TOPIC, "b", ("inner", 0, "one"))]


def test_names_in_conditions() -> None:
    when = {"all": [{"not": {"condition": "b"}}, {"c": {"is": "d"}}]}
    assert [(item.names.kind, *item[1:]) for item in found(when=when)] == [
        ("named_condition", "b", ("when", "all", 0, "not", "condition"), False),
        ("question", "c", ("when", "all", 1, "c"), True),
    ]
    total = {"total": {"of": ["b", "c"], "at_least": 3}}
    assert [item.path for item in found(when=total)] == [
        ("when", "total", "of", 0),
        ("when", "total", "of", 1),
    ]


def test_other_texts_name_nothing() -> None:
    assert found(words="b") == found(words=["b"]) == []


def test_every_block_is_found_with_its_path() -> None:
    shelf = Shelf.model_validate({"one": "a", "inner": [{"one": "b", "inner": [{"one": "c"}]}]})
    assert [path for path, _ in blocks(shelf)] == [
        (),
        ("inner", 0),
        ("inner", 0, "inner", 0),
    ]
