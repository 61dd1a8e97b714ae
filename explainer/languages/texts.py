"""Every text that a person reads, under a key that stays when the text moves.

    wording/levels/call_now/heading
    questionnaire/emergency_signs/options/urge_to_push/text
    screens/question/weeks/one

A key is the path in the YAML with ids in place of numbers. A question is called by its id alone, so
it may move to another section. Only paragraphs and steps, which have no ids, keep their number. A
text that is said to some people only has the key that it would have if all were told.

What is a text, and what it is for, the models say. Staff texts are not among them: see decision 39.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple

from pydantic import BaseModel

from explainer.languages.plurals import CATEGORIES, OTHER, categories_of
from explainer.page_words import PublicPages
from explainer.screen_words import ScreenWords
from explainer.texts import ConditionalText
from explainer.words import Wording
from rules.lint.context import FOR_MAKERS
from rules.loading.files import QuestionnaireFile
from rules.loading.layout import PAGES, QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Path as Steps
from rules.model.shapes import Schema, inside, schema_of, shapes

FILES: Final[Mapping[str, tuple[Path, type[BaseModel]]]] = {
    "questionnaire": (QUESTIONNAIRE, QuestionnaireFile),
    "wording": (WORDS, Wording),
    "screens": (SCREENS, ScreenWords),
    "pages": (PAGES, PublicPages),
}
# The blocks of screens.yaml that only those who make the pages read.
STAFF: Final = {page for _, page in FOR_MAKERS}
# Fields that hold a text which nobody is shown, or which is the same in every language.
NOT_SAID: Final = {
    ("HelplineWords", "address"),
    ("Phone", "note"),
    ("Phone", "number"),
    ("Phone", "source"),
    ("TopicWords", "facts"),
    ("Wording", "language"),
}
ADDRESS = re.compile(r"https?://\S+")
GAPS = re.compile(r"\{[^{}]*\}")  # what is filled in
WORDS_OR_SIGNS = re.compile(r"[^\s\d]")
# Who reads a text, and what it orders: read by the rules, not by a person.
DECIDING: Final = {"when", "asked_when", "order"}
SOME_PEOPLE = ConditionalText.model_fields.keys()


class Text(NamedTuple):
    """One text: its key, the English, where it stands, and what it is for.

    `plural` is the category that it is said for, where a number stands beside a noun. `whom` is
    whom she is to call, of a text that is whole for each.
    """

    key: str
    english: str
    file: Path
    path: Steps
    about: str
    plural: str | None = None
    whom: str | None = None


def translatable(project: Project) -> dict[str, Text]:
    """Every text that a person reads, by its key, in the order of the files.

    Of a file that cannot be read, as much as could be; the English check says what is wrong.
    """
    files = [file for file, _ in FILES.values()]
    return project.made_of(files, "translatable", lambda: {t.key: t for t in _texts(project)})


def texts_for(project: Project, tag: str) -> dict[str, Text]:
    """Every text that a language needs, by its key: of plurals those that the language has.

    The English beside a form that English does not have is its last, the one for most numbers.
    KeyError when the plurals of the language are not known.
    """
    wanted: dict[str, Text] = {}
    for key, text in translatable(project).items():
        if text.plural is None:
            wanted[key] = text
        elif text.plural == OTHER:
            wanted |= {form.key: form for form in _forms(text, project, tag)}
    return wanted


def _forms(text: Text, project: Project, tag: str) -> Iterator[Text]:
    """A text that stands beside a number, in the forms of a language."""
    english = translatable(project)
    for category in categories_of(tag):
        key, last = (f"{str(of).removesuffix(OTHER)}{category}" for of in (text.key, text.path[-1]))
        form = english.get(key, text)
        yield form._replace(key=key, path=(*text.path[:-1], last), plural=category)


def form_of(step: str, block: Mapping[str, object]) -> str | None:
    """The category of numbers that a field of a block is for; None when it is for no number.

    A block may be nothing but forms (`one`, `other`), or have them beside other texts under one
    stem (`weeks_one`, `weeks_other`).
    """
    if step in CATEGORIES:
        return step if OTHER in block and block.keys() <= {*CATEGORIES} else None
    stem, _, category = step.rpartition("_")
    has_forms = {f"{stem}_one", f"{stem}_{OTHER}"} <= block.keys()
    return category if category in CATEGORIES and has_forms else None


class _At(NamedTuple):
    """A place in a file: its path, its key, its part of the schema, and what was told of it."""

    file: Path
    path: Steps
    key: tuple[str, ...]
    shape: Any
    about: str
    field: tuple[str, str] = ("", "")  # the block, and its field
    plural: str | None = None


def _texts(project: Project) -> Iterator[Text]:
    for name, (file, model) in FILES.items():
        schema = schema_of(model)
        data = project.document(file).data
        start = _At(file, (), (name,), schema, "")
        if name == "screens" and isinstance(data, dict):
            screens = data.get("screens", {})
            data = {"screens": {page: screens[page] for page in screens if page not in STAFF}}
        yield from _below(data, start, schema)


def _below(value: Any, at: _At, schema: Schema) -> Iterator[Text]:
    if isinstance(value, str):
        if _is_said(value, at, schema):
            yield Text("/".join(at.key), value, at.file, at.path, at.about, at.plural)
    elif isinstance(value, list):
        for i, item in enumerate(value):
            name = str(item["id"]) if isinstance(item, dict) and "id" in item else str(i)
            yield from _below(item, _step(at, i, name, schema), schema)
    elif isinstance(value, dict):
        alone = "text" in value and value.keys() <= SOME_PEOPLE
        for step, item in value.items():
            if step in DECIDING and not isinstance(item, str):
                continue
            name = "" if alone and step == "text" else str(step)
            below = _step(at, step, name, schema)._replace(plural=form_of(str(step), value))
            yield from _below(item, below, schema)


def _step(at: _At, step: str | int, name: str, schema: Schema) -> _At:
    shape = inside(at.shape, step, schema)
    about, field = at.about, at.field
    if isinstance(step, str):
        has = (s for s in shapes(at.shape, schema) if step in s.get("properties", {}))
        field = next((str(s.get("title", "")) for s in has), ""), step
        # Of a text for some people, the field says more than its own `text: what is said`.
        about = shape.get("description", about) if name else about
    return _At(at.file, (*at.path, step), _key(at, name), shape, about, field)


def _key(at: _At, name: str) -> tuple[str, ...]:
    """The key one step on: a question is called by its id alone, and pages by their name."""
    if at.path[-1:] == ("questions",):
        return (at.key[0], name)
    if at.file == SCREENS and not at.path:
        return at.key
    return (*at.key, name) if name else at.key


def _is_said(value: str, at: _At, schema: Schema) -> bool:
    """Whether it is words for a reader: no id, no web address, no number, no note of the makers."""
    if at.field in NOT_SAID or ADDRESS.fullmatch(value):
        return False
    # `{doubts}` alone is the same everywhere; `{day} {month} {year}` has another order elsewhere.
    if not WORDS_OR_SIGNS.search(GAPS.sub("", value)) and len(GAPS.findall(value)) < 2:
        return False
    free = (s for s in shapes(at.shape, schema) if s.get("type") == "string")
    return any(not {"pattern", "const", "enum", "format", "x-names"} & s.keys() for s in free)
