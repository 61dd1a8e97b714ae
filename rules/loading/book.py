"""All content files to one checked rule book."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel

from rules.loading.families import rules_of
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.loading.order import asked_too_early, ring_problems
from rules.loading.problems import ContentError, Problem
from rules.loading.reader import read_model
from rules.loading.references import (
    References,
    entry_conditions,
    evidence_problems,
    question_paths,
    repeated_ids,
    reserved_ids,
    unknown_names,
)
from rules.loading.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.rules import Rule

ROOT = FilePath(__file__).resolve().parents[2]
CLINICAL = FilePath("rules") / "clinical"
QUESTIONNAIRE = "questionnaire.yaml"


def load(path: str | FilePath = ROOT) -> RuleBook:
    """The rule book of a project folder (with questionnaire.yaml and rules/clinical/).

    Raises ContentError with every problem found, each with its place and how to mend it.
    """
    reading = _Reading(FilePath(path))
    problems = reading.problems()
    if not problems:
        problems = list(_Checking(reading).problems())
    if problems:
        raise ContentError(problems)
    return reading.book()


class _Reading:
    """Every file of a rule book, read; files that could not be are left out of `models`."""

    def __init__(self, root: FilePath) -> None:
        self.models: dict[str, Any] = {}
        self.documents: dict[str, Document] = {}
        self.rules: list[tuple[Rule, Path, Document]] = []
        self._unfinished: list[Problem] = []
        self._read(root, FilePath(QUESTIONNAIRE), QuestionnaireFile)
        folder = root / CLINICAL
        for name, model in NAMED_FILES.items():
            self._read(root, CLINICAL / name, model)
        for file in sorted(folder.glob("*.yaml")):
            if file.name not in NAMED_FILES:
                self._read(root, CLINICAL / file.name, RulesFile)
        self.version = self._hash()

    def _read(self, root: FilePath, file: FilePath, model: type[BaseModel]) -> None:
        found, document = read_model(root / file, file.as_posix(), model)
        self.documents[file.stem] = document
        if found is None:
            return
        self.models[file.stem] = found
        if isinstance(found, RulesFile):
            self._write_out(found, document)

    def _write_out(self, file: RulesFile, document: Document) -> None:
        for i, entry in enumerate(file.rules):
            for found, place in rules_of(entry, ("rules", i), document):
                if isinstance(found, Problem):
                    self._unfinished.append(found)
                else:
                    self.rules.append((found, place, document))

    def _hash(self) -> str:
        """What the rules and questions say, as a short hash; line ends do not count."""
        digest = hashlib.sha256()
        for document in sorted(self.documents.values(), key=lambda document: document.file):
            digest.update(document.file.encode() + b"\0")
            digest.update("\n".join(document.lines).encode() + b"\0")
        return digest.hexdigest()[:12]

    def problems(self) -> list[Problem]:
        """What is wrong with the files one by one."""
        found = [p for document in self.documents.values() for p in document.problems]
        return found + self._unfinished

    def book(self) -> RuleBook:
        models = self.models
        return RuleBook(
            questionnaire=models["questionnaire"],
            named_conditions=models["conditions"].conditions,
            rules=tuple(rule for rule, _, _ in self.rules),
            contacts=models["contacts"].contacts,
            advice=models["advice"].advice,
            topics=models["advice"].topics,
            when_nothing_applies=models["advice"].when_nothing_applies,
            sources=models["sources"].sources,
            hazards=models["hazards"].hazards,
            properties=models["safety"].properties,
            signatures=models["signoff"].signatures,
            version=self.version,
            places={
                rule.id: f"{document.file}:{':'.join(map(str, document.place(path)))}"
                for rule, path, document in self.rules
            },
        )


class _Checking:
    """Whether the files fit together."""

    def __init__(self, reading: _Reading) -> None:
        self._models, self._documents = reading.models, reading.documents
        self._rules = reading.rules
        conditions = self._models["conditions"].conditions
        self._conditions: Mapping[str, Condition] = {c.id: c.when for c in conditions}
        self._questionnaire = self._models["questionnaire"]
        self._references = References(self._questionnaire, self._conditions)
        self._read_sources = {
            source.id: source.checked_on is not None for source in self._models["sources"].sources
        }

    def problems(self) -> Iterator[Problem]:
        document = self._documents["questionnaire"]
        yield from self._repeated()
        yield from reserved_ids(self._questionnaire, document)
        yield from ring_problems(self._conditions, self._documents["conditions"])
        yield from asked_too_early(self._questionnaire, self._conditions, document)
        for condition, path, where in self._all_conditions():
            yield from self._references.condition(condition, path, where)
        yield from self._names()

    def _all_conditions(self) -> Iterator[tuple[Condition, Path, Document]]:
        document = self._documents["questionnaire"]
        for path, question in question_paths(self._questionnaire):
            if question.asked_when is not None:
                yield question.asked_when, (*path, "asked_when"), document
        for stem, field in (
            ("conditions", "conditions"),
            ("contacts", "contacts"),
            ("advice", "advice"),
            ("advice", "topics"),
        ):
            for i, item in enumerate(getattr(self._models[stem], field)):
                if item.when is not None:
                    yield item.when, (field, i, "when"), self._documents[stem]
        for entry, path, document in self._entries():
            for place, condition in entry_conditions(entry, path):
                yield condition, place, document

    def _entries(self) -> Iterator[tuple[Any, Path, Document]]:
        for stem, model in self._models.items():
            if isinstance(model, RulesFile):
                for i, entry in enumerate(model.rules):
                    yield entry, ("rules", i), self._documents[stem]

    def _names(self) -> Iterator[Problem]:
        advice = [offer.id for offer in self._models["advice"].advice]
        hazards = [hazard.id for hazard in self._models["hazards"].hazards]
        for entry, path, document in self._entries():
            blocks = [(entry, path)]
            blocks += [(member, (*path, "members", i)) for i, member in enumerate(entry.members)]
            for block, place in blocks:
                yield from unknown_names(
                    block.advice, advice, "advice", (*place, "advice"), document
                )
                yield from unknown_names(
                    block.hazards, hazards, "hazard", (*place, "hazards"), document
                )
                yield from evidence_problems(
                    block.evidence, self._read_sources, (*place, "evidence"), document
                )
        yield from unknown_names(
            self._models["advice"].when_nothing_applies,
            advice,
            "advice",
            ("when_nothing_applies",),
            self._documents["advice"],
        )
        for i, contact in enumerate(self._models["contacts"].contacts):
            path = ("contacts", i, "evidence")
            document = self._documents["contacts"]
            yield from evidence_problems(contact.evidence, self._read_sources, path, document)

    def _repeated(self) -> Iterator[Problem]:
        document = self._documents["questionnaire"]
        questions = [
            (q.id, (*path, "id"), document) for path, q in question_paths(self._questionnaire)
        ]
        yield from repeated_ids(questions, "question")
        for path, question in question_paths(self._questionnaire):
            options = () if question.kind == "number" else question.options
            found = [(o.id, (*path, "options", i, "id"), document) for i, o in enumerate(options)]
            yield from repeated_ids(found, f"option of '{question.id}'")
        yield from repeated_ids([(r.id, (*p, "id"), d) for r, p, d in self._rules], "rule")
        for stem, field, what in (
            ("conditions", "conditions", "condition"),
            ("contacts", "contacts", "contact"),
            ("advice", "advice", "advice"),
            ("advice", "topics", "topic"),
            ("sources", "sources", "source"),
            ("hazards", "hazards", "hazard"),
            ("safety", "properties", "safety property"),
        ):
            items = getattr(self._models[stem], field)
            document = self._documents[stem]
            found = [(item.id, (field, i, "id"), document) for i, item in enumerate(items)]
            yield from repeated_ids(found, what)
