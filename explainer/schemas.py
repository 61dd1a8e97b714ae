"""JSON Schemas of every content file, so that an editor can complete and check while typing."""

import json
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from explainer.words import ScreenWords, Wording
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.vignettes.model import PeopleFile, VignetteFile

FOLDER = Path("docs") / "schemas"
MODELS: dict[str, type[BaseModel]] = {
    "questionnaire": QuestionnaireFile,
    "rules": RulesFile,
    "wording": Wording,
    "screens": ScreenWords,
    "vignettes": VignetteFile,
    "people": PeopleFile,
    **{Path(name).stem: model for name, model in NAMED_FILES.items()},
}


def schemas() -> dict[str, str]:
    """The text of each schema by file name, as it is committed in docs/schemas."""
    return {f"{name}.json": _text(_schema(model)) for name, model in MODELS.items()}


def write_schemas(root: Path) -> list[Path]:
    """Write all schemas below `root`; returns the files written."""
    folder = root / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in schemas().items():
        (folder / name).write_text(text, encoding="utf-8")
    return sorted(folder / name for name in schemas())


def _schema(model: type[BaseModel]) -> dict[str, Any]:
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **model.model_json_schema(by_alias=True),
    }


def _text(schema: dict[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
