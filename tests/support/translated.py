"""A whole translation that nothing is wrong with: a pseudo-language that two people have read."""

from datetime import date
from functools import cache

import polib

from explainer.languages.language import Language
from explainer.languages.merging import begun, checked
from explainer.languages.notes import BETWEEN
from explainer.languages.store import Wanted, wanted
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


def whole_file(language: Language = WELSH) -> polib.POFile:
    """The same, to be changed."""
    return polib.pofile(_text(language))


def write(project: Project, text: str, tag: str = WELSH.tag) -> None:
    """Put a translation into a copy of the content."""
    file = project.root / translation(tag)
    file.parent.mkdir(exist_ok=True)
    file.write_text(text, encoding="utf-8")
