"""Certificates spoilt in every way there is, and the programs that must refuse them."""

import importlib.util
import io
import json
import random
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

import drup

from rules.proof.certificates.bundle import ARCHIVE, MANIFEST

Files = dict[str, bytes]
KINDS = (
    *("clause gone", "literal flipped", "goal gone", "other hash"),
    *("cut short", "proof of another query"),
)


class Folder(NamedTuple):
    """What a folder of certificates holds."""

    manifest: dict[str, Any]
    files: Files

    @classmethod
    def read(cls, folder: Path) -> "Folder":
        """A folder as it was written."""
        with tarfile.open(folder / ARCHIVE) as archive:
            files = {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore[union-attr]
        return cls(json.loads((folder / MANIFEST).read_text("utf-8")), files)

    def write(self, folder: Path, names: list[str]) -> None:
        """Some of the certificates, packed lightly; the seal is as it was."""
        with tarfile.open(folder / ARCHIVE, "w:xz", preset=0) as archive:
            for name in names:
                entry = tarfile.TarInfo(name)
                entry.size = len(self.files[name])
                archive.addfile(entry, io.BytesIO(self.files[name]))
        (folder / MANIFEST).write_text(json.dumps(self.manifest), encoding="utf-8")


def checker(folder: Path) -> Any:
    """The program that stands beside the certificates."""
    spec = importlib.util.spec_from_file_location("check", folder / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def is_verified(whole: Folder, name: str) -> bool:
    """Whether a checker that was extracted from verified code accepts a certificate."""
    query, proof = (_clauses(whole.files[f"{name}.{part}"].decode()) for part in ("cnf", "drup"))
    # As lists: its own reader of files leaves out an empty clause, which is all that some say.
    found = drup.check_proof(query, [*proof, []])
    return str(found.outcome).rpartition(".")[2].upper() == "VALID"


def _clauses(text: str) -> list[list[int]]:
    """The clauses of a file, each without the 0 at its end."""
    lines = [line.split() for line in text.splitlines() if not line.startswith("p")]
    return [[int(number) for number in line[:-1]] for line in lines]


def shortest(whole: Folder) -> list[str]:
    """The names of all certificates, those with the shortest query first."""
    queries = [name for name in whole.files if name.endswith(".cnf")]
    return [one.removesuffix(".cnf") for one in sorted(queries, key=lambda n: len(whole.files[n]))]


def tampered(rng: random.Random, kind: str, cnf: str, drup: str, other: str) -> tuple[str, str]:
    """A query and its proof, one of them spoilt; `other` is the proof of another query."""
    head, *clauses = cnf.splitlines()
    if kind == "clause gone":
        clauses.pop(rng.randrange(len(clauses)))
    elif kind == "goal gone":
        # A goal is a clause of one literal, or of none where nobody can be what it asks for.
        clauses = [clause for clause in clauses if clause.count(" ") > 1]
    elif kind == "literal flipped":
        place = rng.randrange(len(clauses))
        words = clauses[place].split()
        at = rng.randrange(len(words) - 1)
        words[at] = str(-int(words[at]))
        clauses[place] = " ".join(words)
    elif kind == "cut short":
        drup = drup[: len(drup) // 2]
        clauses = clauses[: len(clauses) * 2 // 3]
    elif kind == "proof of another query":
        drup = other
    return "\n".join([head, *clauses]) + "\n", drup


def spoilt(
    whole: Folder, many: int, seed: int, entries: list[dict[str, str]]
) -> Iterator[tuple[str, str, str, str]]:
    """Kind, name, CNF and proof of `many` tampered certificates, every kind as often."""
    rng = random.Random(seed)  # noqa: S311 - nothing secret here
    for number in range(many):
        kind = KINDS[number % len(KINDS)]
        entry, other = rng.sample(entries, 2)
        cnf, drup = (whole.files[f"{entry['name']}.{part}"].decode() for part in ("cnf", "drup"))
        proof = whole.files[f"{other['name']}.drup"].decode()
        if kind == "proof of another query" and proof == drup:
            proof += "1 -1 0\n"
        yield kind, entry["name"], *tampered(rng, kind, cnf, drup, proof)


def refused(
    whole: Folder, checked: Callable[..., Any], folder: Path, case: tuple[str, str, str, str]
) -> bool:
    """Whether the checker refuses a folder that holds one tampered certificate."""
    kind, name, cnf, drup = case
    files = {f"{name}.cnf": cnf.encode(), f"{name}.drup": drup.encode()}
    entry = next(one for one in whole.manifest["certificates"] if one["name"] == name)
    rules = "0" * 12 if kind == "other hash" else whole.manifest["rules"]
    manifest = {**whole.manifest, "rules": rules, "certificates": [entry]}
    Folder(manifest, files).write(folder, list(files))
    return bool(checked(folder, whole.manifest["rules"])[2])
