"""What is left over in a text is named for what it is, and what belongs there is not told."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rules.lint.leftovers import (
    MARKDOWN,
    NOTE,
    OPEN,
    OTHER,
    PATTERNS,
    WEB,
    WORD,
    leftovers_in,
    may_have_any,
)


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Call today (TBC).", OPEN),
        ("Call today. To be confirmed", OPEN),
        ("Call today??", OPEN),
        ("Call today [check]", NOTE),
        ("Check with Sarah.", NOTE),
        ("Old wording: call today", NOTE),
        ("@priya please look", NOTE),
        ("The old wording was clearer.", NOTE),
        ("Call today, as per slide 12.", NOTE),
        ("See page 4.", NOTE),
        ("Change this before go-live.", NOTE),
        ("This is from the email of 3 May.", NOTE),
        ("Suggested by Priya.", NOTE),
        ("Please check this.", NOTE),
        ("Sarah, is this still right?", NOTE),
        ("Call today. Tom, can we say that?", NOTE),
        ("Please read this and send it back.", NOTE),
        ("Hello ${name}", OTHER),
        ("Hello {{ name }}", OTHER),
        ("Hello %s", OTHER),
        ("**Call** today", MARKDOWN),
        ("# Call today", MARKDOWN),
        ("See [the page](https://example.org)", MARKDOWN),
        ("Call<br>today", WEB),
        ("Call&nbsp;today", WEB),
        ("Error! Reference source not found.", WORD),
    ],
)
def test_what_is_left_over_is_named_for_what_it_is(words: str, kind: str) -> None:
    assert [found.kind for found in leftovers_in(words)][:1] == [kind]


@pytest.mark.parametrize(
    "words",
    [
        "Ask NHS 111 for help.",
        "Hello. My name is ___.",
        "You have a right to be checked again.",
        "Ask who to call, and when.",
        'Say: "Since then, this has changed: ..."',
        "Call {phone:nhs_111}, day or night.",
        'Say: "Please read my notes first."',
        "That is an old word, and the new one is better.",
        "You can print this page. 2 pages are for the midwife.",
        "Show page {page} of {pages}.",
        "A scan, asked for by your midwife.",
        "Together, these signs need a check.",
        "Sands, Tommy's and the Miscarriage Association can help.",
        "This is the number in your file. Please check it.",
        "Write an email from your own address.",
        "From 24+3 weeks, 25 mm (2.5 cm).",
    ],
)
def test_what_belongs_to_a_text_is_not(words: str) -> None:
    assert [*leftovers_in(words)] == []


@pytest.mark.parametrize("kind", PATTERNS)
@given(data=st.data())
def test_the_quick_look_passes_over_nothing(kind: str, data: st.DataObject) -> None:
    assert may_have_any(data.draw(st.from_regex("|".join(PATTERNS[kind]))))
