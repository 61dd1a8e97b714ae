"""The cards and texts that are made for nobody in particular."""

from explainer import load_wording
from explainer.result.away import AwayCard, away_cards, away_texts
from explainer.texts import text_of
from rules import Level
from tests.support.real_book import BOOK, PROJECT

WORDING = load_wording(PROJECT)
CARDS = list(away_cards(BOOK, WORDING))


def one(level: Level, contact: str | None, heading: str = "", card: str | None = None) -> AwayCard:
    (found,) = [
        made
        for made in CARDS
        if (made.level, made.contact, made.card) == (level, contact, card)
        and (made.heading.text if made.heading else "") == heading
    ]
    return found


def test_there_is_one_for_every_level_contact_card_and_heading() -> None:
    keys = [
        (made.level, made.contact, made.card, made.heading and made.heading.text) for made in CARDS
    ]
    assert len(keys) == len(set(keys))
    contacts = {None, *(contact.id for contact in BOOK.contacts)}
    for level in Level:
        at_level = [made for made in CARDS if made.level is level]
        assert {made.contact for made in at_level} == contacts
        if level is Level.INFORMATION:
            assert {made.card for made in at_level} == {*BOOK.cards_by_id}
    headings = {words.heading.text for words in WORDING.rules.values() if words.heading}
    assert {made.heading.text for made in CARDS if made.heading} == headings


def test_it_calls_whom_the_result_calls() -> None:
    unit = one(Level.CALL_NOW, "maternity_unit").found
    assert unit.card
    assert unit.card.heading == "Call your maternity unit now"
    assert (unit.call.to, unit.call.number) == ("contact", None)
    nobody_yet = one(Level.EMERGENCY, None).found
    assert nobody_yet.card
    assert (nobody_yet.card.heading, nobody_yet.call.number) == ("Call 999 now", "999")
    harm = one(
        Level.CALL_NOW, "gp", "Call {phone:nhs_111} now, and choose the mental health option"
    )
    assert harm.found.call.number == "111"
    assert harm.found.card
    assert harm.found.card.northern_ireland


def test_nothing_of_it_speaks_of_an_answer() -> None:
    for made in CARDS:
        assert (made.found.because, made.found.sorrow, made.found.script) == ((), None, None)


def test_the_texts_are_those_of_each_level_and_card() -> None:
    texts = dict(away_texts(WORDING))
    assert {*texts} == {*Level, *BOOK.cards_by_id} - {Level.INFORMATION}
    assert texts["emergency"].sorrow == ()
    assert texts["after_a_loss"].sorrow == ()  # the card itself is sorry
    assert [text_of(text) for text in texts["call_now"].sorrow] == [
        text_of(text) for text in WORDING.sorrow.now
    ]
    assert texts["call_today"].steps == WORDING.levels[Level.CALL_TODAY].steps
    assert texts["nothing_today"].because
