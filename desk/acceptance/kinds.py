"""What kind of thing has changed, and who has to accept it."""

from collections.abc import Mapping
from enum import StrEnum
from fnmatch import fnmatchcase
from typing import NamedTuple

from desk.acceptance.entries import ORDER, Entry
from rules.loading.layout import (
    BOOKINGS,
    CLINICAL,
    CODES,
    EASY_READ,
    LISTS,
    LOCAL,
    MUST_SAY,
    PAGES,
    QUESTIONNAIRE,
    SCREENS,
    SENTENCES,
    WORDS,
    clinical,
)
from rules.model.book import RuleBook
from rules.model.levels import Level


class Who(StrEnum):
    """Who has to accept a change: never whoever made it, and sometimes a clinician."""

    CLINICIAN = "a clinician who did not make the change"
    READER = "one reader who did not make the change"


class Kind(NamedTuple):
    """What a thing is called, and who has to accept a change of it."""

    name: str
    who: Who


Rows = tuple[tuple[str, str], ...]
C = Who.CLINICIAN
# The first that fits the dotted name counts. These need a clinician.
CLINICIANS: Mapping[str, Rows] = {
    QUESTIONNAIRE.as_posix(): (
        (f"*.{ORDER}", "order"),
        ("*.options.yes.*", "yes or no"),
        ("*.options.no.*", "yes or no"),
        ("*.emergency_signs*", "emergency"),
        ("*.unit", "unit"),
        ("*.min", "range"),
        ("*.max", "range"),
        ("*.usual", "range"),
        ("*.asked_when", "who is asked"),
        ("*.may_change*", "who is asked"),
        ("*.shown_first", "emergency"),
        ("*.kind", "kind of answer"),
        ("*.neutral", "what counts as a sign"),
        ("*.symptom", "what counts as a sign"),
        ("*.situation", "what the app knows of her"),
        ("*.introduces", "what the app knows of her"),
        ("*.weeks_of_pregnancy", "what the app knows of her"),
        ("*.options.*.text", "words of an answer"),
        ("*.options.*.short", "words of an answer"),
        ("*.options.*.sign", "words of an answer"),
        ("*.options.*.say*", "words of an answer"),
        ("*.questions.*.none", "words of an answer"),
        ("*.questions.*.not_sure", "words of an answer"),
        ("*.questions.*.prefer_not_to_say", "words of an answer"),
        ("*.questions.*.text", "words of a question"),
    ),
    WORDS.as_posix(): (
        ("levels.emergency.*", "emergency"),
        ("levels.*", "level"),
        ("cards.*", "card"),
        ("contacts.*", "contact"),
        ("phones.*", "phone"),
        ("helplines.*.phone", "phone"),
        ("*.when", "who reads it"),
        ("*.order", "how soon a step says"),
        ("rules.*.heading.*", "heading of a result"),
        ("advice.call_999*", "emergency"),
        ("happens.emergency*", "emergency"),
        ("near.*", "emergency"),
        ("call_help.*", "emergency"),
        ("call_script.told.*", "level"),
        ("call_script.request.*", "level"),
    ),
    PAGES.as_posix(): (
        ("signs.*", "emergency"),
        ("*.weeks", "weeks of a reminder"),
        ("calls.*", "what happens at a call"),
    ),
    LOCAL.as_posix(): (("units*", "phone"),),
    CODES.as_posix(): (("*", "code of another system"),),
    SCREENS.as_posix(): (
        ("*.*not_approved*", "not approved"),
        ("*.approved*", "not approved"),
        ("*.*not_diagnosis*", "not approved"),
        ("screens.start.not", "not approved"),
        ("screens.content.draft*", "not approved"),
        ("screens.handover.advised*", "level"),
        ("screens.handover.made_on", "not approved"),
        ("screens.handover.description", "not approved"),
        ("screens.check.urgent*", "emergency"),
        ("screens.help.*", "emergency"),
        ("screens.alert.*", "emergency"),
        ("screens.start.emergency", "emergency"),
        ("screens.start.other", "emergency"),
    ),
    SENTENCES.as_posix(): (("*", "words of sentences"),),
    MUST_SAY.as_posix(): (("*", "promise"),),
    clinical("safety").as_posix(): (("*", "promise"),),
    clinical("contacts").as_posix(): (("*", "contact"),),
    clinical("cards").as_posix(): (("*", "card"),),
    clinical("hazards").as_posix(): (("*", "hazard"),),
    (LISTS / "claims.yaml").as_posix(): (("*", "promise"),),
}
OF_RULES: Rows = (("*.level", "level"), ("*.if_cant_tell", "level"), ("*", "rule"))
READERS: Mapping[str, Rows] = {
    QUESTIONNAIRE.as_posix(): (("*", "words beside a question"),),
    WORDS.as_posix(): (
        ("rules.*", "words of a rule"),
        ("advice.*", "advice"),
        ("topics.*", "topic"),
        ("picture_words.*", "drawing"),
        ("*", "words"),
    ),
    SCREENS.as_posix(): (("*", "button or screen"),),
    PAGES.as_posix(): (("*", "page"),),
    LOCAL.as_posix(): (("*", "who offers the service"),),
    BOOKINGS.as_posix(): (("*", "made-up bookings"),),
    EASY_READ.as_posix(): (("*", "Easy Read"),),
    clinical("sources").as_posix(): (("*", "source"),),
}
URGENT = {Level.EMERGENCY, Level.CALL_NOW}


def kind_of(entry: Entry, book: RuleBook | None = None) -> Kind:
    """The kind of an entry. Without a rule book the words of every rule count as urgent."""
    found = _first(CLINICIANS.get(entry.file, ()), entry.name)
    of_a_rule = entry.file == WORDS.as_posix() and entry.named[:1] == ("rules",)
    if found is None and of_a_rule and _is_urgent(entry.named[1], book):
        return Kind("words of an urgent rule", Who.CLINICIAN)
    if found:
        return Kind(found, Who.CLINICIAN)
    reader = _first(READERS.get(entry.file, ()), entry.name)
    if reader:
        return Kind(reader, Who.READER)
    if entry.file.startswith(CLINICAL.as_posix()):
        return Kind(_first(OF_RULES, entry.name) or "rule", Who.CLINICIAN)
    return Kind("list", Who.READER)


def _first(rows: Rows, name: str) -> str | None:
    return next((kind for pattern, kind in rows if fnmatchcase(name, pattern)), None)


def _is_urgent(rule: str, book: RuleBook | None) -> bool:
    levels = [r.level for r in book.rules if r.id == rule] if book else []
    return not levels or levels[0] in URGENT
