"""Every rule and every condition can be said, in two voices."""

import re
from typing import Any

import pytest
from hypothesis import given

from explainer.reasons.outline import Line
from explainer.sentences import Sentences, Voice, as_text
from rules.model.levels import Level
from tests.support.real_book import BOOK, SENTENCES
from tests.support.small_book import LABELLED, QUESTIONS, book, condition, condition_data, rule

WORDS = SENTENCES
REAL = {voice: Sentences(BOOK, WORDS, voice) for voice in Voice}
SMALL = {voice: Sentences(LABELLED, WORDS, voice) for voice in Voice}
VOICES = pytest.mark.parametrize("voice", list(Voice))
IDS = {
    *BOOK.questionnaire.questions,
    *BOOK.conditions,
    *BOOK.rules_by_id,
    *(option.id for q in BOOK.questionnaire if q.kind != "number" for option in q.options),
}


def said(data: Any, voice: Voice = Voice.CLINICAL) -> str:
    return SMALL[voice].condition(condition(data))


# What a reader hears ----------------------------------------------------------------------------


@VOICES
def test_no_rule_reads_as_yaml(voice: Voice) -> None:
    marked = {name for name in IDS if re.search(r"[_.]", name)}
    assert len(marked) > 100
    texts = [REAL[voice].rule(rule) for rule in BOOK.rules]
    texts += [REAL[voice].definition(named) for named in BOOK.named_conditions]
    texts += [REAL[voice].condition(q.asked_when) for q in BOOK.questionnaire if q.asked_when]
    for text in texts:
        assert not re.search(r"[_{}\[\]]", text), text
        assert not [name for name in marked if re.search(rf"\b{re.escape(name)}\b", text)]
        assert text == " ".join(text.split())


@VOICES
def test_every_rule_says_something_else(voice: Voice) -> None:
    sentences = [REAL[voice].rule(rule) for rule in BOOK.rules]
    assert len(set(sentences)) == len(sentences)


def test_every_named_condition_is_spoken_of_in_words() -> None:
    assert WORDS.terms.keys() == BOOK.conditions.keys()


def test_a_rule_in_both_voices() -> None:
    found = BOOK.rule("high_history_before_24")
    assert REAL[Voice.PLAIN].rule(found) == (
        "We say “call today” when all of these are so: (1) you told us “Pregnant now”; (2) the "
        "history is in the high group; (3) “Weeks of pregnancy” is 23 or fewer or is answered “I'm "
        "not sure how many weeks”; (4) no specialist team has seen the person yet (or it is not "
        "sure). If we cannot tell, we say “get in touch this week”."
    )
    assert REAL[Voice.CLINICAL].rule(found) == (
        "Level: call today. Applies when all of these hold: (1) “Pregnant now” is “Yes”; (2) the "
        "history is in the high group; (3) “Weeks of pregnancy” is at most 23 completed weeks or "
        "is “not sure”; (4) no specialist team has seen the person yet (or it is not sure). If "
        "this cannot be told: contact this week."
    )


def test_a_definition_opens_a_named_condition() -> None:
    (named,) = [named for named in BOOK.named_conditions if named.id == "early_birth_35_or_36"]
    assert REAL[Voice.PLAIN].definition(named) == (
        "“an early birth at 35 or 36 weeks began by itself (or may have)” means: an early birth "
        "began by itself (or may have), and “Weeks at the earliest birth” is 35 or more."
    )


@pytest.mark.parametrize(
    ("cautious", "plain", "clinical"),
    [
        (None, "If we cannot tell, we say nothing.", "If this cannot be told: the rule is silent."),
        (
            "call_now",
            "If we cannot tell, we say the same.",
            "If this cannot be told: the same level.",
        ),
        (
            "call_today",
            "If we cannot tell, we say “call today”.",
            "If this cannot be told: call today.",
        ),
    ],
)
def test_what_follows_where_we_cannot_tell(cautious: str | None, plain: str, clinical: str) -> None:
    one = rule("one", {"pregnant": {"is": "yes"}}, "call_now", cautious)
    assert SMALL[Voice.PLAIN].doubt(one) == plain
    assert SMALL[Voice.CLINICAL].rule(one).endswith(clinical)


