"""Certificates of every promise: `make certificates`, or `python -m tests.certificates [DIR]`.

Writes them, has them checked by `check.py` and (a share of the shorter ones) by a checker that was
extracted from verified code, and spoils 500 of them in six ways: every one must be refused. Exits
with 1 when one is not.
"""

import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

from explainer.page_texts import pages_of
from explainer.wording import load_wording
from rules import load
from rules.loading.layout import HOME
from rules.loading.project import Project
from rules.proof.certificates import bundle
from rules.proof.space import Space
from tests.support.tampering import Folder, checker, is_verified, refused, shortest, spoilt

SPOILT, VERIFIED = 500, 40
Case = tuple[str, str, str, str]  # kind, name, CNF and proof


def main(folder: Path) -> int:
    """Write, check, have checked, and spoil."""
    if not (folder / bundle.MANIFEST).exists():
        _write(folder)
    module, started = checker(folder), time.process_time()
    good, total, wrong = module.checked(folder)
    print(f"check.py: {good} of {total}, {time.process_time() - started:.0f} s of processor time")
    whole = Folder.read(folder)
    drawn = random.Random(1).sample(shortest(whole)[: 4 * VERIFIED], VERIFIED)
    accepted = sum(is_verified(whole, name) for name in drawn)
    print(f"verified checker: {accepted} of {len(drawn)}")
    is_refused = _spoil(whole, module)
    return int(bool(wrong) or accepted < len(drawn) or not is_refused)


def _write(folder: Path) -> None:
    started, book = time.process_time(), load(HOME)
    space = Space(book, pages=pages_of(book, load_wording(Project(HOME))))
    print(bundle.write(folder, space, book.properties))
    print(f"written in {time.process_time() - started:.0f} s of processor time")


def _spoil(whole: Folder, module: Any) -> bool:
    """Whether every spoilt certificate is refused."""
    cases = list(spoilt(whole, SPOILT, 7, whole.manifest["certificates"]))
    with tempfile.TemporaryDirectory() as made:
        told = [case for case in cases if refused(whole, module.checked, Path(made), case)]
    refusals, alone = (
        Counter(kind for kind, *_ in those)
        for those in (told, [case for case in cases if not _proves(module, case)])
    )
    for kind, tried in Counter(kind for kind, *_ in cases).items():
        mended = f"by the proof itself, were the digests mended as well, {alone[kind]}"
        print(f"{kind:<24} refused {refusals[kind]} of {tried}; {mended}")
    return len(told) == len(cases)


def _proves(module: Any, case: Case) -> bool:
    """Whether a spoilt certificate still proves that its clauses exclude each other."""
    try:
        return bool(module.proved(*case[2:]))
    except ValueError:
        return False


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as scratch:
        sys.exit(main(Path(sys.argv[1]) if sys.argv[1:] else Path(scratch)))
