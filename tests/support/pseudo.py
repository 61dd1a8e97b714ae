"""Two languages that nobody speaks, to find what is wired in: a whole language from the English.

`LONG` is English in accents, a third longer, as German and Welsh may be. `MIRRORED` is English in
Arabic letters, so that the page has to run from right to left. Each text stands between ⟦ and ⟧:
any word outside them was not translated. What is filled in, numbers and web addresses stay.
`MIRRORED` has a sentence of its own for each whom she may call, as a language with cases needs it.
"""

import re
from collections.abc import Callable, Mapping

from explainer.languages.language import Language
from explainer.languages.overlay import in_words
from explainer.languages.texts import Text, texts_for
from explainer.languages.whole import TO, whole_of
from explainer.texts import CONTACT
from explainer.wording import load_wording
from rules.loading.book import read_book
from rules.loading.project import Project

LONG = Language("en-XA", "⟦Éñĝļîšĥ~~⟧")
MIRRORED = Language("ar-XB", "⟦هدكلحس⟧")
PSEUDO = (LONG, MIRRORED)

STAYS = re.compile(r"(\{[^{}]*\}|https?://\S+|\d[\d.,:+]*\w*)")
ACCENTS = str.maketrans("aceginouyACEGINOUYs", "âçéĝîñöûýÂÇÉĜÎÑÖÛÝš")
ARABIC = str.maketrans("abcdefghijklmnopqrstuvwxyz", "ابثدهفغحيجكلمنوبقرستعفوكيز")


def in_pseudo(project: Project, language: Language) -> Project:
    """The project with every text in one of the two."""
    return in_words(project, words(project, language), language)


def words(project: Project, language: Language) -> dict[str, str]:
    """Every text in one of the two, by its key."""
    say = {LONG.tag: longer, MIRRORED.tag: mirrored}[language.tag]
    texts = texts_for(project, language.tag)
    whole = texts_to_each(project, texts) if language == MIRRORED else {}
    said = {key: say(text.english) for key, text in (texts | whole).items()}
    return said | dict.fromkeys({key.partition(TO)[0] for key in whole}, CONTACT)


def texts_to_each(project: Project, texts: Mapping[str, Text]) -> dict[str, Text]:
    """Those that are whole for each whom she may call, by their key."""
    book, wording = read_book(project), load_wording(project)
    found = (whole_of(text, book, wording) for text in texts.values())
    return {text.key: text for each in found for text in each}


def longer(text: str) -> str:
    """A text in accents, a third longer: `⟦Çâll {contact} ñöw~~~~⟧`."""
    return f"⟦{_changed(text, lambda part: part.translate(ACCENTS))}{'~' * (len(text) // 3)}⟧"


def mirrored(text: str) -> str:
    """A text in Arabic letters, as long as the English."""
    return f"⟦{_changed(text, lambda part: part.lower().translate(ARABIC))}⟧"


def _changed(text: str, change: Callable[[str], str]) -> str:
    parts = STAYS.split(text)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(parts))
