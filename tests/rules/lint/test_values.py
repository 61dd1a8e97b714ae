"""Every value of a file has a name, with ids in the place of numbers."""

from rules.lint.values import name_at, values_of
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


def test_what_stands_on_a_line_has_a_name() -> None:
    document = read("a:\n  - id: b\n    c: [d, 1]\n    # of e\n    e: f\n", "f.yaml")
    assert [name_at(document, line) for line in (1, 2, 3, 4)] == [
        "",
        "a.b.id",
        "a.b.c.0",
        "a.b.c.1",
    ]
