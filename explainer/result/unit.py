"""Her unit, where the place that offers the service has listed it: the call then has its number."""

from dataclasses import replace
from datetime import date
from typing import TypeVar

from explainer.answers_in_words import weeks_told
from explainer.explanation import Call, WhatToDo
from explainer.grammar import in_order
from explainer.languages.language import ENGLISH
from explainer.words import Wording
from rules import Assessment, Level, RuleBook, named_states
from rules.model.local import Local, Unit

Said = TypeVar("Said", bound=WhatToDo)


def with_unit(
    said: Said,
    book: RuleBook,
    assessment: Assessment,
    wording: Wording,
    local: Local,
    *,
    today: date,
) -> Said:
    """The same with the number of the one unit that fits; with several, all are named.

    A unit that closes is named, and its number is no button, where the call cannot wait. Nothing
    changes where the result asks for another call than to the contact, or where no unit of
    local.yaml is certain to answer. Names and hours stand there in English: in another language the
    words are those of the contact, and the numbers are all that is new.
    """
    if said.call.to != "contact" or assessment.contact is None or not local.units:
        return said
    states = named_states(book, assessment)
    name, birth = book.questionnaire.situations.get("after_a_birth", ("", ""))
    units = local.unit_for(
        assessment.contact,
        weeks_told(book, assessment),
        after_birth=name in states and states[name] == birth,
        today=today,
    )
    now = said.level is Level.CALL_NOW
    if wording.language != ENGLISH.tag:
        return _with_numbers(said, [u.number for u in units if u.always_open or not now], wording)
    if len(units) == 1 and (units[0].always_open or not now):
        call = Call("contact", units[0].number, units[0].name)
        return replace(said, call=call, where=f"{units[0].hours} {said.where}")
    named = [_named(unit, wording) for unit in units]
    return replace(said, where=" ".join([*named, said.where]))


def _with_numbers(said: Said, numbers: list[str], wording: Wording) -> Said:
    if len(numbers) == 1:  # the name of a contact may not fit where a number does
        shown = in_order(numbers[0], wording.direction)
        return replace(said, call=Call(said.call.to, numbers[0], shown))
    if not numbers:
        return said
    listed = wording.grammar.several(in_order(number, wording.direction) for number in numbers)
    named = wording.grammar.with_label(said.call.name, listed)
    return replace(said, where=wording.grammar.in_sentences([named, said.where]))


def _named(unit: Unit, wording: Wording) -> str:
    """Its name, its number and its hours."""
    number = in_order(unit.number, wording.direction)
    called = wording.grammar.with_label(unit.name, number)
    return wording.grammar.in_sentences([called, unit.hours])
