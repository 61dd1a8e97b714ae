"""A translation with today's English, and who checked it.

Nothing here guesses. A translation belongs to a key; other English under the key makes it one to be
looked at again, with the old English beside it. Tools that match by likeness gave the translation
of "Call {contact} today" to "Call {contact} straight away".
"""

from collections.abc import Iterable, Mapping
from copy import copy
from datetime import date
from typing import Final

import polib

from explainer.languages.language import Language
from explainer.languages.notes import notes_of
from explainer.languages.store import (
    CHECKED,
    NAME,
    UNSURE,
    Wanted,
    bond_of,
    has_words,
    messages,
)
from explainer.languages.texts import Text
from explainer.languages.whole import TO
from rules.loading.project import Project

WITH_GAPS: Final = "python-brace-format"  # what translators' tools look at placeholders by


def begun(project: Project, wanted: Wanted, language: Language) -> polib.POFile:
    """A new file for a language, with nothing translated yet."""
    file = polib.POFile()
    file.header = (
        "Every text that a person reads. How to work on it: docs/how-to/add-a-language.md\n"
        "A line 'checked by' is written by: python cli.py translate check"
    )
    file.metadata = {
        "Language": language.tag,
        NAME: language.name,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
    }
    return merged(project, wanted, file)


def merged(project: Project, wanted: Wanted, old: polib.POFile) -> polib.POFile:
    """The file with today's English: matched by key, never by likeness.

    Other English, or another rule, marks a translation as one to look at again, keeps the old
    English beside it and takes its checks away. What is gone is put aside. Paragraphs and steps
    have numbers for ids: within one list, the very same English goes along when it moves. A text
    that is whole for each whom she may call is followed by those texts.
    """
    new = polib.POFile()
    new.header, new.metadata = old.header, dict(old.metadata)
    # What is still there goes before what was put aside under the same key.
    by_key = {entry.msgctxt: entry for entry in sorted(old, key=lambda entry: not entry.obsolete)}
    whole = (text for texts in wanted.whole.values() for text in texts)
    taken = _same_in_list({**wanted.texts, **{text.key: text for text in whole}}, by_key)

    def add(text: Text) -> polib.POEntry:
        was = by_key.get(taken.get(text.key, text.key))
        new.append(_message(project, text, wanted.bonds[text.key], was))
        return new[-1]

    for text in wanted.texts.values():
        if wanted.is_whole(add(text)):
            for one in wanted.whole[text.key]:
                add(one)
    used = {taken.get(entry.msgctxt, entry.msgctxt) for entry in new}
    for entry in old:
        if entry.msgctxt not in used and entry.msgstr:
            gone = copy(entry)
            gone.obsolete = True
            new.append(gone)
    return new


def _same_in_list(texts: Mapping[str, Text], by_key: Mapping[str, polib.POEntry]) -> dict[str, str]:
    """For what moved within its list: the key that its English had."""
    had = {(_list_of(key), entry.msgid): key for key, entry in by_key.items() if _list_of(key)}
    moved = {}
    for key, text in texts.items():
        was = had.get((_list_of(key), text.english))
        if was is not None and (key not in by_key or by_key[key].msgid != text.english):
            moved[key] = was
    # What stood at a key that another text has taken over begins anew: it is not that text.
    left = {key for key in moved.values() if key in texts and key not in moved}
    return moved | {key: "" for key in left if by_key[key].msgid != texts[key].english}


def _list_of(key: str) -> str:
    """The list that a text stands in by its number; empty for one with an id.

    Those that are whole for one contact are a list of their own.
    """
    general, *whom = key.split(TO)
    name, _, last = general.rpartition("/")
    return TO.join([name, *whom]) if last.isdigit() else ""


def _message(project: Project, text: Text, bond: str, was: polib.POEntry | None) -> polib.POEntry:
    """A text as a message, with what was translated of it."""
    told = [*notes_of(project, text), *([f"bond: {bond}"] if bond else [])]
    made = polib.POEntry(
        msgctxt=text.key,
        msgid=text.english,
        comment="\n".join(filter(None, told)),
        occurrences=[(text.file.as_posix(), "")],
        flags=[WITH_GAPS] if "{" in text.english else [],
    )
    if was is None or not was.msgstr:
        return made
    made.msgstr, made.tcomment = was.msgstr, was.tcomment
    made.flags += [flag for flag in was.flags if flag not in made.flags and flag != WITH_GAPS]
    made.previous_msgid, made.previous_msgctxt = was.previous_msgid, was.previous_msgctxt
    if was.msgid != text.english:
        made.previous_msgid, made.previous_msgctxt = was.msgid, text.key
    if was.msgid != text.english or (bond_of(was) != bond):
        made.flags = [UNSURE, *(flag for flag in made.flags if flag != UNSURE)]
        made.tcomment = _without_checks(was)
    return made


def _without_checks(entry: polib.POEntry) -> str:
    lines = entry.tcomment.split("\n")
    return "\n".join(line for line in lines if not CHECKED.fullmatch(line.strip()))


def checked(
    wanted: Wanted, file: polib.POFile, keys: Iterable[str], by: str, on: date
) -> list[str]:
    """Note under these messages that somebody checked them; returns the keys that it was new for.

    What is not translated, or is of other English or another rule than today's, is left out.
    """
    wanted, done = wanted.of(file), []
    meant = wanted.texts.keys() & set(keys)
    for entry in messages(file):
        if entry.msgctxt not in meant or not has_words(entry):
            continue
        if wanted.is_stale(entry) or wanted.is_unbound(entry):
            continue
        if by.casefold() not in wanted.checks(entry):
            line = f"checked by {by} on {on}: {wanted.fingerprint(entry)}"
            entry.tcomment = "\n".join(filter(None, (entry.tcomment, line)))
            done.append(entry.msgctxt)
    return done
