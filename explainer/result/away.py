"""What a result says to anybody: the cards without answers, and the texts that answers choose from.

For the page while no answer comes from the server. The browser works out level, contact, card and
rules by itself; the words are made here beforehand, by the parts that make every result.
"""

from collections.abc import Iterator
from typing import NamedTuple

from explainer.explanation import WhatToDo
from explainer.result.call import call_of, card_of, contact_text, sorrow_texts, where, where_there
from explainer.result.person import Person
from explainer.texts import SaidTexts, listed
from explainer.words import AdviceWords, HeadingWords, Wording
from rules import Applied, Assessment, Level, RuleBook, Truth
from rules.model.answers import Blank
from rules.model.assessment import Trace


class AwayCard(NamedTuple):
    """One card: for whom it is, and what stands on it.

    `contact` is None while it is not known whom to call; `heading` is the one that rules put in the
    place of the level's own. `whom` is whom it calls, and `contact_name` the name in a sentence.
    """

    level: Level
    contact: str | None
    card: str | None
    heading: HeadingWords | None
    whom: str
    contact_name: str
    found: WhatToDo


class AwayTexts(NamedTuple):
    """What answers choose from at one level or on one card of `information`, as it is written.

    Of `sorrow` and `because` the first that is meant for her is said, of `steps` each.
    """

    sorrow: SaidTexts
    steps: SaidTexts
    because: SaidTexts


def away_cards(book: RuleBook, wording: Wording) -> Iterator[AwayCard]:
    """Every card that a result can begin with, by level, contact, card and heading."""
    contacts = [None, *(contact.id for contact in book.contacts)]
    for level in Level:
        cards = [card.id for card in book.cards] if level is Level.INFORMATION else [None]
        for applied in _with_each_heading(book, wording, level):
            for contact in contacts:
                for card in cards:
                    yield _card(book, wording, _assessment(book, level, contact, card, applied))


def away_texts(wording: Wording) -> Iterator[tuple[str, AwayTexts]]:
    """The texts by level, and by card of the level `information`."""
    for level, words in wording.levels.items():
        if level is not Level.INFORMATION:
            yield level.value, AwayTexts(sorrow_texts(wording, level), words.steps, ())
    for name, on_card in wording.cards.items():
        sorrow = sorrow_texts(wording, Level.INFORMATION, name)
        yield name, AwayTexts(sorrow, on_card.steps, listed(on_card.because))


def beside_texts(book: RuleBook, wording: Wording) -> Iterator[tuple[str, AdviceWords]]:
    """By rule: the advice that stands beside the card, where its heading orders another number."""
    for rule in book.rules:
        heading = wording.rules[rule.id].heading
        if heading and heading.phone:
            yield rule.id, wording.advice[rule.advice[0]]


def _with_each_heading(
    book: RuleBook, wording: Wording, level: Level
) -> Iterator[tuple[Applied, ...]]:
    """No rule, for the level's own heading; then one rule for each other heading it can have."""
    yield ()
    met: list[HeadingWords] = []
    for rule in book.rules:
        heading = wording.rules[rule.id].heading
        if heading and heading not in met and level in (rule.level, rule.if_cant_tell):
            met.append(heading)
            yield (Applied(rule.id, Truth.YES, level),)


def _assessment(
    book: RuleBook,
    level: Level,
    contact: str | None,
    card: str | None,
    applied: tuple[Applied, ...],
) -> Assessment:
    """A result of somebody who told nothing else."""
    states = tuple(Blank.UNANSWERED for _ in book.questionnaire.questions)
    return Assessment(
        level=level,
        contact=contact,
        card=card,
        applied=applied,
        cant_tell=(),
        missing=(),
        advice=(),
        topics=(),
        complete=False,
        trace=Trace(book.version, states, 0),
    )


def _card(book: RuleBook, wording: Wording, assessment: Assessment) -> AwayCard:
    person = Person(book, assessment, wording)
    card, level = assessment.card, assessment.level
    assert level is not None
    found = WhatToDo(
        level=level,
        look=wording.cards[card].look if card else level.value,
        card=card_of(person),
        contact=contact_text(person),
        why=(),
        sorrow=None,
        because=(),
        call=call_of(person),
        where=where(person),
        where_there=where_there(person),
        script=None,
        call_help=None,
        beside=None,
    )
    whom, name = person.whom, person.contact_name
    return AwayCard(level, assessment.contact, card, person.own_heading, whom, name, found)
