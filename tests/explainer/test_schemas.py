"""The committed schemas are current, every content file names its own, and it fits."""

import json
import re
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator  # type: ignore[import-untyped]

from explainer.schemas import FOLDER, MODELS, schemas
from rules.loading.strict_yaml import read

ROOT = Path(__file__).parents[2]
FILES = sorted(
    [
        ROOT / "questionnaire.yaml",
        *(ROOT / "rules" / "clinical").glob("*.yaml"),
        *(ROOT / "explainer" / "wording").glob("*.yaml"),
        *(ROOT / "tests" / "vignettes").glob("*.yaml"),
    ]
)


@pytest.mark.parametrize("name", [f"{name}.json" for name in MODELS])
def test_the_committed_schema_is_current(name: str) -> None:
    """`python cli.py export schemas` writes them anew."""
    assert (ROOT / FOLDER / name).read_text(encoding="utf-8") == schemas()[name]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.relative_to(ROOT).as_posix())
def test_each_content_file_names_a_schema_that_it_fits(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    match = re.match(r"# yaml-language-server: \$schema=(\S+)\n", text)
    assert match, "the first line must name the schema"
    schema = (file.parent / match.group(1)).resolve()
    assert schema.parent == ROOT / FOLDER
    validator = Draft202012Validator(json.loads(schema.read_text(encoding="utf-8")))
    assert list(validator.iter_errors(read(text, file.name).data)) == []


def test_a_misspelt_field_does_not_fit() -> None:
    validator = Draft202012Validator(json.loads(schemas()["conditions.json"]))
    wrong = {"conditions": [{"id": "a", "meens": "x", "when": {"weeks": {"at_leest": 3}}}]}
    assert list(validator.iter_errors(wrong))
