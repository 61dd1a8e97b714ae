"""Every value of a file has a name, with ids in the place of numbers."""

from rules.lint.values import values_of
from rules.loading.yaml.strict_yaml import read


def test_ids_stand_in_names() -> None:
    found = values_of(read("a:\n  - id: b\n    c: [d, 1]\n", "f.yaml"))
    assert [(value.name, value.value) for value in found] == [
        ("a.b.id", "b"),
        ("a.b.c.0", "d"),
        ("a.b.c.1", 1),
    ]


def test_a_file_that_is_no_mapping_has_none() -> None:
    assert [*values_of(read("- a\n", "f.yaml"))] == []
