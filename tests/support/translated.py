"""A whole translation that nothing is wrong with: a pseudo-language that two people have read."""

from datetime import date
from functools import cache

import polib

from explainer.languages.language import Language
from explainer.languages.merging import begun, checked
from explainer.languages.notes import BETWEEN
from explainer.languages.store import Wanted, parsed, wanted
from explainer.languages.texts import Text
from explainer.texts import CONTACT
from rules import ContentError
from rules.loading.layout import translation
from rules.loading.project import Project
from tests.support.pseudo import longer
from tests.support.real_book import BOOK, PROJECT

PEOPLE = ("Ann Example", "Bo Example")
DAY = date(2026, 11, 29)
WELSH = Language("cy", "Cymraeg")


@cache
def need(tag: str = WELSH.tag) -> Wanted:
    """What the real content asks of a language."""
    return wanted(PROJECT, BOOK, tag)


@cache
def _text(language: Language) -> str:
    file = begun(PROJECT, need(language.tag), language)
    for entry in file:
        forms = entry.msgid.split(BETWEEN) if entry.msgctxt.startswith("how_soon/") else []
        said = BETWEEN.join(longer(form).strip("⟦~⟧") for form in forms)
        entry.msgstr = said or longer(entry.msgid)
    for by in PEOPLE:
        checked(need(language.tag), file, need(language.tag).texts, by, DAY)
    return str(file)


def whole(language: Language = WELSH) -> str:
    """The file of a language that is whole."""
    return _text(language)


@cache
def _file() -> polib.POFile:
    return polib.pofile(whole())


def whole_file() -> polib.POFile:
    """The same, read; its messages are shared, so nobody changes them."""
    file = polib.POFile()
    file.header, file.metadata = _file().header, dict(_file().metadata)
    list.extend(file, _file())
    return file


def write(project: Project, text: str, tag: str = WELSH.tag) -> None:
    """Put a translation into a copy of the content."""
    file = project.root / translation(tag)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")


def completed(lines: str, tag: str = WELSH.tag) -> str:
    """The few messages of an example in the midst of a whole translation.

    What cannot be read as a PO file stays as it is.
    """
    try:
        return str(completed_file(lines, tag))
    except ContentError:
        return lines


def completed_file(lines: str, tag: str = WELSH.tag) -> polib.POFile:
    """The same, read: two people have checked them as well, unless somebody did already."""
    file, found = whole_file(), parsed(lines, tag)
    file.metadata |= found.metadata
    there = {entry.msgctxt: i for i, entry in enumerate(file)}
    for entry in found:
        if entry.msgctxt in there:
            file[there[entry.msgctxt]] = entry
        else:
            list.append(file, entry)
    unchecked = [entry.msgctxt for entry in found if not entry.tcomment]
    for by in PEOPLE:
        checked(need(tag), file, unchecked, by, DAY)
    return file


def in_whole(key: str, words: str | None = None, but: str = "") -> str:
    """The messages of a text that is whole for each whom she may call, but for one.

    Each of them says these words, or else what it should.
    """
    texts = [text for text in need().whole[key] if text.whom != but]
    said = [message_of(text, words or longer(text.english)) for text in texts]
    return "".join([message_of(need().texts[key], CONTACT), *said])


def message_of(text: Text, words: str) -> str:
    """A text with its translation, as a PO file has it."""
    bond = need().bonds[text.key]
    entry = polib.POEntry(msgctxt=text.key, msgid=text.english, msgstr=words)
    entry.comment = f"bond: {bond}" if bond else ""
    return f"{entry}\n"
