"""The committed schemas are current, every content file names its own, and it fits."""

import json
import re
from functools import cache
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]
from referencing import Registry, Resource

from desk.schemas import FOLDER, MODELS, schemas
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import read
from tests.support.messages import copy_content

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [
        ROOT / "questionnaire.yaml",
        ROOT / "local.yaml",
        ROOT / "codes.yaml",
        ROOT / "bookings.yaml",
        ROOT / "release.yaml",
        ROOT / "docs" / "clinical-safety" / "argument.yaml",
        *(ROOT / "rules" / "clinical").glob("*.yaml"),
        *(ROOT / "explainer" / "wording").rglob("*.yaml"),
        *(ROOT / "tests" / "vignettes").glob("*.yaml"),
    ]
)


LISTS = ("house_words", "spellings", "abbreviations", "syllables")
STALE = "docs/schemas is behind the content; write it anew: python cli.py export schemas"


@cache
def current() -> dict[str, str]:
    """The schemas of the content as it is, by the name of their file."""
    return schemas(Project())


def validator(name: str) -> Draft202012Validator:
    """A schema as it is committed, together with those that it refers to."""
    texts = {file.name: json.loads(file.read_text("utf-8")) for file in (ROOT / FOLDER).iterdir()}
    found = [(key, Resource.from_contents(schema)) for key, schema in texts.items()]
    return Draft202012Validator(texts[name], registry=Registry().with_resources(found))


@pytest.mark.parametrize("name", [f"{name}.json" for name in (*MODELS, "names")])
def test_the_committed_schema_is_current(name: str) -> None:
    assert (ROOT / FOLDER / name).read_text(encoding="utf-8") == current()[name], STALE


def test_only_current_schemas_are_committed() -> None:
    assert {file.name for file in (ROOT / FOLDER).iterdir()} == current().keys(), STALE


def test_what_an_editor_offers_changes_with_the_content(tmp_path: Path) -> None:
    conditions = copy_content(tmp_path) / "rules" / "clinical" / "conditions.yaml"
    words = conditions.read_text(encoding="utf-8")
    more = "  - id: halfway\n    means: Halfway.\n    when: {weeks: {is: 20}}\n"
    conditions.write_text(words.rstrip() + "\n\n" + more, encoding="utf-8")
    before, after = current(), schemas(Project(tmp_path))
    assert '"halfway"' in after["names.json"]
    assert '"halfway"' not in before["names.json"]
    changed = {name for name in before if before[name] != after[name]}
    assert changed == {"names.json", "sentences.json", "vignettes.json"}


@pytest.mark.share(one_in=3)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_content_file_names_a_schema_that_it_fits(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert match, "the first line must name the schema"
    schema = (file.parent / match.group(1)).resolve()
    assert schema.parent == ROOT / FOLDER
    assert list(validator(schema.name).iter_errors(read(text, file.name).data)) == []


@pytest.mark.parametrize(
    "when",
    [
        {"weeks": {"at_leest": 3}},
        {"weaks": {"at_least": 3}},
        {"weeks": {"at_least": 300}},
        {"pregnant": {"is": "yess"}},
        {"condition": "nobody"},
        {"weeks": {"is": 3}, "pregnant": {"is": "yes"}},
        {"total": {"of": ["weeks", "pregnant"], "at_least": 3}},
        {},
    ],
)
def test_a_condition_that_cannot_be_does_not_fit(when: object) -> None:
    wrong = {"conditions": [{"id": "a", "means": "x", "when": when}]}
    assert list(validator("conditions.json").iter_errors(wrong))


def test_every_field_of_the_questions_rules_and_words_is_described() -> None:
    described = ("questionnaire", "rules", "wording", "sources", "conditions", "vignettes")
    for name in (*described, "hazards", *LISTS):
        schema = json.loads(current()[f"{name}.json"])
        for title, block in {name: schema, **schema.get("$defs", {})}.items():
            for field, value in block.get("properties", {}).items():
                assert value.get("description"), f"{title}.{field}"
