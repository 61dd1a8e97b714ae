"""What `export fhir` leaves in a folder."""

import json
from pathlib import Path

from interop.fhir.files import write_fhir
from rules.model.codes import NO_CODES
from tests.interop.fhir.test_terms import CODES
from tests.support.real_book import BOOK


def test_the_form_and_its_systems_and_no_map_of_an_earlier_run(tmp_path: Path) -> None:
    folder = tmp_path / "fhir"
    names = [file.name for file in write_fhir(folder, BOOK, CODES, approved=False)]
    assert names == ["Questionnaire.json", "CodeSystems.json", "ConceptMap.json"]
    first = (folder / "Questionnaire.json").read_text(encoding="utf-8")
    assert json.loads(first)["version"] == BOOK.version
    write_fhir(folder, BOOK, NO_CODES, approved=False)
    assert sorted(file.name for file in folder.iterdir()) == names[1::-1]
