"""The content in other words: the same ids, the same rules, the same models that check English."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from explainer.grammar import in_order
from explainer.languages.language import Language
from explainer.languages.plurals import CATEGORIES, categories_of
from explainer.languages.texts import FILES, Text, texts_for
from rules.loading.layout import WORDS
from rules.loading.project import Project


def in_words(project: Project, words: Mapping[str, str], language: Language) -> Project:
    """The project with each text that `words` has by its key; the others stay English.

    KeyError when the plurals of the language are not known.
    """
    data = {file: deepcopy(project.document(file).data) for file, _ in FILES.values()}
    categories = categories_of(language.tag)
    for key, text in texts_for(project, language.tag).items():
        said = in_order(words.get(key, text.english), language.direction)
        _put(data[text.file], text, said, categories)
    if isinstance(data.get(WORDS), dict):
        data[WORDS]["language"] = language.tag
    return project.holding(data)


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
