"""Marks of an unfinished merge are told once, at the first of them."""

from rules.loading.yaml.merges import MARK
from rules.loading.yaml.strict_yaml import read


def test_an_unfinished_merge_is_told_once_and_a_line_of_signs_is_none() -> None:
    broken = read("a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> words\n", "f.yaml")
    assert [(p.code, p.line) for p in broken.problems] == [("Y018", 2)]
    assert MARK.match("=======")
    assert read("# =======\na: b\n", "f.yaml").problems == []
