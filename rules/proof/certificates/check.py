"""Checks the certificates beside it: python check.py [RULE-SET]. Needs Python 3.11, nothing else.

certificates.tar.xz holds for each query NAME.cnf, clauses that are true together exactly where a
promise is broken, and NAME.drup, clauses that follow one after the other (reverse unit propagation)
until none can be true. manifest.json says which promise each belongs to, for which rule set.
"""

import hashlib
import json
import sys
import tarfile
from collections.abc import Iterable
from pathlib import Path

PARTS = ("cnf", "drup")
Clause = list[int]


def numbers(text: str) -> list[Clause]:
    """The clauses of a file: each line ends in 0."""
    found = []
    for line in text.splitlines():
        if not line.startswith(("p ", "c ")):
            clause = list(map(int, line.split()))
            if not clause or clause.pop() != 0 or 0 in clause:
                raise ValueError(f"this is no clause: {line[:40]!r}")
            found.append(clause)
    return found


class Clauses:
    """Clauses with two watched literals each, and what follows from those with one."""

    def __init__(self, clauses: Iterable[Clause], most: int) -> None:
        self.value = [0] * (2 * most + 1)  # by literal; a negative one counts from the end
        self.watched: dict[int, list[Clause]] = {}
        self.true: list[int] = []
        self.broken = False  # no way is left to make all of them true
        for clause in clauses:
            self.add(clause)

    def add(self, clause: Clause) -> None:
        """One more clause."""
        value = self.value
        clause = sorted(set(clause), key=lambda literal: -value[literal])
        if not clause or value[clause[0]] < 0:
            self.broken = True
            return
        for literal in clause[:2] if len(clause) > 1 else ():
            self.watched.setdefault(literal, []).append(clause)
        if value[clause[0]] == 0 and (len(clause) == 1 or value[clause[1]] < 0):
            self.set(clause[0])
            self.broken = self.broken or not self.follow(len(self.true) - 1)

    def set(self, literal: int) -> None:
        """The literal is true from now on."""
        self.value[literal], self.value[-literal] = 1, -1
        self.true.append(literal)

    def follow(self, place: int) -> bool:
        """Whatever follows from the literals set since; False where that excludes itself."""
        while place < len(self.true):
            gone = -self.true[place]
            place += 1
            clauses, kept = self.watched.get(gone, []), []
            for at, clause in enumerate(clauses):
                if self.goes_elsewhere(clause, gone):
                    continue
                kept.append(clause)
                if self.value[clause[0]] < 0:
                    self.watched[gone] = kept + clauses[at + 1 :]
                    return False
                if self.value[clause[0]] == 0:
                    self.set(clause[0])
            self.watched[gone] = kept
        return True

    def goes_elsewhere(self, clause: Clause, gone: int) -> bool:
        """Whether a clause can watch another literal than one that is false now."""
        if clause[0] == gone:
            clause[0], clause[1] = clause[1], gone
        if self.value[clause[0]] > 0:
            return False
        for other in range(2, len(clause)):
            if self.value[clause[other]] >= 0:
                clause[1], clause[other] = clause[other], gone
                self.watched.setdefault(clause[1], []).append(clause)
                return True
        return False

    def implies(self, clause: Clause) -> bool:
        """Whether its opposite leads to a contradiction at once."""
        before = len(self.true)
        held = all(self.value[literal] <= 0 for literal in clause)
        for literal in clause if held else ():
            if self.value[literal] == 0:
                self.set(-literal)
        held = held and self.follow(before)
        while len(self.true) > before:
            literal = self.true.pop()
            self.value[literal] = self.value[-literal] = 0
        return not held


def proved(cnf: str, drup: str) -> bool:
    """Whether the proof shows that the clauses cannot be true together."""
    steps, clauses = numbers(drup), numbers(cnf)
    most = max((abs(literal) for one in (*clauses, *steps) for literal in one), default=0)
    found = Clauses(clauses, most)
    for step in steps:
        if found.broken or not found.implies(step):
            break
        found.add(step)
    return found.broken


def digest(data: bytes) -> str:
    """What a file is known by."""
    return hashlib.sha256(data).hexdigest()


def checked(folder: Path, rules: str | None = None) -> tuple[int, int, list[str]]:
    """How many certificates are accepted, how many there are, and what is wrong."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    seal, entries, wrong = manifest.pop("seal", ""), manifest["certificates"], []
    if digest(json.dumps(manifest, sort_keys=True).encode()) != seal:
        wrong.append("manifest.json: it is not as it was written")
    if rules not in (None, manifest["rules"]):
        wrong.append(f"these are for the rule set {manifest['rules']}, not for {rules}")
    with tarfile.open(folder / "certificates.tar.xz") as archive:
        held = {one.name: archive.extractfile(one).read() for one in archive}  # type: ignore
    names = {f"{entry['name']}.{part}" for entry in entries for part in PARTS}
    if names != set(held):
        wrong.append(f"the archive and the manifest differ in {len(names ^ set(held))} files")
    for entry in entries:
        files = [held.get(f"{entry['name']}.{part}", b"") for part in PARTS]
        if list(map(digest, files)) != [entry[part] for part in PARTS]:
            wrong.append(f"{entry['name']}: it is not as it was written")
        elif not proved(*(data.decode() for data in files)):
            wrong.append(f"{entry['name']}: this proves nothing")
    return max(0, len(entries) - len(wrong)), len(entries), wrong


if __name__ == "__main__":
    try:
        good, total, problems = checked(Path(__file__).parent, *sys.argv[1:2])
    except (OSError, EOFError, ValueError, KeyError, TypeError, tarfile.TarError) as error:
        sys.exit(f"refused: {type(error).__name__}: {error}")
    print(*problems, f"accepted {good} of {total}", sep="\n")  # noqa: T201 - what it is for
    sys.exit(bool(problems) or not total)
