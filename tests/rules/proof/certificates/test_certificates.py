"""Certificates: a share of them written, checked without a solver, spoilt, and verified."""

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from explainer.page_texts import pages_of
from rules import Level
from rules.proof.certificates import bundle, direct, shared
from rules.proof.certificates.cnf import as_cnf, as_proof
from rules.proof.certificates.solving import NotProved, certified
from rules.proof.properties import is_refuted
from rules.proof.space import Space
from tests.support.real_book import BOOK, WORDING
from tests.support.tampering import (
    KINDS,
    Folder,
    checker,
    is_verified,
    refused,
    shortest,
    spoilt,
    tampered,
)

SOME = ("P2", "P24", "P35", "P39", "P51")  # the rest: make certificates
LONGEST, MOST_BYTES = 150, 2_000_000


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("certificates")
    space = Space(BOOK, pages=pages_of(BOOK, WORDING))
    bundle.write(made, space, [p for p in BOOK.properties if p.id in SOME])
    return made


@pytest.fixture(scope="module")
def checked_by(folder: Path) -> Any:
    return checker(folder)


def ran(folder: Path, *arguments: str) -> tuple[int, str]:
    command = [sys.executable, "-I", "-S", str(folder / "check.py"), *arguments]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


def test_the_checker_is_short_needs_python_alone_and_accepts_all(folder: Path) -> None:
    assert len((folder / "check.py").read_text("utf-8").splitlines()) <= LONGEST
    total = len(Folder.read(folder).manifest["certificates"])
    assert ran(folder, BOOK.version) == (0, f"accepted {total} of {total}\n")
    assert sum(file.stat().st_size for file in folder.iterdir()) < MOST_BYTES


def test_another_rule_set_is_refused(folder: Path) -> None:
    code, said = ran(folder, "another")
    assert code == 1
    assert f"these are for the rule set {BOOK.version}, not for another" in said


def test_what_they_are_about_can_be_worked_out_again_without_proving(folder: Path) -> None:
    space = Space(BOOK, pages=pages_of(BOOK, WORDING))
    promised = bundle.promised(space, [p for p in BOOK.properties if p.id in SOME])
    entries = Folder.read(folder).manifest["certificates"]
    assert promised == {entry["name"]: entry["cnf"] for entry in entries}


def test_every_promise_is_there_by_both_encoders(folder: Path) -> None:
    entries = Folder.read(folder).manifest["certificates"]
    by = {
        name: {e["promise"] for e in entries if e["encoder"] == name}
        for name in ("shared", "direct")
    }
    assert by == {"shared": {*SOME}, "direct": {*SOME} - {"P35"}}  # P35 speaks of texts


def test_what_is_spoilt_is_refused(folder: Path, checked_by: Any, tmp_path: Path) -> None:
    whole = Folder.read(folder)
    cases = list(spoilt(whole, 5 * len(KINDS), 1, whole.manifest["certificates"]))
    assert [
        case[:2] for case in cases if not refused(whole, checked_by.checked, tmp_path, case)
    ] == []


def test_a_goal_that_is_taken_out_proves_nothing_even_with_the_digests_mended(
    folder: Path, checked_by: Any
) -> None:
    whole = Folder.read(folder)
    cases = spoilt(whole, 60, 2, whole.manifest["certificates"])
    gone = [case for case in cases if case[0] == "goal gone"]
    assert gone
    assert [name for _, name, cnf, proof in gone if checked_by.proved(cnf, proof)] == []


def test_a_verified_checker_accepts_them_and_none_without_its_goal(folder: Path) -> None:
    whole = Folder.read(folder)
    # The shortest are of P51, and all that some of them say is an empty clause.
    some = [*shortest(whole)[:12], *(name for name in shortest(whole) if "P51" not in name)][:15]
    assert [name for name in some if not is_verified(whole, name)] == []
    for name in some:
        query, proof = (whole.files[f"{name}.{part}"].decode() for part in ("cnf", "drup"))
        gone, _ = tampered(random.Random(0), "goal gone", query, proof, "")  # noqa: S311
        whole.files[f"{name}.cnf"] = gone.encode()
    assert [name for name in some if is_verified(whole, name)] == []


@pytest.mark.parametrize("encode", [shared, direct])
def test_a_broken_promise_has_no_certificate(encode: Any) -> None:
    slipped = BOOK.rule("open_cervix").model_copy(update={"level": Level.CALL_TODAY})
    rules = tuple(slipped if one.id == slipped.id else one for one in BOOK.rules)
    space = Space(BOOK).with_rules(rules)
    promise = next(p for p in BOOK.properties if p.id == "P24")
    assert is_refuted(space, promise)
    queries = (
        shared.queries(space, promise, shared.Numbers())
        if encode is shared
        else direct.Encoder(space.book).queries(promise)
    )
    with pytest.raises(NotProved):
        list(map(certified, queries))


def test_clauses_as_checkers_read_them() -> None:
    assert as_cnf([(1, -2), (2,)]) == "p cnf 2 2\n1 -2 0\n2 0\n"
    assert as_proof([(1,), ()]) == "1 0\n0\n"
