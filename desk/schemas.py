"""JSON Schemas of every content file, so that an editor can complete and check while typing."""

import json
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from desk.schema_names import FILE as NAMES
from desk.schema_names import Names, Schema, all_names, by_name, names_schema, one_name, ref
from explainer.languages.easy_read import EASY, EasyRead
from explainer.page_words import PublicPages
from explainer.screen_words import ScreenWords
from explainer.sentences import SentenceWords
from explainer.wording import load_wording
from explainer.words import Wording
from rules.lint.lists import LIST_FILES
from rules.loading.book import read_book
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.loading.layout import PEOPLE
from rules.loading.project import Project
from rules.model.argument import Argument
from rules.model.bookings import BookingsFile
from rules.model.codes import Codes
from rules.model.local import Local
from rules.model.must_say import MustSayFile
from rules.model.references import MARK, OR
from rules.model.release import Release
from rules.vignettes.model import PeopleFile, VignetteFile

FOLDER = Path("docs") / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "questionnaire": QuestionnaireFile,
    "rules": RulesFile,
    "wording": Wording,
    "screens": ScreenWords,
    "sentences": SentenceWords,
    "must_say": MustSayFile,
    "vignettes": VignetteFile,
    "people": PeopleFile,
    "local": Local,
    "codes": Codes,
    "bookings": BookingsFile,
    "release": Release,
    "argument": Argument,
    "pages": PublicPages,
    EASY.tag: EasyRead,
    **{Path(name).stem: model for name, model in (NAMED_FILES | LIST_FILES).items()},
}
OF_FOLDERS = {"clinical": "rules", "vignettes": "vignettes"}  # files of any name
WHOLE = {"Level": "level", "Label": "label"}  # definitions that names.json describes better
CONDITIONS = {"All", "AnyOf", "Not", "AtLeast", "Named", "Total", "QuestionTest"}
CONDITIONS |= {"CountOf", "SumOf", "Test"}
INTERNAL = "#/$defs/"


def model_for(file: str) -> type[BaseModel] | None:
    """The shape of a content file, by its name; None for one of which nothing is known."""
    path = Path(file)
    name = {"en": "wording"}.get(path.stem, path.stem)
    return MODELS.get(name) or MODELS.get(OF_FOLDERS.get(path.parent.name, ""))


def schemas(project: Project) -> dict[str, str]:
    """The text of each schema by file name, as it is committed in docs/schemas.

    Raises ContentError while the content has problems: its names are not certain then.
    """
    book, wording = read_book(project), load_wording(project)
    found = project.model(PEOPLE, PeopleFile)
    people = {person.id: person.who for person in found.people} if found else {}
    names = all_names(book, wording, people)
    texts = {f"{name}.json": schema_of(model, names) for name, model in MODELS.items()}
    texts[NAMES] = names_schema(book, names)
    return {name: _text(schema) for name, schema in texts.items()}


def schema_of(model: type[BaseModel], names: Names) -> Schema:
    """The schema of one kind of file, completed with these names."""
    schema = model.model_json_schema(by_alias=True)
    blocks = {model.__name__: schema, **schema.get("$defs", {})}
    for name, block in blocks.items():
        block["title"] = _plain_title(name)
        for field, value in block.get("properties", {}).items():
            block["properties"][field] = _field(field, value, names)
    kept = {k: v for k, v in schema.get("$defs", {}).items() if k not in CONDITIONS | {*WHOLE}}
    if "$defs" in schema:
        schema["$defs"] = kept
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _plain_title(name: str) -> str:
    """`RuleEntry` as `Rule entry`."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f" {match.group().lower()}", name)


def _field(field: str, value: Schema, names: Names) -> Schema:
    """A field's schema, with names of the content where it takes such names."""
    value = {**_with_conditions(value), "title": field}
    about: Schema = {key: value[key] for key in ("title", "description") if key in value}
    return {**_with_names(value, names), **about}


def _with_names(value: Any, names: Names) -> Any:
    """The same schema, of names that there are wherever it is marked with what it names."""
    if isinstance(value, list):
        return [_with_names(item, names) for item in value]
    if not isinstance(value, dict):
        return value
    value = dict(value)
    mark, key_mark = value.pop(MARK, None), value.get("propertyNames", {}).pop(MARK, None)
    if mark in names:
        return ref(mark)
    if mark and _known(mark, names):
        return one_name(_known(mark, names))
    if key_mark and _known(key_mark, names):
        inner = value.get("additionalProperties") or next(iter(value["patternProperties"].values()))
        return by_name(_known(key_mark, names), _with_names(inner, names))
    return {key: _with_names(item, names) for key, item in value.items()}


def _known(mark: str, names: Names) -> Mapping[str, str]:
    """The names that a mark stands for; none where there are too many to be offered."""
    kind, *also = mark.split(OR)
    if mark in names or kind not in names:
        return names.get(mark, {})
    return {**names[kind], **dict.fromkeys(also, "Instead of a name.")}


def _with_conditions(value: Any) -> Any:
    """The same schema, led to names.json wherever it speaks of conditions, levels and labels."""
    if isinstance(value, list):
        return [_with_conditions(item) for item in value]
    if not isinstance(value, dict):
        return value
    if value.get("oneOf", [{}])[0].get("$ref") == f"{INTERNAL}All":
        return {**{k: v for k, v in value.items() if k != "oneOf"}, **ref("condition")}
    if str(value.get("$ref", "")).removeprefix(INTERNAL) in WHOLE:
        return {**value, **ref(WHOLE[value["$ref"].removeprefix(INTERNAL)])}
    no_default = "default" in value and not value["default"]  # an editor would offer it
    kept = {key: item for key, item in value.items() if key != "default" or not no_default}
    return {key: _with_conditions(item) for key, item in kept.items()}


def _text(schema: Schema) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
