"""The hazards, with every field that the log holds, and the rules that name them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from explainer.review.subject import Subject

NOT_FILLED_IN = "not filled in"


@dataclass(frozen=True)
class HazardRow:
    """One hazard. `fields` holds what the log says besides, by the name of the field."""

    id: str
    name: str
    fields: Mapping[str, str]
    rules: tuple[str, ...]


def hazard_rows(subject: Subject) -> tuple[HazardRow, ...]:
    """A row for each hazard, in the order of the log."""
    rows = []
    for hazard in subject.book.hazards:
        data = hazard.model_dump(mode="json", exclude={"id", "name"})
        fields = {name.replace("_", " "): in_words(value) for name, value in data.items()}
        rules = tuple(rule.id for rule in subject.rules if hazard.id in rule.hazards)
        rows.append(HazardRow(hazard.id, hazard.name, fields, rules))
    return tuple(rows)


def in_words(value: Any) -> str:
    """A field of any shape as text: lists and blocks part by part."""
    if value is None or value in ("", [], {}):
        return NOT_FILLED_IN
    if isinstance(value, dict):
        return "; ".join(f"{k.replace('_', ' ')}: {in_words(v)}" for k, v in value.items())
    if isinstance(value, list):
        return "; ".join(map(in_words, value))
    return str(value)
