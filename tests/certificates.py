"""Certificates of every promise: `make certificates`, or `python -m tests.certificates [DIR]`.

Writes them, has them checked by `check.py` and (the shorter ones) by a checker that was extracted
from verified code, and spoils 500 of them in six ways: every one must be refused. Exits with 1 when
one is not.
"""

from __future__ import annotations

import importlib.util
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

import drup

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from explainer.page_texts import pages_of  # noqa: E402
from explainer.wording import load_wording  # noqa: E402
from rules import load  # noqa: E402
from rules.loading.project import Project  # noqa: E402
from rules.proof.certificates import bundle  # noqa: E402
from rules.proof.space import Space  # noqa: E402
from tests.support.tampering import Folder, refused, spoilt  # noqa: E402

SPOILT, VERIFIED = 500, 40


def checker(folder: Path) -> Any:
    """The checker that stands beside the certificates."""
    spec = importlib.util.spec_from_file_location("check", folder / "check.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def verified(whole: Folder) -> tuple[int, int]:
    """How many of the shorter certificates the verified checker accepts, of how many."""
    names = [name.removesuffix(".cnf") for name in whole.files if name.endswith(".cnf")]
    short = sorted(names, key=lambda name: len(whole.files[f"{name}.cnf"]))[: 4 * VERIFIED]
    drawn = random.Random(1).sample(short, min(VERIFIED, len(short)))
    accepted = 0
    for name in drawn:
        proof = whole.files[f"{name}.drup"].decode().splitlines()
        proof += [] if proof[-1:] == ["0"] else ["0"]
        cnf = whole.files[f"{name}.cnf"].decode()
        found = drup.check_proof_from_strings(cnf, "\n".join(proof) + "\n")
        accepted += str(found.outcome).rpartition(".")[2].upper() == "VALID"
    return accepted, len(drawn)


def main(folder: Path) -> int:
    """Write, check, have checked, and spoil."""
    started = time.process_time()
    if not (folder / bundle.MANIFEST).exists():
        book = load(ROOT)
        space = Space(book, pages=pages_of(book, load_wording(Project(ROOT))))
        print(bundle.write(folder, space, book.properties))
        print(f"written in {time.process_time() - started:.0f} s of processor time")
    module, started = checker(folder), time.process_time()
    good, total, wrong = module.checked(folder)
    print(f"check.py: {good} of {total}, {time.process_time() - started:.0f} s of processor time")
    whole = Folder.read(folder)
    accepted, drawn = verified(whole)
    print(f"verified checker: {accepted} of {drawn}")
    results: Counter[tuple[str, bool]] = Counter()
    alone: Counter[tuple[str, bool]] = Counter()
    with tempfile.TemporaryDirectory() as made:
        for case in spoilt(whole, SPOILT, 7, whole.manifest["certificates"]):
            results[case[0], refused(whole, module.checked, Path(made), case)] += 1
            alone[case[0], not _proves(module, case)] += 1
    for kind in dict.fromkeys(kind for kind, _ in results):
        those = [table[kind, True] for table in (results, alone)]
        print(
            f"{kind:<24} refused {those[0]} of {results[kind, True] + results[kind, False]}; "
            f"with the digests mended as well {those[1]}"
        )
    return int(bool(wrong) or accepted < drawn or any(not was for _, was in results))


def _proves(module: Any, case: tuple[str, str, str, str]) -> bool:
    """Whether a spoilt certificate still proves that its clauses exclude each other."""
    try:
        return bool(module.proved(*case[2:]))
    except ValueError:
        return False


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(scratch)))