def test_every_level_has_words_in_both_voices() -> None:
    for voice in Voice:
        when = {"pregnant": {"is": "yes"}}
        levels = [SMALL[voice].level(rule("one", when, level)) for level in Level]
        assert len(set(levels)) == len(Level)


# Each part of the language ----------------------------------------------------------------------

TWO = [{"weeks": {"at_least": 5}}, {"signs": {"is": "none"}}]
THREE = [*TWO, {"losses": {"at_least": 2}}]
FOUR = [*THREE, {"births": {"at_most": 1}}]
CASES: list[tuple[Any, str, str]] = [
    ({"pregnant": {"is": "yes"}}, "“The pregnant” is “yes”", "you told us “yes”"),
    (
        {"pregnant": {"one_of": ["no", "not_sure"]}},
        "“The pregnant” is “no” or “not sure”",
        "“The pregnant” is answered “no” or “I'm not sure”",
    ),
    ({"not": {"pregnant": {"is": "no"}}}, "“The pregnant” is not “no”", "you did not tell us “no”"),
    (
        {"not": {"pregnant": {"one_of": ["yes", "no"]}}},
        "“The pregnant” is none of “yes” and “no”",
        "you told us none of “yes” and “no”",
    ),
    (
        {"losses": {"is": "prefer_not_to_say"}},
        "“The losses” is “prefer not to say”",
        "“The losses” is answered “No thanks”",
    ),
    ({"weeks": {"is": 4}}, "“The weeks” is 4 x", "“The weeks” is answered 4"),
    ({"weeks": {"at_least": 5}}, "“The weeks” is at least 5 x", "“The weeks” is 5 or more"),
    ({"weeks": {"at_most": 3}}, "“The weeks” is at most 3 x", "“The weeks” is 3 or fewer"),
    (
        {"not": {"weeks": {"at_most": 3}}},
        "“The weeks” is not at most 3 x",
        "“The weeks” is not 3 or fewer",
    ),
    (
        {"weeks": {"between": [2, 6]}},
        "“The weeks” is from 2 up to and including 6 x",
        "“The weeks” is from 2 to 6",
    ),
    ({"signs": {"is": "none"}}, "“The signs” is “None”", "“The signs” is answered “None”"),
    (
        {"signs": {"includes": "bleeding"}},
        "“The signs” includes “bleeding”",
        "you told us “bleeding”",
    ),
    (
        {"signs": {"includes_any": ["bleeding", "pain", "fluid"]}},
        "“The signs” includes “bleeding”, “pain” or “fluid”",
        "you told us “bleeding”, “pain” or “fluid”",
    ),
    (
        {"not": {"signs": {"includes_any": ["pain", "fluid"]}}},
        "“The signs” includes none of “pain” and “fluid”",
        "you told us none of “pain” and “fluid”",
    ),
    (
        {"total": {"of": ["losses", "births"], "at_least": 3}},
        "“The losses” and “The births” together come to at least 3 x",
        "“The losses” and “The births” come to 3 or more together",
    ),
    (
        {"not": {"total": {"of": ["losses", "births"], "at_least": 3}}},
        "“The losses” and “The births” together do not come to at least 3 x",
        "“The losses” and “The births” do not come to 3 or more together",
    ),
    ({"condition": "far_along"}, "“far_along”", "“far_along”"),  # without words: what it means
    (
        {"not": {"condition": "far_along"}},
        "none of these holds: “far_along”",
        "none of these is so: “far_along”",
    ),
    (
        {"all": TWO},
        "“The weeks” is at least 5 x, and “The signs” is “None”",
        "“The weeks” is 5 or more, and “The signs” is answered “None”",
    ),
    (
        {"any": TWO},
        "“The weeks” is at least 5 x, or “The signs” is “None”",
        "“The weeks” is 5 or more, or “The signs” is answered “None”",
    ),
    (
        {"any": [{"weeks": {"at_least": 5}}, {"weeks": {"is": "not_sure"}}]},
        "“The weeks” is at least 5 x or is “not sure”",
        "“The weeks” is 5 or more or is answered “I'm not sure”",
    ),
    (
        {"any": THREE},
        "one or more of these hold: (1) “The weeks” is at least 5 x; (2) “The signs” is “None”; "
        "(3) “The losses” is at least 2 x",
        "one or more of these are so: (1) “The weeks” is 5 or more; (2) “The signs” is answered "
        "“None”; (3) “The losses” is 2 or more",
    ),
    (
        {"not": {"any": TWO}},
        "none of these holds: (1) “The weeks” is at least 5 x; (2) “The signs” is “None”",
        "none of these is so: (1) “The weeks” is 5 or more; (2) “The signs” is answered “None”",
    ),
    (
        {"not": {"all": TWO}},
        "not all of these hold: (1) “The weeks” is at least 5 x; (2) “The signs” is “None”",
        "not all of these are so: (1) “The weeks” is 5 or more; (2) “The signs” is answered “None”",
    ),
    (
        {"at_least": {"n": 2, "of": THREE}},
        "at least 2 of these hold: (1) “The weeks” is at least 5 x; (2) “The signs” is “None”; "
        "(3) “The losses” is at least 2 x",
        "at least 2 of these are so: (1) “The weeks” is 5 or more; (2) “The signs” is answered "
        "“None”; (3) “The losses” is 2 or more",
    ),
    (
        {"not": {"at_least": {"n": 2, "of": THREE}}},
        "fewer than 2 of these hold: (1) “The weeks” is at least 5 x; (2) “The signs” is “None”; "
        "(3) “The losses” is at least 2 x",
        "fewer than 2 of these are so: (1) “The weeks” is 5 or more; (2) “The signs” is answered "
        "“None”; (3) “The losses” is 2 or more",
    ),
    (
        {"all": [{"any": FOUR}, {"pregnant": {"is": "yes"}}]},
        "all of these hold: (1) one or more of these hold: (1.1) “The weeks” is at least 5 x; "
        "(1.2) “The signs” is “None”; (1.3) “The losses” is at least 2 x; (1.4) “The births” is at "
        "most 1 x; (2) “The pregnant” is “yes”",
        "all of these are so: (1) one or more of these are so: (1.1) “The weeks” is 5 or more; "
        "(1.2) “The signs” is answered “None”; (1.3) “The losses” is 2 or more; (1.4) “The births” "
        "is 1 or fewer; (2) you told us “yes”",
    ),
]


