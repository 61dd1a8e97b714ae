"""Texts that a language says whole, once for each whom she may be told to call.

English puts a name into a gap: `Call {contact} now`. Where a word changes with those around it, as
Welsh and languages with cases have it, no name stands right there. Whoever translates such a text
writes `{contact}` and nothing else; then a language needs a text for each name in its place:

    wording/levels/call_now/heading/to/maternity_unit     Call your maternity unit now
    wording/levels/call_now/heading/to/phone:nhs_111      Call {phone:nhs_111} now
"""

from collections.abc import Iterator
from typing import Final

from explainer.languages.texts import Text
from explainer.texts import CONTACT
from explainer.words import PHONE, Wording
from rules.loading.layout import WORDS
from rules.model.book import RuleBook
from rules.model.levels import Level

TO: Final = "/to/"  # in a key, before whom she calls
HOW: Final = (
    f"If the names do not fit into this sentence, write {CONTACT} and nothing else: then you are "
    "asked for a whole sentence with each of them."
)


def has_gap(text: Text) -> bool:
    """Whether the name of whom to call is put into a text."""
    return text.file == WORDS and CONTACT in text.english


def asks_for_whole(words: str) -> bool:
    """Whether a translation says that this text is whole for each whom she may call."""
    return words.strip() == CONTACT


def whole_of(text: Text, book: RuleBook, wording: Wording) -> tuple[Text, ...]:
    """A text whole for each whom she may call where it is said; none where no name is put in."""
    if not has_gap(text):
        return ()
    names = dict(_called(_levels(text, book), wording))
    return tuple(_to(text, whom, name) for whom, name in names.items())


def _to(text: Text, whom: str, name: str) -> Text:
    english = text.english.replace(CONTACT, name)
    about = f"{text.about}\nWith whom she is to call: {name}."
    return text._replace(key=f"{text.key}{TO}{whom}", english=english, about=about, whom=whom)


def _called(levels: set[Level], wording: Wording) -> Iterator[tuple[str, str]]:
    """Whom she may be told to call at these levels, as it stands in an English sentence."""
    for contact, words in wording.contacts.items():
        for level in sorted(levels, key=lambda level: level.rank):
            whom = wording.whom(contact, level)
            yield whom, f"{{{whom}}}" if whom.startswith(PHONE) else words.name


def _levels(text: Text, book: RuleBook) -> set[Level]:
    """The levels of the results in which a text is said; all, where it is not known."""
    match text.path:
        case ("levels", level, *_) if level in {*Level}:
            return {Level(str(level))}
        case ("cards", *_):
            return {Level.INFORMATION}
        case ("rules", rule, "heading", *_) if rule in book.rules_by_id:
            found = book.rules_by_id[str(rule)]
            return {level for level in (found.level, found.if_cant_tell) if level}
    return {*Level}
