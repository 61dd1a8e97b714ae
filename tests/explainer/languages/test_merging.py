"""Today's English in a translation: by key, never by likeness."""

from datetime import date
from functools import cache
from pathlib import Path

import polib
import pytest

from explainer.languages.merging import begun, checked, merged
from explainer.languages.store import Wanted, checks_of, messages, words_of
from explainer.languages.texts import Text
from tests.support.real_book import PROJECT
from tests.support.translated import DAY, PEOPLE, WELSH, need, whole, whole_file

HEADING = "wording/levels/call_now/heading"
BACK = "screens/site/back"
OTHER_BOND = "0123456789abcdef"


@cache
def levels() -> Wanted:
    """What is asked for the levels alone."""
    texts = need().texts.items()
    return need()._replace(
        texts={key: text for key, text in texts if key.startswith("wording/levels/")}
    )


def each_of_the_heading() -> tuple[Text, ...]:
    """The heading, whole for each whom she may call."""
    return levels().whole[HEADING]


def changed(key: str, english: str | None = None, bond: str | None = None) -> Wanted:
    """What is wanted after one text, or what the rules do with it, has changed."""
    texts, bonds = dict(need().texts), dict(need().bonds)
    texts[key] = texts[key]._replace(english=english or texts[key].english)
    bonds[key] = bond or bonds[key]
    return Wanted(texts, bonds)


def by_key(file: polib.POFile) -> dict[str, polib.POEntry]:
    return {entry.msgctxt: entry for entry in messages(file)}


def merging(want: Wanted) -> polib.POFile:
    return merged(PROJECT, want, whole_file())


def test_nothing_changes_while_the_english_is_the_same() -> None:
    assert str(merged(PROJECT, need(), whole_file())) == whole()


def test_one_changed_word_withdraws_exactly_its_string_and_keeps_the_old_english() -> None:
    file = merging(changed(HEADING, "Call {contact} straight away"))
    before = by_key(whole_file())
    differing = {key for key, entry in by_key(file).items() if str(entry) != str(before[key])}
    assert differing == {HEADING}
    entry = by_key(file)[HEADING]
    assert entry.fuzzy
    assert entry.previous_msgid == "Call {contact} now"
    assert entry.msgid == "Call {contact} straight away"
    assert entry.msgstr == before[HEADING].msgstr
    assert checks_of(entry) == []


def test_a_changed_rule_withdraws_the_text_though_no_word_changed() -> None:
    entry = by_key(merging(changed(HEADING, bond=OTHER_BOND)))[HEADING]
    assert entry.fuzzy
    assert checks_of(entry) == []
    assert entry.previous_msgid is None
    assert f"bond: {OTHER_BOND}" in entry.comment


def test_a_new_text_gets_nothing_however_alike_another_is() -> None:
    texts = dict(need().texts)
    texts["screens/site/new"] = texts[BACK]._replace(key="screens/site/new")
    want = Wanted(texts, {**need().bonds, "screens/site/new": ""})
    assert by_key(merging(want))["screens/site/new"].msgstr == ""


def test_what_is_gone_is_put_aside_and_found_again_when_it_comes_back() -> None:
    texts = {key: text for key, text in need().texts.items() if key != BACK}
    file = polib.pofile(str(merging(Wanted(texts, need().bonds))))
    assert [entry.msgctxt for entry in file.obsolete_entries()] == [BACK]
    assert BACK not in words_of(file)
    again = merged(PROJECT, need(), file)
    assert words_of(again) == words_of(whole_file())
    assert not again.obsolete_entries()


def small(*english: str, bond: str = "") -> Wanted:
    """A list of steps."""
    keys = [f"wording/steps/{i}" for i in range(len(english))]
    texts = {
        key: Text(key, words, Path("en.yaml"), (), "A step.")
        for key, words in zip(keys, english, strict=True)
    }
    return Wanted(texts, dict.fromkeys(texts, bond))


@pytest.mark.parametrize(
    ("now", "said"),
    [
        (("New.", "Call.", "Rest."), {1: "Ffoniwch.", 2: "Gorffwyswch."}),
        (("Rest.", "Call."), {0: "Gorffwyswch.", 1: "Ffoniwch."}),
        (("Rest.",), {0: "Gorffwyswch."}),
        (("Call.", "New.", "Rest."), {0: "Ffoniwch.", 2: "Gorffwyswch."}),
    ],
)
def test_within_a_list_the_very_same_english_goes_along(
    now: tuple[str, ...], said: dict[int, str]
) -> None:
    file = begun(PROJECT, small("Call.", "Rest."), WELSH)
    file[0].msgstr, file[1].msgstr = "Ffoniwch.", "Gorffwyswch."
    made = merged(PROJECT, small(*now), file)
    assert words_of(made) == {f"wording/steps/{i}": words for i, words in said.items()}
    assert not [entry for entry in messages(made) if entry.fuzzy]


def test_in_a_list_other_english_is_looked_at_again() -> None:
    file = begun(PROJECT, small("Call.", "Rest."), WELSH)
    file[0].msgstr, file[1].msgstr = "Ffoniwch.", "Gorffwyswch."
    made = merged(PROJECT, small("Call now.", "Rest."), file)
    assert [(entry.fuzzy, entry.previous_msgid) for entry in made] == [
        (True, "Call."),
        (False, None),
    ]


