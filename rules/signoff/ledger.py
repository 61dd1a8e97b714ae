"""Writes signatures into signoff.yaml and leaves every other line as it is.

What was written is read again before it takes the place of the old file: a ledger that would not
say exactly what it should is never put there.
"""

import json
import os
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from pathlib import Path

from rules.loading.files import SignoffFile
from rules.loading.layout import LEDGER
from rules.loading.project import Project
from rules.loading.reader import model_of
from rules.loading.yaml.strict_yaml import Document, read
from rules.model.evidence import Signature

EMPTY = "signatures: []"
INDENT = 2


class LedgerError(Exception):
    """The ledger cannot be written; the message says why and what to do."""


def add_signatures(root: Path, signatures: Sequence[Signature]) -> None:
    """Write these signatures behind those that are there."""

    def written(text: str, there: Sequence[Signature], document: Document) -> str:
        text = text if text.endswith("\n") else f"{text}\n"
        indent = _indent(document) if there else INDENT
        block = "".join(_entry(signature, indent) for signature in signatures)
        return text + block if there else _begun(text, block)

    _rewrite(root, written, lambda there: (*there, *signatures))


def withdraw_signatures(root: Path, which: Iterable[Signature], day: date) -> None:
    """Note beside these signatures that they were taken back on this day."""
    gone = [signature.model_copy(update={"withdrawn": None}) for signature in which]

    def written(text: str, there: Sequence[Signature], document: Document) -> str:
        lines = text.split("\n")
        for i in reversed(range(len(there))):
            if there[i] in gone:
                line, column = document.place(("signatures", i, "date"), key=True)
                lines.insert(line, f"{' ' * (column - 1)}withdrawn: {day}")
        return "\n".join(lines)

    _rewrite(
        root,
        written,
        lambda there: tuple(
            s.model_copy(update={"withdrawn": day}) if s in gone else s for s in there
        ),
    )


def _rewrite(
    root: Path,
    written: Callable[[str, Sequence[Signature], Document], str],
    wanted: Callable[[Sequence[Signature]], Sequence[Signature]],
) -> None:
    path = root / LEDGER
    project = Project(root)
    found, document = project.model(LEDGER, SignoffFile), project.document(LEDGER)
    if found is None:
        raise LedgerError(f"{LEDGER.as_posix()} cannot be read: {document.problems[0]}")
    text = path.read_bytes().decode("utf-8-sig")
    newline = "\r\n" if "\r\n" in text else "\n"
    new = written(text.replace("\r\n", "\n"), found.signatures, document)
    again = model_of(read(new, LEDGER.as_posix()), SignoffFile)
    if again is None or again.signatures != tuple(wanted(found.signatures)):
        what = "is not written as `cli.py sign` writes it, so nothing is added to it"
        raise LedgerError(f"{LEDGER.as_posix()} {what}: begin each signature with '- rule:'")
    _replace(path, new.replace("\n", newline))


def _replace(path: Path, text: str) -> None:
    """Put a whole new file in the place of the old one, in one step."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(text.encode("utf-8"))
        os.replace(beside, path)  # noqa: PTH105 - the same, and says that it replaces
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise LedgerError(f"{LEDGER.as_posix()} cannot be written ({error.strerror})") from None


def _begun(text: str, block: str) -> str:
    """The text of an empty ledger, with its first entries."""
    return text.replace(EMPTY, f"signatures:\n{block}".rstrip("\n"), 1)


def _indent(document: Document) -> int:
    """How far the entries are indented: as far as the dash of the first one."""
    line, _ = document.place(("signatures", 0))
    dash = document.lines[line - 1]
    return len(dash) - len(dash.lstrip())


def _entry(signature: Signature, indent: int) -> str:
    meaning = signature.meaning
    hashes = ", ".join(f'{part}: "{getattr(meaning, part)}"' for part in type(meaning).model_fields)
    lines = [
        f"- rule: {signature.rule}",
        f"  meaning: {{{hashes}}}",
        f"  role: {signature.role}",
        f"  name: {_quoted(signature.name)}",
        f"  registered_with: {signature.registered_with}",
        f"  registration: {_quoted(signature.registration)}",
        f"  date: {signature.date}",
    ]
    lines += [f"  language: {signature.language}"] if signature.language else []
    lines += [f"  ssh: {signature.ssh}"] if signature.ssh else []
    return "".join(f"{' ' * indent}{line}\n" for line in lines)


def _quoted(text: str) -> str:
    """A text in double quotes, as YAML and JSON both write it."""
    return json.dumps(text, ensure_ascii=False)
