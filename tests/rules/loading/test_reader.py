"""Whatever stands in the wrong place, an editor gets words that help, at a place in the file."""

import json
import re
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pydantic import BaseModel

from explainer.words import Wording
from rules.loading.files import ConditionsFile, RulesFile, SafetyFile, SourcesFile
from rules.loading.project import Project
from rules.loading.reader import model_of
from rules.loading.yaml.documents import Document
from rules.loading.yaml.strict_yaml import read
from rules.model.questionnaire import Questionnaire
from rules.vignettes.model import VignetteFile
from tests.support.messages import JARGON

FILES: dict[str, type[BaseModel]] = {
    "questionnaire.yaml": Questionnaire,
    "rules/clinical/stitch.yaml": RulesFile,
    "rules/clinical/conditions.yaml": ConditionsFile,
    "rules/clinical/safety.yaml": SafetyFile,
    "rules/clinical/sources.yaml": SourcesFile,
    "explainer/wording/en.yaml": Wording,
    "tests/vignettes/readers_comments.yaml": VignetteFile,
}
CONTENT = {name: Project().document(Path(name)).data for name in FILES}
JUNK: list[Any] = [None, True, 7, -1, 10**15, "", "yes", "A b", "14-20", "2026-11-22", "none"]
JUNK += [[], {}, [[]], [{}], [None], [1, 2, 3], ["a"], {"a": None}, {"id": 1}, {"is": "yes"}]
JUNK += [{"all": []}, {"any": [{}], "not": {}}, {"at_least": 3}, {"weeks": {"is": []}}]


def pruned(data: Any) -> Any:
    """The data with its long lists cut short."""
    if isinstance(data, dict):
        return {key: pruned(value) for key, value in list(data.items())[:12]}
    return [pruned(value) for value in data[:2]] if isinstance(data, list) else data


SMALL = {name: pruned(data) for name, data in CONTENT.items()}


def read_as(data: Any, model: type[BaseModel]) -> Document:
    document = read(json.dumps(data, indent=1), "f.yaml")
    assert document.problems == []
    model_of(document, model)
    return document


@settings(max_examples=300, deadline=None)
@given(chosen=st.data())
def test_junk_anywhere_is_told_in_plain_words(chosen: st.DataObject) -> None:
    name = chosen.draw(st.sampled_from(list(FILES)))
    data = deepcopy(SMALL[name])
    spot, key = data, chosen.draw(st.sampled_from(list(data)))
    while isinstance(spot[key], dict | list) and spot[key] and chosen.draw(st.integers(0, 5)):
        spot = spot[key]
        key = chosen.draw(st.sampled_from(list(spot) if isinstance(spot, dict) else [0]))
    spot[key] = chosen.draw(st.sampled_from(JUNK))
    document = read_as(data, FILES[name])
    for problem in document.problems:
        assert 1 <= problem.line <= len(document.lines)
        assert not JARGON.search(re.sub(r"'[^']*'", "", str(problem))), str(problem)
        assert "is wrong" not in problem.what, str(problem)


@settings(max_examples=100, deadline=None)
@given(chosen=st.data())
def test_a_misspelt_field_is_told_once_with_the_right_one(chosen: st.DataObject) -> None:
    name = chosen.draw(st.sampled_from(["questionnaire.yaml", "rules/clinical/stitch.yaml"]))
    data = deepcopy(CONTENT[name])
    entries = [q for s in data.get("sections", []) for q in s["questions"]] or data["rules"]
    entry = chosen.draw(st.sampled_from(entries))
    field = chosen.draw(st.sampled_from([k for k in entry if len(k) > 3 and k[1] != k[2]]))
    entry[field[0] + field[2] + field[1] + field[3:]] = entry.pop(field)
    (problem,) = read_as(data, FILES[name]).problems
    assert problem.fix == f"did you mean '{field}'?"


@pytest.mark.parametrize(
    ("level", "says"),
    [("emergencyy", "'emergency'"), ("urgent", "'emergency'"), ("high", "none"), (None, "none")],
)
def test_a_level_or_none_is_one_choice_for_vignettes(level: str | None, says: str) -> None:
    case = {"id": "a-b", "who": "A person.", "answers": {}, "expect": {"level": level}}
    (problem,) = read_as({"vignettes": [case]}, VignetteFile).problems
    assert problem.code == "S007"
    assert says in problem.fix
