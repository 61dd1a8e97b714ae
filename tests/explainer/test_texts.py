"""A text that is whole for each whom she may call stands in the place of one."""

from explainer.texts import said_to, whole_texts, with_whole
from explainer.wording import fill, wording_problems
from rules.loading.layout import WORDS
from tests.support.real_book import BOOK, PROJECT, WORDING

EACH = {"gp": "Call your GP.", "phone:nhs_111": "Call {phone:nhs_111}, day or night."}
TEXT = with_whole("{contact}", EACH)


def test_who_is_to_call_reads_the_one_that_is_whole_for_it() -> None:
    assert whole_texts(TEXT) == EACH
    assert fill(TEXT, WORDING, "the GP", "gp") == "Call your GP."
    assert fill(TEXT, WORDING, "111", "phone:nhs_111") == "Call 111, day or night."


def test_where_there_is_none_for_whom_she_calls_the_name_is_said() -> None:
    assert said_to(TEXT, "midwife") == said_to(TEXT, "") == "{contact}"
    assert fill(TEXT, WORDING, "your midwife", "midwife") == "your midwife"


def test_all_other_texts_are_said_as_they_are() -> None:
    assert whole_texts("Call {contact} now.") == {}
    assert fill("Call {contact} now.", WORDING, "your GP", "gp") == "Call your GP now."


def test_english_has_a_gap_and_no_text_for_each() -> None:
    text = PROJECT.text(WORDS).replace('"Call {contact} now"', '"{contact}{to:gp}Call your GP"')
    (problem,) = wording_problems(PROJECT.saying({WORDS: text}), BOOK)
    assert problem.code == "W004"
    assert problem.sentence == "{to:gp} stands for nothing. Write {contact} or {phone:...}."
