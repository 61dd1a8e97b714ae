"""The form and what belongs to it, as files."""

import json
from pathlib import Path
from typing import Any

from interop.fhir.questionnaire import QuestionnaireWriter
from rules.model.book import RuleBook
from rules.model.codes import Codes

FORM, SYSTEMS, MAP = "Questionnaire.json", "CodeSystems.json", "ConceptMap.json"


def write_fhir(folder: Path, book: RuleBook, codes: Codes, *, approved: bool) -> list[Path]:
    """Write the form, the systems of its codes and, where there is one, the map to others'.

    Returns the files. A map of an earlier run goes when there is none any more.
    """
    writer = QuestionnaireWriter(book, codes, approved=approved)
    made = {
        FORM: writer.questionnaire(),
        SYSTEMS: writer.terms.code_systems(),
        MAP: writer.terms.concept_map(),
    }
    folder.mkdir(parents=True, exist_ok=True)
    for name, resource in made.items():
        if resource is None:
            (folder / name).unlink(missing_ok=True)
        else:
            (folder / name).write_text(_text(resource), encoding="utf-8")
    return [folder / name for name, resource in made.items() if resource is not None]


def _text(resource: dict[str, Any]) -> str:
    return json.dumps(resource, indent=2, ensure_ascii=False) + "\n"
