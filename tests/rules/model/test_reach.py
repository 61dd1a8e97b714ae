"""What a condition reads: its own tests, and those of the named conditions it rests on."""

from rules.model.reach import opened, reach, reads
from tests.support.small_book import condition

NAMED = {
    "far_along": condition({"weeks": {"at_least": 7}}),
    "nested": condition({"any": [{"condition": "far_along"}, {"signs": {"is": "none"}}]}),
    "round": condition({"not": {"condition": "round"}}),
}


def test_each_place_that_reads_an_answer_is_told_with_its_values() -> None:
    whole = condition(
        {"all": [{"pregnant": {"one_of": ["no", "yes"]}}, {"not": {"condition": "nested"}}]}
    )
    assert [(read.question, read.values) for read in reads(whole, NAMED)] == [
        ("pregnant", ("no", "yes")),
        ("signs", ("none",)),
        ("weeks", (7,)),
    ]


def test_a_total_reads_each_of_its_numbers() -> None:
    total = condition({"total": {"of": ["losses", "births"], "at_least": 3}})
    found = [(read.question, read.values) for read in reads(total, {})]
    assert found == [("losses", (3,)), ("births", (3,))]


def test_a_named_condition_is_opened_once() -> None:
    twice = condition({"all": [{"condition": "far_along"}, {"condition": "nested"}]})
    assert [read.question for read in reads(twice, NAMED)] == ["signs", "weeks"]
    assert reach(twice, NAMED).conditions == ("far_along", "nested")


def test_a_name_without_a_condition_or_one_that_leads_back_ends() -> None:
    assert len(list(opened(condition({"condition": "nobody"}), NAMED))) == 1
    assert reach(condition({"condition": "nobody"}), NAMED) == ((), ())
    assert reach(condition({"condition": "round"}), NAMED) == ((), ("round",))