@pytest.mark.parametrize(("data", "clinical", "plain"), CASES)
def test_each_part_of_the_language(data: Any, clinical: str, plain: str) -> None:
    assert (said(data), said(data, Voice.PLAIN)) == (clinical, plain)


def test_an_option_that_two_questions_share_is_said_with_its_question() -> None:
    twice = [{**QUESTIONS[0], "id": name, "label": name} for name in ("now", "before")]
    sentences = Sentences(book(twice), WORDS, Voice.PLAIN)
    assert sentences.condition(condition({"now": {"is": "yes"}})) == "“now” is answered “yes”"


def test_a_tree_keeps_alternatives_apart() -> None:
    tree = SMALL[Voice.CLINICAL].tree(condition({"any": FOUR}))
    assert tree.text == "one or more of these hold"
    assert [part.text for part in tree.parts] == [said(part) for part in FOUR]
    assert as_text(Line("alone")) == "alone"


@given(condition_data())
def test_any_condition_can_be_said(data: Any) -> None:
    when = condition(data)
    for voice in Voice:
        text = SMALL[voice].condition(when)
        assert text
        assert not re.search(r"[{}]|None\b(?!”)", text)


def test_in_brief_a_plain_answer_stands_by_itself_and_nothing_else_differs() -> None:
    rule = BOOK.rule("open_cervix")
    plain, brief = (
        Sentences(BOOK, words, Voice.PLAIN).rule(rule) for words in (SENTENCES, SENTENCES.brief)
    )
    assert "you told us “" in plain
    assert brief == plain.replace("you told us “", "“")
