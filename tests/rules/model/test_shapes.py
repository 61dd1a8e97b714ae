"""What a model says of each place in its data."""

from explainer.words import Wording
from rules.model.shapes import inside, schema_of, shapes

SCHEMA = schema_of(Wording)


def test_the_schema_of_a_model_is_made_once() -> None:
    assert schema_of(Wording) is SCHEMA


def test_a_step_finds_the_shape_that_has_it() -> None:
    here = SCHEMA
    for step in ("levels", "call_now", "steps", 0, "text"):
        here = inside(here, step, SCHEMA)
    assert here["description"] == "What is said."
    assert inside(here, "nothing", SCHEMA) == {}


def test_several_shapes_are_told_with_references_followed() -> None:
    item = inside(SCHEMA["$defs"]["LevelWords"]["properties"]["steps"], 0, SCHEMA)
    assert {shape.get("title", shape.get("type")) for shape in shapes(item, SCHEMA)} >= {
        "string",
        "ConditionalText",
    }
    assert [*shapes(None, SCHEMA)] == []