def asking() -> polib.POFile:
    """A file in which one heading is asked for whole, and brought up to date."""
    file = begun(PROJECT, levels(), WELSH)
    by_key(file)[HEADING].msgstr = "{contact}"
    return merged(PROJECT, levels(), file)


def test_a_text_that_is_asked_for_whole_is_followed_by_one_for_each_contact() -> None:
    file = asking()
    keys = [entry.msgctxt for entry in messages(file)]
    asked = [text.key for text in each_of_the_heading()]
    at = keys.index(HEADING) + 1
    assert keys[at : at + len(asked)] == asked
    assert {*keys} == {*levels().texts, *asked}
    unit = by_key(file)[f"{HEADING}/to/maternity_unit"]
    assert (unit.msgid, unit.msgstr) == ("Call your maternity unit now", "")
    assert unit.flags == []
    assert by_key(file)[f"{HEADING}/to/phone:nhs_111"].flags == ["python-brace-format"]


def translated_whole() -> polib.POFile:
    """The same, with each of them translated and checked."""
    file = asking()
    for text in each_of_the_heading():
        by_key(file)[text.key].msgstr = f"Ffoniwch {text.whom}"
    for by in PEOPLE:
        checked(levels(), file, [text.key for text in each_of_the_heading()], by, DAY)
    return file


def test_whole_texts_stay_with_their_checks() -> None:
    file = translated_whole()
    assert len(checks_of(by_key(file)[f"{HEADING}/to/maternity_unit"])) == len(PEOPLE)
    assert str(merged(PROJECT, levels(), file)) == str(file)


def test_another_name_is_another_english_of_its_texts_alone() -> None:
    file = translated_whole()
    each = tuple(
        text._replace(english="Call your labour ward now")
        if text.whom == "maternity_unit"
        else text
        for text in each_of_the_heading()
    )
    new = merged(PROJECT, levels()._replace(whole={**levels().whole, HEADING: each}), file)
    before = {key: str(entry) for key, entry in by_key(file).items()}
    differing = [key for key, entry in by_key(new).items() if str(entry) != before[key]]
    assert differing == [f"{HEADING}/to/maternity_unit"]
    entry = by_key(new)[differing[0]]
    assert entry.fuzzy
    assert entry.previous_msgid == "Call your maternity unit now"
    assert (entry.msgstr, checks_of(entry)) == ("Ffoniwch maternity_unit", [])


def test_whole_texts_are_put_aside_while_nobody_asks_for_them() -> None:
    file = translated_whole()
    by_key(file)[HEADING].msgstr = "Ffoniwch {contact} nawr"
    without = polib.pofile(str(merged(PROJECT, levels(), file)))
    asked = {text.key for text in each_of_the_heading()}
    assert {entry.msgctxt for entry in without.obsolete_entries()} == asked
    by_key(without)[HEADING].msgstr = "{contact}"
    again = merged(PROJECT, levels(), without)
    assert {key: words_of(again)[key] for key in asked} == {
        key: words_of(translated_whole())[key] for key in asked
    }


def test_whole_texts_of_a_step_go_along_when_it_moves() -> None:
    def steps(*english: str) -> Wanted:
        want = small(*english)
        each = {
            key: (text._replace(key=f"{key}/to/gp", english="Call your GP.", whom="gp"),)
            for key, text in want.texts.items()
            if "{contact}" in text.english
        }
        bonds = {text.key: "" for texts in each.values() for text in texts}
        return want._replace(bonds={**want.bonds, **bonds}, whole=each)

    before = steps("Call {contact}.", "Rest.")
    file = begun(PROJECT, before, WELSH)
    file[0].msgstr = "{contact}"
    file = merged(PROJECT, before, file)
    by_key(file)["wording/steps/0/to/gp"].msgstr = "Ffoniwch eich meddyg."
    moved = merged(PROJECT, steps("Rest.", "Call {contact}."), file)
    assert words_of(moved) == {
        "wording/steps/1": "{contact}",
        "wording/steps/1/to/gp": "Ffoniwch eich meddyg.",
    }
    assert not moved.obsolete_entries()


def test_notes_and_marks_of_translators_stay() -> None:
    file = polib.pofile(whole())
    entry = by_key(file)[BACK]
    entry.tcomment, entry.flags = f"As on a button.\n{entry.tcomment}", ["max-length:20"]
    kept = by_key(merged(PROJECT, need(), file))[BACK]
    assert kept.tcomment == entry.tcomment
    assert kept.flags == ["max-length:20"]


def test_somebody_checks_what_is_translated_and_as_it_is_today() -> None:
    file = begun(PROJECT, small("Call.", "Rest.", "Wait."), WELSH)
    file[0].msgstr, file[1].msgstr = "Ffoniwch.", "Gorffwyswch."
    file[1].flags.append("fuzzy")
    want = small("Call.", "Rest.", "Wait.")
    assert checked(want, file, want.texts, PEOPLE[0], DAY) == ["wording/steps/0"]
    assert checked(want, file, want.texts, PEOPLE[0].upper(), DAY) == []
    assert checked(want, file, ["wording/steps/1"], PEOPLE[1], DAY) == []
    (check,) = checks_of(file[0])
    assert (check.by, check.on) == (PEOPLE[0], date(2026, 11, 29))
    assert want.checks(file[0]) == {"ann example": check}
    file[0].msgstr = "Galwch."
    assert want.checks(file[0]) == {}
