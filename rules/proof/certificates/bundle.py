"""Writes all certificates into a folder: an archive, a manifest that binds them, and `check.py`."""

import hashlib
import io
import json
import shutil
import tarfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from rules.model.safety import SafetyProperty
from rules.proof.certificates import direct, shared
from rules.proof.certificates.cnf import Certificate, Query, as_cnf, as_proof
from rules.proof.certificates.solving import certified
from rules.proof.space import Space

CHECKER = Path(__file__).with_name("check.py")
ARCHIVE, MANIFEST = "certificates.tar.xz", "manifest.json"


class Written(NamedTuple):
    """What a folder of certificates holds."""

    certificates: int
    by_encoder: dict[str, int]
    clauses: int
    size: int


def all_queries(space: Space, promises: Iterable[SafetyProperty]) -> Iterator[Query]:
    """Every query of these promises, by both encoders."""
    numbers, encoder = shared.Numbers(), direct.Encoder(space.book)
    for promise in promises:
        yield from shared.queries(space, promise, numbers)
        yield from encoder.queries(promise)


def promised(
    space: Space,
    promises: Iterable[SafetyProperty],
    progress: Callable[[str], None] = lambda _: None,
) -> dict[str, str]:
    """What the certificates of these promises must be about: the hash of each query by its name.

    Takes half a minute for all promises, and no solver. The same rules, words and promises always
    give the same hashes.
    """
    found = {}
    for query in all_queries(space, promises):
        progress(f"{query.promise}: {query.about}")
        found[query.name] = hashlib.sha256(as_cnf(query.clauses).encode()).hexdigest()
    return found


def write(
    folder: Path,
    space: Space,
    promises: Sequence[SafetyProperty],
    progress: Callable[[str], None] = lambda _: None,
) -> Written:
    """Prove each query again and write it down. Raises NotProved where a promise is broken."""
    found: list[Certificate] = []
    for query in all_queries(space, promises):
        progress(f"{query.promise}: {query.about}")
        found.append(certified(query))
    return save(folder, space.book.version, found)


def save(folder: Path, rules: str, found: Sequence[Certificate]) -> Written:
    """Write certificates for one rule set."""
    folder.mkdir(parents=True, exist_ok=True)
    files = {
        f"{one.query.name}.{part}": text.encode()
        for one in found
        for part, text in (("cnf", as_cnf(one.query.clauses)), ("drup", as_proof(one.proof)))
    }
    with tarfile.open(folder / ARCHIVE, "w:xz", preset=6) as archive:
        for name, data in sorted(files.items(), key=lambda item: item[0].rsplit(".")[::-1]):
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    manifest = sealed({"rules": rules, "certificates": [_entry(one, files) for one in found]})
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    shutil.copy(CHECKER, folder / CHECKER.name)
    encoders = [one.query.encoder for one in found]
    return Written(
        len(found),
        {name: encoders.count(name) for name in dict.fromkeys(encoders)},
        sum(len(one.query.clauses) for one in found),
        sum(file.stat().st_size for file in folder.iterdir()),
    )


def sealed(manifest: dict[str, Any]) -> dict[str, Any]:
    """The manifest with a seal over all of it."""
    text = json.dumps(manifest, sort_keys=True)
    return {**manifest, "seal": hashlib.sha256(text.encode()).hexdigest()}


def _entry(one: Certificate, files: dict[str, bytes]) -> dict[str, str]:
    digests = {
        part: hashlib.sha256(files[f"{one.query.name}.{part}"]).hexdigest()
        for part in ("cnf", "drup")
    }
    query = one.query
    about = {"promise": query.promise, "about": query.about, "encoder": query.encoder}
    return {"name": query.name, **about, **digests}
