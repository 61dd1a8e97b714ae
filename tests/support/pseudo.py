"""Two languages that nobody speaks, to find what is wired in: a whole language from the English.

`LONG` is English in accents, a third longer, as German and Welsh may be. `MIRRORED` is English in
Arabic letters, so that the page has to run from right to left. Each text stands between ⟦ and ⟧:
any word outside them was not translated. What is filled in, numbers and web addresses stay.
"""

import re
from collections.abc import Callable

from explainer.languages.language import Language
from explainer.languages.overlay import in_words
from explainer.languages.texts import texts_for
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
    return {key: say(text.english) for key, text in texts_for(project, language.tag).items()}


def longer(text: str) -> str:
    """A text in accents, a third longer: `⟦Çâll {contact} ñöw~~~~⟧`."""
    return f"⟦{_changed(text, lambda part: part.translate(ACCENTS))}{'~' * (len(text) // 3)}⟧"


def mirrored(text: str) -> str:
    """A text in Arabic letters, as long as the English."""
    return f"⟦{_changed(text, lambda part: part.lower().translate(ARABIC))}⟧"


def _changed(text: str, change: Callable[[str], str]) -> str:
    parts = STAYS.split(text)
    return "".join(part if i % 2 else change(part) for i, part in enumerate(parts))
