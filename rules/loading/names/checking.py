"""Whether the files of a rule book fit together."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from rules.loading.names.needs import question_needs, topic_needs
from rules.loading.names.order import asked_too_early, ring_problems
from rules.loading.names.references import (
    References,
    evidence_problems,
    question_paths,
    repeated_ids,
    reserved_ids,
    shown_by,
    unknown_names,
)
from rules.loading.names.safety import SafetyReferences
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import Condition
from rules.model.rules import Rule

IDS_STAND_IN = (
    ("conditions", "conditions", "condition"),
    ("contacts", "contacts", "contact"),
    ("cards", "cards", "card"),
    ("advice", "advice", "advice"),
    ("advice", "topics", "topic"),
    ("sources", "sources", "source"),
    ("hazards", "hazards", "hazard"),
    ("safety", "properties", "safety property"),
)


class Checking:
    """Checks across files. A file that could not be read is left out, and so is what needs it."""

    def __init__(
        self,
        project: Project,
        models: Mapping[str, Any],
        documents: Mapping[str, Document],
        rules: Iterable[tuple[Rule, Path, Document]],
    ) -> None:
        self._project = project
        self._models, self._documents, self._rules = models, documents, rules
        self._conditions: dict[str, Condition] = {
            named.id: named.when for named in self._items("conditions", "conditions")
        }
        self._read_sources = {
            source.id: source.checked_on is not None for source in self._items("sources", "sources")
        }

    def problems(self) -> Iterator[Problem]:
        """Everything that does not fit."""
        yield from self._repeated()
        yield from self._names()
        yield from self._needs()
        if "conditions" in self._models:
            named = self._items("conditions", "conditions")
            yield from ring_problems(named, self._documents["conditions"])
        if "questionnaire" in self._models:
            yield from self._questions()
        if {"questionnaire", "conditions"} <= self._models.keys():
            yield from self._references()

    def _items(self, stem: str, field: str) -> tuple[Any, ...]:
        """A list of one file; empty when the file could not be read."""
        found: tuple[Any, ...] = getattr(self._models.get(stem), field, ())
        return found

    def _questions(self) -> Iterator[Problem]:
        questionnaire = self._models["questionnaire"]
        document = self._documents["questionnaire"]
        yield from reserved_ids(questionnaire, document)
        yield from asked_too_early(questionnaire, self._conditions, document)
        yield from repeated_ids(
            ((q.id, (*path, "id"), document) for path, q in question_paths(questionnaire)),
            "question",
        )
        for path, question in question_paths(questionnaire):
            options = () if question.kind == "number" else question.options
            found = [(o.id, (*path, "options", i, "id"), document) for i, o in enumerate(options)]
            yield from repeated_ids(found, "option", within=question.id)

    def _references(self) -> Iterator[Problem]:
        references = References(self._models["questionnaire"], self._conditions)
        for written in self._project.written_conditions():
            yield from references.condition(written.condition, written.path, written.document)
        if {"safety", "contacts", "advice"} <= self._models.keys():
            contacts = [contact.id for contact in self._items("contacts", "contacts")]
            advice = [offer.id for offer in self._items("advice", "advice")]
            safety = SafetyReferences(references, contacts, advice, self._documents["safety"])
            yield from safety.problems(self._models["safety"])

    def _needs(self) -> Iterator[Problem]:
        if "questionnaire" in self._models:
            document = self._documents["questionnaire"]
            yield from question_needs(self._models["questionnaire"], document)
        if "advice" in self._models:
            yield from topic_needs(self._items("advice", "topics"), self._documents["advice"])

    def _names(self) -> Iterator[Problem]:
        """Advice, hazards and sources that are named and do not exist."""
        for block, path, document in self._project.blocks():
            yield from self._names_in(block, path, document)
        for stem in ("contacts", "cards"):
            for i, item in enumerate(self._items(stem, stem)):
                yield from self._evidence(item, (stem, i, "evidence"), self._documents[stem])
        for i, card in enumerate(self._items("cards", "cards")):
            place = ("cards", i, "advice")
            yield from self._unknown(card.advice, "advice", place, self._documents["cards"])
        if {"hazards", "safety"} <= self._models.keys():
            yield from self._hazards()

    def _hazards(self) -> Iterator[Problem]:
        """Safety properties that the hazard log names and that do not exist."""
        known = [promise.id for promise in self._items("safety", "properties")]
        document = self._documents["hazards"]
        for names, path in shown_by(self._items("hazards", "hazards"), "properties"):
            yield from unknown_names(names, known, "safety property", path, document)

    def _names_in(self, block: Any, path: Path, document: Document) -> Iterator[Problem]:
        yield from self._unknown(block.advice, "advice", (*path, "advice"), document)
        yield from self._unknown(block.hazards, "hazard", (*path, "hazards"), document)
        yield from self._evidence(block, (*path, "evidence"), document)

    def _unknown(
        self, names: Iterable[str], what: str, path: Path, document: Document
    ) -> Iterator[Problem]:
        stem = field = "advice" if what == "advice" else "hazards"
        if stem in self._models:
            known = [item.id for item in self._items(stem, field)]
            yield from unknown_names(names, known, what, path, document)

    def _evidence(self, block: Any, path: Path, document: Document) -> Iterator[Problem]:
        if "sources" in self._models:
            yield from evidence_problems(block.evidence, self._read_sources, path, document)

    def _repeated(self) -> Iterator[Problem]:
        """Ids that are given twice; those of questions and options are checked with them."""
        yield from repeated_ids([(r.id, (*p, "id"), d) for r, p, d in self._rules], "rule")
        for stem, field, what in IDS_STAND_IN:
            items = enumerate(self._items(stem, field))
            found = [(item.id, (field, i, "id"), self._documents[stem]) for i, item in items]
            yield from repeated_ids(found, what)
