"""What a translator should know of each text, beside the English."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from explainer.languages.texts import Text
from explainer.languages.whole import HOW, has_gap
from rules.lint.forms import forms_of, straight
from rules.lint.lists import HouseWordsFile
from rules.loading.layout import LISTS, MUST_SAY
from rules.loading.project import Project
from rules.model.must_say import MustSayFile

HOUSE_WORDS = LISTS / "house_words.yaml"
ONE_WORD = re.compile(r"[a-z]+")
# The lists of must_say.yaml that say how soon, by level. What each level is said with in another
# language, a translator writes once, under `how_soon/now` and so on.
HOW_SOON: Final = ("now", "today", "this_week", "next_time")
BETWEEN: Final = " | "
OF_HOW_SOON: Final = (
    "Nobody is shown this. Write every way in which your translation says how soon, in all forms "
    f"in which it stands there, with '{BETWEEN.strip()}' between them."
)


def how_soon(project: Project) -> dict[str, Text]:
    """The phrases that say how soon, as texts to be translated, by their key."""
    file = project.model(MUST_SAY, MustSayFile)
    phrases: Mapping[str, tuple[str, ...]] = (
        {name: listed.forms for name, listed in file.phrases.items()} if file else {}
    )
    return {
        text.key: text
        for name in HOW_SOON
        if name in phrases
        for text in [_phrases(name, phrases[name])]
    }


def _phrases(name: str, forms: tuple[str, ...]) -> Text:
    path = ("phrases", name, "forms")
    return Text(f"how_soon/{name}", BETWEEN.join(forms), MUST_SAY, path, OF_HOW_SOON)


def notes_of(project: Project, text: Text) -> Iterator[str]:
    """What it is for, which form beside a number it is, and the words that we chose on purpose."""
    yield text.about
    if text.plural:
        yield f"Beside numbers of the category '{text.plural}' of Unicode's CLDR."
    if has_gap(text):
        yield HOW
    said = straight(text.english)
    for word, never in _chosen(project).items():
        if next(forms_of((word,)).find(said), None):
            yield f"We say '{word}' on purpose, and never '{never}'."


def _chosen(project: Project) -> dict[str, str]:
    """The words of the house that are one word, each with the first that we do not say."""
    found = project.model(HOUSE_WORDS, HouseWordsFile)
    words = found.house_words if found else ()
    return {word.say: word.words[0] for word in words if ONE_WORD.fullmatch(word.say)}
