"""JSON Schemas of every content file, so that an editor can complete and check while typing."""

import json
import re
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from desk.schema_names import FILE as NAMES
from desk.schema_names import Schema, by_name, names_schema, plain_names, ref
from explainer.sentences import SentenceWords
from explainer.wording import load_wording
from explainer.words import ScreenWords, Wording
from rules import RuleBook
from rules.lint.lists import LIST_FILES
from rules.loading.book import read_book
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.loading.layout import PEOPLE
from rules.loading.project import Project
from rules.model.must_say import MustSayFile
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
    **{Path(name).stem: model for name, model in (NAMED_FILES | LIST_FILES).items()},
}
# Which fields hold names of other content: model, field -> the definition in names.json.
NAMED = {
    ("RuleEntry", "advice"): "advice",
    ("RuleEntry", "hazards"): "hazard",
    ("RuleEntry", "if_cant_tell"): "level_or_quiet",
    ("Member", "advice"): "advice",
    ("Member", "hazards"): "hazard",
    ("Evidence", "source"): "source",
    ("AdviceFile", "when_nothing_applies"): "advice",
    ("Claim", "contact"): "contact",
    ("Claim", "advice"): "advice",
    ("Claim", "not_advice"): "advice",
    ("Check", "asked"): "question",
    ("Check", "each_option_of"): "question",
    ("AnswerChanged", "question"): "question",
    ("Order", "questions"): "question",
    ("TopicWords", "sources"): "source",
    ("HelplineWords", "phone"): "phone",
    ("Person", "answers"): "answers",
    ("Vignette", "answers"): "answers",
    ("Vignette", "based_on"): "person",
    ("Vignette", "without"): "question",
    ("Expected", "level"): "level_or_none",
    ("Expected", "contact"): "contact_or_none",
    ("Expected", "does_not_apply"): "rule",
    ("Expected", "quiet_cant_tell"): "rule",
    ("Expected", "advice"): "advice",
    ("Expected", "not_advice"): "advice",
    ("Expected", "topics"): "topic",
    ("Expected", "not_topics"): "topic",
    ("Expected", "missing"): "question",
    ("Proof", "properties"): "property",
}
# Which blocks have such names at the start of their lines.
KEYED = {
    ("Wording", "levels"): "level",
    ("Wording", "rules"): "rule",
    ("Wording", "advice"): "advice",
    ("Wording", "topics"): "topic",
    ("SentenceWords", "terms"): "named_condition",
    ("Expected", "applies"): "rule",
    ("Expected", "levels"): "rule",
    ("Expected", "conditions"): "named_condition",
}
BLOCKS = {"level_or_none", "contact_or_none"}  # these say themselves what else there may be
WHOLE = {"Level": "level", "Label": "label"}  # definitions that names.json describes better
CONDITIONS = {"All", "AnyOf", "Not", "AtLeast", "Named", "Total", "QuestionTest"}
CONDITIONS |= {"CountOf", "SumOf", "Test"}
INTERNAL = "#/$defs/"


def schemas(project: Project) -> dict[str, str]:
    """The text of each schema by file name, as it is committed in docs/schemas.

    Raises ContentError while the content has problems: its names are not certain then.
    """
    book, wording = read_book(project), load_wording(project)
    found = project.model(PEOPLE, PeopleFile)
    people = {person.id: person.who for person in found.people} if found else {}
    texts = {f"{name}.json": _schema(model, book, wording) for name, model in MODELS.items()}
    texts[NAMES] = names_schema(book, wording, people)
    return {name: _text(schema) for name, schema in texts.items()}


def write_schemas(project: Project) -> list[Path]:
    """Write all schemas into the project folder; returns the files, as seen from there."""
    written = schemas(project)
    folder = project.root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(FOLDER / name for name in written)


def _schema(model: type[BaseModel], book: RuleBook, wording: Wording) -> Schema:
    schema = model.model_json_schema(by_alias=True)
    blocks = {model.__name__: schema, **schema.get("$defs", {})}
    names = plain_names(book, wording)
    for name, block in blocks.items():
        block["title"] = _plain_title(name)
        for field, value in block.get("properties", {}).items():
            block["properties"][field] = _field(name, field, value, names)
    kept = {k: v for k, v in schema.get("$defs", {}).items() if k not in CONDITIONS | {*WHOLE}}
    if "$defs" in schema:
        schema["$defs"] = kept
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _plain_title(name: str) -> str:
    """`RuleEntry` as `Rule entry`."""
    return re.sub(r"(?<=[a-z])[A-Z]", lambda match: f" {match.group().lower()}", name)


def _field(model: str, field: str, value: Schema, names: dict[str, Any]) -> Schema:
    """A field's schema, with names of the content where it takes such names."""
    value = {**_with_conditions(value), "title": field}
    about: Schema = {key: value[key] for key in ("title", "description") if key in value}
    name, key = NAMED.get((model, field)), KEYED.get((model, field))
    if key:
        inner = value.get("additionalProperties") or next(iter(value["patternProperties"].values()))
        return {**by_name(names[key], inner), **about}
    if not name:
        return value
    return {**_naming(value, name), **about}


def _naming(value: Schema, name: str) -> Schema:
    """The same shape (a name, a list of names, or nothing), but of names that there are."""
    if "anyOf" in value and name not in BLOCKS:
        return {"anyOf": [_naming(branch, name) for branch in value["anyOf"]]}
    if value.get("type") == "array":
        return {**value, "items": ref(name)}
    return value if value.get("type") == "null" else ref(name)


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
