"""What is typed into the fields of a form."""

from screens.workspaces.form_fields import lines_in, yaml_in


def test_texts_stand_one_a_line() -> None:
    assert lines_in(" One.\n\n Two. \n") == ["One.", "Two."]


def test_yaml_is_read_or_what_is_wrong_with_it_is_said() -> None:
    assert yaml_in("- {source: a, label: READ}") == ([{"source": "a", "label": "READ"}], "")
    assert yaml_in(" ") == (None, "")
    found, problem = yaml_in("text: one: two")
    assert found is None
    assert problem.startswith("This text has a colon in it.")
