"""Names that lead nowhere, found from what the fields declare (rules/model/references.py)."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.names import did_you_mean
from rules.model.references import Kind, references

Known = Mapping[Kind, Collection[str]]


class Told(NamedTuple):
    """How an unknown name is told: the code, what there is none of, and the remedy."""

    code: str
    what: str
    remedy: str


def _in_file(code: str, what: str, file: str) -> Told:
    return Told(code, what, f"name one that is in {file}, or add it there")


TOLD: dict[Kind, Told] = {
    "named_condition": _in_file("R010", "condition", "conditions.yaml"),
    "question": _in_file("R011", "question", "questionnaire.yaml"),
    "advice": _in_file("R020", "advice", "advice.yaml"),
    "topic": _in_file("R020", "topic", "advice.yaml"),
    "hazard": _in_file("R020", "hazard", "hazards.yaml"),
    "contact": _in_file("R020", "contact", "contacts.yaml"),
    "card": _in_file("R020", "card", "cards.yaml"),
    "rule": _in_file("R020", "rule", "rules/clinical"),
    "property": _in_file("R020", "safety property", "safety.yaml"),
    "vignette": _in_file("R020", "vignette", "tests/vignettes"),
    "source": _in_file("R021", "source", "sources.yaml"),
    "phone": Told("W005", "phone number", "add it to 'phones', or name one that is there"),
    "picture": _in_file("W006", "picture", "'picture_words' in this file"),
}


def unknown_names(
    content: object,
    known: Known,
    document: Document,
    path: Path = (),
    told: Mapping[Kind, Told] = TOLD,
) -> Iterator[Problem]:
    """A problem for each name in some content, at `path` of a file, that is not known.

    Only names of the kinds in `known` are looked at. Blocks that need a line for everything of a
    kind are left to the check of the wording, which sees what is missing as well.
    """
    for reference in references(content):
        names, name = reference.names, reference.name
        if names.kind in known and not names.each and name not in known[names.kind]:
            how, every = told[names.kind], [*names.also, *known[names.kind]]
            yield document.problem(
                (*path, *reference.path),
                how.code,
                f"there is no {how.what} '{name}'",
                did_you_mean(name, every) or how.remedy,
                nearest_name(name, every),
                key=reference.at_key,
            )


def ids(items: Iterable[object]) -> list[str]:
    """The ids of some items of the content."""
    return [item.id for item in items]  # type: ignore[attr-defined]
