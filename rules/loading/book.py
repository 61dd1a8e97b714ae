"""All content files to one checked rule book."""

import hashlib
from collections.abc import Iterator
from pathlib import Path as FilePath
from typing import Any

from pydantic import BaseModel

from rules.loading.families import rules_of
from rules.loading.files import NAMED_FILES, QuestionnaireFile, RulesFile
from rules.loading.layout import ALLOWED_KEYS, CLINICAL, HOME, QUESTIONNAIRE
from rules.loading.names.checking import Checking
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem, folded
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.book import RuleBook
from rules.model.rules import Rule

# To sign a rule, or to judge a hazard, changes no result, and so makes no new version.
NOT_IN_VERSION = {"signoff", "hazards"}


def load(path: str | FilePath = HOME) -> RuleBook:
    """The rule book of a project folder (with questionnaire.yaml and rules/clinical/).

    Raises ContentError with every problem found, each with its place and how to mend it.
    """
    return read_book(Project(path))


def read_book(project: Project) -> RuleBook:
    """The rule book of a project. Raises ContentError with every problem found."""
    read = [QUESTIONNAIRE, *project.files_in(CLINICAL, "*.y*ml"), ALLOWED_KEYS]
    return project.made_of(read, "book", lambda: _read_anew(project))


def _read_anew(project: Project) -> RuleBook:
    files = _Files(project)
    checking = Checking(
        files.models, files.documents, files.rules, has_every_rule=files.have_every_rule
    )
    problems = folded([*files.problems(), *checking.problems()])
    if problems:
        raise ContentError(problems)
    return files.book()


def _renamed(project: Project, others: list[str]) -> Iterator[tuple[str, str]]:
    """Files that are missing, each with a file of nearly the same name."""
    for name in NAMED_FILES:
        if not project.exists(CLINICAL / name):
            from difflib import get_close_matches  # imported only when something is wrong

            for near in get_close_matches(name, others, n=1, cutoff=0.85):
                yield name, near


def _renamed_file(name: str, now: str) -> Problem:
    what = f"this file is missing, but there is a file '{now}'"
    return Problem((CLINICAL / name).as_posix(), 1, 1, "Y000", what, f"rename it to '{name}'")


def _unread_file(name: str) -> Problem:
    what = "this file is not read, because its name does not end in '.yaml'"
    fix = f"rename it to '{FilePath(name).stem}.yaml'"
    return Problem((CLINICAL / name).as_posix(), 1, 1, "Y013", what, fix)


class _Files:
    """Every file of a rule book, read; files that could not be are left out of `models`."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self.models: dict[str, Any] = {}
        self.documents: dict[str, Document] = {}
        self.rules: list[tuple[Rule, Path, Document]] = []
        self._unfinished: list[Problem] = []
        self._read(QUESTIONNAIRE, QuestionnaireFile)
        there = [file.name for file in project.files_in(CLINICAL, "*.y*ml")]
        others = [name for name in there if name not in NAMED_FILES]
        renamed = dict(_renamed(project, others))
        for name, model in NAMED_FILES.items():
            if name in renamed:
                self._unfinished.append(_renamed_file(name, renamed[name]))
            else:
                self._read(CLINICAL / name, model)
        for name in others:
            if name.endswith(".yml"):
                self._unfinished.append(_unread_file(name))
            elif name not in renamed.values():
                self._read(CLINICAL / name, RulesFile)
        self.version = self._hash()

    def _read(self, file: FilePath, model: type[BaseModel]) -> None:
        found, document = self._project.model(file, model), self._project.document(file)
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
        said = (document for stem, document in self.documents.items() if stem not in NOT_IN_VERSION)
        for document in sorted(said, key=lambda document: document.file):
            digest.update(document.file.encode() + b"\0")
            digest.update("\n".join(document.lines).encode() + b"\0")
        return digest.hexdigest()[:12]

    @property
    def have_every_rule(self) -> bool:
        """Whether every file, and every rule in it, could be read."""
        return not self._unfinished and len(self.models) == len(self.documents)

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
            cards=models["cards"].cards,
            sources=models["sources"].sources,
            hazards=models["hazards"].hazards,
            properties=models["safety"].properties,
            more_worrying=models["safety"].more_worrying,
            never_together=models["safety"].never_together,
            signatures=models["signoff"].signatures,
            allowed_keys=self._project.text(ALLOWED_KEYS),
            version=self.version,
            places={
                rule.id: f"{document.file}:{':'.join(map(str, document.place(path)))}"
                for rule, path, document in self.rules
            },
        )
