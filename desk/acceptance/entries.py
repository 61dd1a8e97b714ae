"""Everything of the content that has to be accepted, each with a fingerprint.

A text, a number, a condition, a promise or an order is one entry. A list of texts is one entry too:
its order counts. Comments, folding and the order of fields do not.
"""

import json
from collections.abc import Iterator
from hashlib import sha256
from typing import Any, NamedTuple

from rules.loading.layout import ALONE, LEDGER, LISTS, RELEASE, clinical
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Document
from rules.loading.yaml.strict_yaml import Path as Steps

# A signature is accepted by whoever signs.
NOT_HERE = LEDGER.as_posix()
# Fields whose value counts as one, however much is below them.
AS_ONE = {"when", "asked_when", "order", "checks", "evidence", "risk"}
# Files in which each item counts as one: nobody reads them but those who keep them.
ITEMS_AS_ONE = {clinical("sources").as_posix()}
ORDER = "order of ids"
LENGTH = 16  # hexadecimal digits
ENCODER = json.JSONEncoder(ensure_ascii=False, sort_keys=True)
KEPT_END = r'\n"'  # as the encoder writes it, before the closing quotes of a text


class Entry(NamedTuple):
    """One thing that is said or decided: its name, its value, and where it stands."""

    file: str
    name: str
    value: Any
    path: Steps
    named: tuple[str, ...]  # the path with ids in place of numbers

    @property
    def key(self) -> tuple[str, str]:
        """How the list of accepted things calls it."""
        return self.file, self.name

    @property
    def fingerprint(self) -> str:
        """A short hash of the value, without the end of the line that `>` keeps and `>-` drops."""
        if isinstance(self.value, str):
            text = self.value.rstrip("\n")
        else:
            text = "\0" + ENCODER.encode(self.value).replace(KEPT_END, '"')
        return sha256(text.encode()).hexdigest()[:LENGTH]


def entries(project: Project) -> Iterator[Entry]:
    """Everything that has to be accepted in a project, as far as its files can be read."""
    documents = dict(project.documents)
    # Who decided on the release is said in that file itself.
    alone = [file for file in ALONE if file != RELEASE and project.exists(file)]
    others = [*project.files_in(LISTS), *alone]
    documents |= {file.as_posix(): project.document(file) for file in others}
    for name, document in documents.items():
        if name != NOT_HERE:
            yield from of_document(document)


def of_document(document: Document) -> Iterator[Entry]:
    """What has to be accepted of one file; nothing of one that cannot be read."""
    if isinstance(document.data, dict):
        yield from _below(document.file, document.data, (), ())


def _below(file: str, value: Any, path: Steps, named: tuple[str, ...]) -> Iterator[Entry]:
    if isinstance(value, dict) and not _as_one(file, path):
        yield from _fields(file, value, path, named)
    elif isinstance(value, list) and _have_ids(value):
        ids = [str(item["id"]) for item in value]
        yield Entry(file, ".".join((*named, ORDER)), ids, path, named)
        for i, item in enumerate(value):
            yield from _below(file, item, (*path, i), (*named, ids[i]))
    else:
        yield Entry(file, ".".join(named), value, path, named)


def _fields(
    file: str, value: dict[str, Any], path: Steps, named: tuple[str, ...]
) -> Iterator[Entry]:
    for key, item in value.items():
        if key != "id":
            yield from _below(file, item, (*path, key), (*named, str(key)))


def _as_one(file: str, path: Steps) -> bool:
    return bool(path) and (path[-1] in AS_ONE or (file in ITEMS_AS_ONE and len(path) > 1))


def _have_ids(items: list[Any]) -> bool:
    return bool(items) and all(isinstance(item, dict) and "id" in item for item in items)
