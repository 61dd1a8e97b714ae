"""The content in other words: the same ids, the same rules, the same models that check English."""

from collections import defaultdict
from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from explainer.grammar import in_order
from explainer.languages.language import Language
from explainer.languages.plurals import CATEGORIES, categories_of
from explainer.languages.texts import FILES, Text, texts_for
from explainer.languages.whole import TO, asks_for_whole
from explainer.texts import with_whole
from rules.loading.layout import WORDS
from rules.loading.project import Project


def in_words(project: Project, words: Mapping[str, str], language: Language) -> Project:
    """The project with each text that `words` has by its key; the others stay English.

    Of a text that is whole for each whom she may call, all are put in the one place.
    KeyError when the plurals of the language are not known.
    """
    data = {file: deepcopy(project.document(file).data) for file, _ in FILES.values()}
    categories = categories_of(language.tag)
    ordered = {key: in_order(said, language.direction) for key, said in words.items()}
    whole = _by_whom(ordered)
    for key, text in texts_for(project, language.tag).items():
        said = ordered.get(key) or in_order(text.english, language.direction)
        if asks_for_whole(said):
            said = with_whole(said, whole[key])
        _put(data[text.file], text, said, categories)
    if isinstance(data.get(WORDS), dict):
        data[WORDS]["language"] = language.tag
    return project.holding(data)


def _by_whom(words: Mapping[str, str]) -> Mapping[str, Mapping[str, str]]:
    """The whole texts, by the key of the one with the gap and whom she calls."""
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for key, said in words.items():
        general, _, whom = key.partition(TO)
        found[general] |= {whom: said} if whom else {}
    return found


def _put(data: Any, text: Text, words: str, categories: tuple[str, ...]) -> None:
    """Write the words where the English stood; of forms beside a number, those of the language."""
    *above, last = text.path
    for step in above:
        data = data[step]
    if text.plural:
        stem = str(last).removesuffix(text.plural)
        for category in {*CATEGORIES} - {*categories}:  # what English has, and this one has not
            data.pop(f"{stem}{category}", None)
    data[last] = words
