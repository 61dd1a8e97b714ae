"""Checks that the files of a rule book fit together."""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from rules.loading.names.fitting import Fitting, unread_sources
from rules.loading.names.given import question_paths, repeated_ids, reserved_ids
from rules.loading.names.needs import question_needs, topic_needs
from rules.loading.names.order import asked_too_early, ring_problems
from rules.loading.names.unknown import Known, ids, unknown_names
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import Condition
from rules.model.references import Kind
from rules.model.rules import Rule

# What can be named, and where it stands: file, field, and what it is called where ids are repeated.
STAND_IN: tuple[tuple[Kind, str, str, str], ...] = (
    ("named_condition", "conditions", "conditions", "condition"),
    ("contact", "contacts", "contacts", "contact"),
    ("card", "cards", "cards", "card"),
    ("advice", "advice", "advice", "advice"),
    ("topic", "advice", "topics", "topic"),
    ("source", "sources", "sources", "source"),
    ("hazard", "hazards", "hazards", "hazard"),
    ("property", "safety", "properties", "safety property"),
)


class Checking:
    """Checks across files. A file that could not be read is left out, and so is what needs it."""

    def __init__(
        self,
        models: Mapping[str, Any],
        documents: Mapping[str, Document],
        rules: Collection[tuple[Rule, Path, Document]],
        *,
        has_every_rule: bool,
    ) -> None:
        self._models, self._documents, self._rules = models, documents, rules
        self._has_every_rule = has_every_rule
        self._conditions: dict[str, Condition] = {
            named.id: named.when for named in self._items("conditions", "conditions")
        }
        self._sources = {source.id: source for source in self._items("sources", "sources")}

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

    def _needs(self) -> Iterator[Problem]:
        if "questionnaire" in self._models:
            document = self._documents["questionnaire"]
            yield from question_needs(self._models["questionnaire"], document)
        if "advice" in self._models:
            yield from topic_needs(self._items("advice", "topics"), self._documents["advice"])

    def _names(self) -> Iterator[Problem]:
        """Names that lead nowhere, in every file, and what does not fit what it is written for."""
        known = self._known()
        questionnaire = self._models.get("questionnaire")
        for stem, content in self._models.items():
            document = self._documents[stem]
            yield from unknown_names(content, known, document)
            yield from unread_sources(content, self._sources, document)
            if questionnaire is not None:
                yield from Fitting(questionnaire, document).problems(content)

    def _known(self) -> Known:
        """Everything that may be named, of each kind whose file could be read."""
        known: dict[Kind, list[str]] = {
            kind: ids(self._items(stem, field))
            for kind, stem, field, _ in STAND_IN
            if stem in self._models
        }
        if "questionnaire" in self._models:
            known["question"] = ids(self._models["questionnaire"])
        if self._has_every_rule:
            known["rule"] = [rule.id for rule, _, _ in self._rules]
        return known

    def _repeated(self) -> Iterator[Problem]:
        """Ids that are given twice; those of questions and options are checked with them."""
        yield from repeated_ids([(r.id, (*p, "id"), d) for r, p, d in self._rules], "rule")
        for _, stem, field, what in STAND_IN:
            items = enumerate(self._items(stem, field))
            found = [(item.id, (field, i, "id"), self._documents[stem]) for i, item in items]
            yield from repeated_ids(found, what)
