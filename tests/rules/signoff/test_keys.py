"""Signatures by SSH key: what verifies counts, and nothing else does."""

from dataclasses import replace
from datetime import date

import pytest

from explainer.signoff.approval import words_shown
from explainer.signoff.standing import reasons
from rules.model.evidence import Role, Signature
from rules.signoff import keys
from rules.signoff.keys import refusal_of_file, refusals, signed
from rules.signoff.meaning import meanings
from rules.signoff.standing import Standing, sign_offs
from tests.support.keys import allowed_for, by_key, key_of
from tests.support.real_book import BOOK, WORDING
from tests.support.signers import DAY, signature

RULE = "open_cervix"
NOW = meanings(BOOK, words_shown(BOOK, WORDING))
ENTRY = signature(RULE, NOW[RULE], ssh=None)
MIDWIFE, DOCTOR = "NMC:00X0000X", "GMC:0000000"
GOOD = by_key(ENTRY)
ALLOWED = allowed_for(MIDWIFE)


def why(one: Signature, allowed: str = ALLOWED) -> str:
    return refusals([one], allowed).get(0, "")


def test_what_verifies_counts() -> None:
    assert why(GOOD) == ""
    assert why(GOOD.model_copy(update={"withdrawn": DAY})) == ""  # taken back: told elsewhere


@pytest.mark.parametrize(
    "change",
    [
        {"rule": "short_cervix_no_plan"},
        {"date": date(2026, 11, 1)},
        {"name": "Somebody Else"},
        {"role": Role.OBSTETRICIAN},
        {"ssh": "AAAA"},
    ],
)
def test_an_entry_that_was_changed_does_not_count(change: dict[str, object]) -> None:
    assert "it does not verify" in why(GOOD.model_copy(update=change))


def test_an_invented_entry_does_not_count() -> None:
    assert why(ENTRY).startswith("it carries no signature by a key")
    assert "it does not verify" in why(GOOD, "")
    others = signed(ENTRY, key_of(DOCTOR))
    assert "it does not verify" in why(others)
    assert "it does not verify" in why(others, allowed_for(DOCTOR))


def test_without_ssh_keygen_nothing_counts_and_the_remedy_is_said(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    keys._verified.cache_clear()
    monkeypatch.setenv("PATH", "")
    assert why(GOOD) == keys.MISSING
    assert "install OpenSSH" in keys.MISSING
    keys._verified.cache_clear()


def test_a_rule_with_an_invented_signature_is_unsigned_and_says_why() -> None:
    book = replace(BOOK, signatures=(ENTRY,), allowed_keys=ALLOWED)
    state = sign_offs(book, NOW, DAY)[RULE]
    assert (state.standing, state.signatures) == (Standing.UNSIGNED, ())
    first, second = reasons(state)
    assert first.startswith("a signature does not count: Made-up Midwife (midwife): it carries no")
    assert second == "not signed by anybody"
    real = sign_offs(replace(book, signatures=(GOOD,)), NOW, DAY)[RULE]
    assert (real.standing, real.signatures) == (Standing.PARTLY_SIGNED, (GOOD,))


def test_the_allowed_keys_ship_empty() -> None:
    lines = BOOK.allowed_keys.splitlines()
    assert lines
    assert all(line.startswith("#") for line in lines)


def test_a_file_needs_a_signature_beside_it() -> None:
    assert "there is no .sig beside it" in refusal_of_file(MIDWIFE, b"{}", "", ALLOWED)
