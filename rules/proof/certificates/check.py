"""Checks the certificates beside it: python check.py [RULE-SET]. Needs Python 3.11, nothing else.

certificates.tar.xz holds for each query NAME.cnf, clauses that are true together exactly where a
promise is broken, and NAME.drup, clauses that follow one after the other (reverse unit propagation)
until none can be true. manifest.json says which promise each belongs to, for which rule set.
"""

import hashlib
import json
import sys
import tarfile
from pathlib import Path

PARTS = ("cnf", "drup")


def numbers(text):
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

    def __init__(self, clauses):
        most = max((abs(literal) for clause in clauses for literal in clause), default=0)
        self.value = [0] * (2 * most + 1)  # by literal; a negative one counts from the end
        self.watched = {}
        self.true = []
        self.broken = False  # no way is left to make all of them true
        for clause in clauses:
            self.add(clause)

    def add(self, clause):
        """One more clause."""
        value = self.value
        clause = sorted(set(clause), key=lambda literal: -value[literal])
        if not clause or value[clause[0]] < 0:
            self.broken = True
            return
        if len(clause) > 1:
            for literal in clause[:2]:
                self.watched.setdefault(literal, []).append(clause)
        if value[clause[0]] == 0 and (len(clause) == 1 or value[clause[1]] < 0):
            self.set(clause[0])
            self.broken = self.broken or not self.follow(len(self.true) - 1)

    def set(self, literal):
        """The literal is true from now on."""
        self.value[literal], self.value[-literal] = 1, -1
        self.true.append(literal)

    def follow(self, place):
        """Whatever follows from the literals set since; False where two of it exclude each other."""
        value, watched = self.value, self.watched
        while place < len(self.true):
            gone = -self.true[place]
            place += 1
            clauses = watched.get(gone, ())
            kept = []
            for at, clause in enumerate(clauses):
                if clause[0] == gone:
                    clause[0], clause[1] = clause[1], gone
                first = clause[0]
                if value[first] <= 0:
                    for other in range(2, len(clause)):
                        if value[clause[other]] >= 0:
                            clause[1], clause[other] = clause[other], gone
                            watched.setdefault(clause[1], []).append(clause)
                            break
                    else:
                        kept.append(clause)
                        if value[first] < 0:
                            watched[gone] = kept + clauses[at + 1 :]
                            return False
                        self.set(first)
                    continue
                kept.append(clause)
            if clauses:
                watched[gone] = kept
        return True

    def implies(self, clause):
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


def proved(cnf, drup):
    """Whether the proof shows that the clauses cannot be true together."""
    steps, clauses = numbers(drup), numbers(cnf)
    known = {abs(literal) for clause in clauses for literal in clause}
    if any(abs(literal) not in known for step in steps for literal in step):
        return False
    found = Clauses(clauses)
    for step in steps:
        if found.broken:
            return True
        if not found.implies(step):
            return False
        found.add(step)
    return found.broken


digest = lambda data: hashlib.sha256(data).hexdigest()  # noqa: E731


def checked(folder, rules=None):
    """How many certificates are accepted, how many there are, and what is wrong."""
    manifest = json.loads((folder / "manifest.json").read_text("utf-8"))
    seal = manifest.pop("seal", "")
    entries, wrong = manifest["certificates"], []
    if digest(json.dumps(manifest, sort_keys=True).encode()) != seal:
        wrong.append("manifest.json: it is not as it was written")
    if rules not in (None, manifest["rules"]):
        wrong.append(f"these are for the rule set {manifest['rules']}, not for {rules}")
    with tarfile.open(folder / "certificates.tar.xz") as archive:
        held = {one.name: archive.extractfile(one).read() for one in archive}
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
    print(*problems, f"accepted {good} of {total}", sep="\n")
    sys.exit(bool(problems) or not total)
