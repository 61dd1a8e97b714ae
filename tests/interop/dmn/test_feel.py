"""Conditions as FEEL: what is written, and where its traps are."""

import pytest

from interop.dmn.feel import Feel
from tests.support.small_book import NAMED, QUESTIONS, book, condition

FEEL = Feel(book(QUESTIONS, conditions=NAMED))
WRITTEN = {
    "pregnant: {is: yes}": (
        {"pregnant": {"is": "yes"}},
        '(if pregnant = null or pregnant = "not_sure" then null else (pregnant = "yes"))',
    ),
    "a doubt that is named": (
        {"pregnant": {"one_of": ["no", "not_sure"]}},
        '(if pregnant = null then null else (pregnant in ("no", "not_sure")))',
    ),
    "a number that may be a text": (
        {"losses": {"between": [1, 2]}},
        '(if losses = null or (if losses instance of string then losses = "not_sure" else false)'
        ' or (if losses instance of string then losses = "prefer_not_to_say" else false)'
        " then null else ((if losses instance of number then losses in [1..2] else false)))",
    ),
    "a question that may not be asked": (
        {"weeks": {"is": "not_sure"}},
        "(if asked_weeks = true then (if weeks = null then null else"
        ' ((if weeks instance of string then weeks = "not_sure" else false))) else false)',
    ),
    "several options": (
        {"signs": {"includes": "pain"}},
        '(if signs = null or list contains(signs, "not_sure")'
        ' or list contains(signs, "prefer_not_to_say") then null'
        ' else (list contains(signs, "pain")))',
    ),
    "a sum": (
        {"total": {"of": ["losses", "births"], "at_least": 3}},
        "(if sum([if losses instance of number then losses else 0, if asked_births = true and"
        " births instance of number then births else 0]) >= 3 then true else if"
        " (not(losses instance of number)) or (asked_births = true and"
        " not(births instance of number)) then null else false)",
    ),
    "a name": ({"not": {"condition": "far_along"}}, "not(condition_far_along)"),
}


@pytest.mark.parametrize("name", WRITTEN)
def test_a_condition(name: str) -> None:
    given, wanted = WRITTEN[name]
    assert FEEL.read(condition(given)) == wanted


def test_how_many_of_some() -> None:
    of = [{"condition": "far_along"}, {"pregnant": {"is": "no"}}]
    text = FEEL.read(condition({"at_least": {"n": 1, "of": of}}))
    assert text.startswith("(if sum(for part in [condition_far_along, (if pregnant = null")
    assert text.endswith("return if part = false then 0 else 1) < 1 then false else null)")


def test_what_an_expression_needs() -> None:
    given = {"all": [{"weeks": {"at_least": 5}}, {"condition": "far_along"}]}
    assert FEEL.needs(condition(given)) == ["weeks", "asked_weeks", "condition_far_along"]
