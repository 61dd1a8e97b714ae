"""Who has signed, who has to sign yet, and what a change takes away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from explainer.signoff.approval import is_approved, sign_offs_of, words_shown
from explainer.signoff.standing import reasons
from rules.model.evidence import Meaning, Role, Signature
from rules.signoff.meaning import meanings
from rules.signoff.standing import SignOff, Standing, orphaned, sign_offs, signs_again
from tests.support.real_book import BOOK, WORDING
from tests.support.signers import DAY, fully_signed, signature

RULE = "open_cervix"
MIDWIFE, OBSTETRICIAN = Role
ALL = meanings(BOOK, words_shown(BOOK, WORDING))
NOW = ALL[RULE]
LOGIC = NOW.model_copy(update={"logic": "0" * 16})
QUESTIONS = NOW.model_copy(update={"questions": "0" * 16})
WORDS = NOW.model_copy(update={"words": "0" * 16})
EARLIER = date(2026, 1, 1)


def standing(*signatures: Signature, today: date = DAY) -> SignOff:
    book = replace(BOOK, signatures=signatures)
    return sign_offs_of(book, WORDING, today)[RULE]


def by(role: Role, meaning: Meaning = NOW, **more: Any) -> Signature:
    return signature(RULE, meaning, role, **more)


BOTH = (by(MIDWIFE), by(OBSTETRICIAN))


def only(*parts: str) -> Meaning:
    return Meaning.model_validate({part: NOW.parts[part] for part in parts})


@pytest.mark.parametrize(
    ("signatures", "expected", "lacking", "changed"),
    [
        ((), Standing.UNSIGNED, (MIDWIFE, OBSTETRICIAN), ()),
        ((by(MIDWIFE),), Standing.PARTLY_SIGNED, (OBSTETRICIAN,), ()),
        ((by(OBSTETRICIAN),), Standing.PARTLY_SIGNED, (MIDWIFE,), ()),
        ((by(MIDWIFE), by(MIDWIFE)), Standing.PARTLY_SIGNED, (OBSTETRICIAN,), ()),
        (BOTH, Standing.SIGNED, (), ()),
        # the words changed: one of the two signs again
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN, WORDS)), Standing.STALE, (), ("words",)),
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN)), Standing.SIGNED, (), ()),
        ((by(MIDWIFE), by(OBSTETRICIAN, QUESTIONS, date=EARLIER)), Standing.SIGNED, (), ()),
        # the logic changed: both sign again
        (
            (by(MIDWIFE, LOGIC), by(OBSTETRICIAN, LOGIC)),
            Standing.STALE,
            (MIDWIFE, OBSTETRICIAN),
            ("logic",),
        ),
        (
            (by(MIDWIFE, LOGIC), by(OBSTETRICIAN, LOGIC), by(MIDWIFE)),
            Standing.PARTLY_SIGNED,
            (OBSTETRICIAN,),
            (),
        ),
        ((by(MIDWIFE, QUESTIONS),), Standing.STALE, (OBSTETRICIAN,), ("questions",)),
        # two who signed different words have both signed neither
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN, QUESTIONS)), Standing.STALE, (), ("questions",)),
        # taken back
        ((by(MIDWIFE, withdrawn=DAY),), Standing.UNSIGNED, (MIDWIFE, OBSTETRICIAN), ()),
        ((*BOTH, by(MIDWIFE, withdrawn=DAY)), Standing.SIGNED, (), ()),
        ((by(MIDWIFE, withdrawn=DAY), BOTH[1]), Standing.PARTLY_SIGNED, (MIDWIFE,), ()),
    ],
)
def test_where_a_rule_stands(
    signatures: tuple[Signature, ...],
    expected: Standing,
    lacking: tuple[Role, ...],
    changed: tuple[str, ...],
) -> None:
    found = standing(*signatures)
    assert (found.standing, found.lacking, found.changed) == (expected, lacking, changed)
    assert found.is_signed is found.is_ready is (expected is Standing.SIGNED)


def test_what_changed_is_told_of_the_latest_signature() -> None:
    found = standing(by(MIDWIFE, LOGIC, date=DAY), by(OBSTETRICIAN, WORDS, date=EARLIER))
    assert found.changed == ("logic",)


def test_evidence_past_its_date_is_named_and_the_rule_is_not_ready() -> None:
    first = BOOK.rule(RULE).evidence[0].source
    source = next(source for source in BOOK.sources if source.id == first)
    assert source not in standing(*BOTH, today=source.review_by).past
    late = standing(*BOTH, today=source.review_by.replace(year=source.review_by.year + 1))
    assert source in late.past
    assert late.is_signed
    assert not late.is_ready


def test_signatures_of_other_rules_do_not_count() -> None:
    other = signature("gone", NOW, MIDWIFE)
    found = standing(other)
    assert found.standing is Standing.UNSIGNED
    assert orphaned(replace(BOOK, signatures=(other, *BOTH))) == (other,)


def test_the_ledger_ships_empty_and_every_rule_is_unsigned() -> None:
    found = sign_offs(BOOK, meanings(BOOK, words_shown(BOOK, WORDING)), DAY)
    assert BOOK.signatures == ()
    assert {state.standing for state in found.values()} == {Standing.UNSIGNED}


def test_approved_means_every_rule_signed_as_it_is() -> None:
    signed = fully_signed(BOOK, WORDING)
    assert not is_approved(BOOK, WORDING)
    assert is_approved(signed, WORDING)
    one_less = [s for s in signed.signatures if (s.rule, s.role) != (RULE, MIDWIFE)]
    assert not is_approved(replace(BOOK, signatures=tuple(one_less)), WORDING)
    levels = {
        level: words.model_copy(update={"lead": f"{words.lead} More."})
        for level, words in WORDING.levels.items()
    }
    assert not is_approved(signed, WORDING.model_copy(update={"levels": levels}))
    assert is_approved(signed, WORDING)


@pytest.mark.parametrize(
    ("signatures", "expected", "unread"),
    [
        # one of the two has to sign the whole, at once or part by part
        ((by(MIDWIFE), by(OBSTETRICIAN, only("logic"))), Standing.SIGNED, ()),
        (
            (by(MIDWIFE, only("logic")), by(OBSTETRICIAN, only("logic", "questions"))),
            Standing.PARTLY_SIGNED,
            ("words",),
        ),
        (
            (by(MIDWIFE, only("logic", "questions")), by(OBSTETRICIAN, only("logic", "words"))),
            Standing.PARTLY_SIGNED,
            ("words",),
        ),
        (
            (
                by(MIDWIFE, only("logic", "questions")),
                by(OBSTETRICIAN, only("logic")),
                by(MIDWIFE, only("logic", "words")),
            ),
            Standing.SIGNED,
            (),
        ),
        ((by(MIDWIFE, LOGIC), by(MIDWIFE, only("logic"))), Standing.PARTLY_SIGNED, ()),
    ],
)
def test_a_meaning_can_be_signed_part_by_part(
    signatures: tuple[Signature, ...], expected: Standing, unread: tuple[str, ...]
) -> None:
    found = standing(*signatures)
    assert (found.standing, found.unread) == (expected, unread)


@pytest.mark.parametrize(
    ("signatures", "again"),
    [
        # the guide's own way: one signs the whole, the other the logic; then words change
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN, only("logic"))), [MIDWIFE]),
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN, only("logic")), by(MIDWIFE)), []),
        ((by(MIDWIFE, WORDS), by(OBSTETRICIAN, WORDS)), [MIDWIFE, OBSTETRICIAN]),
        ((by(MIDWIFE, LOGIC), by(OBSTETRICIAN, LOGIC), by(MIDWIFE)), [OBSTETRICIAN]),
        ((by(MIDWIFE),), []),
        ((), []),
        (BOTH, []),
    ],
)
def test_who_signed_what_is_another_one_now_signs_again(
    signatures: tuple[Signature, ...], again: list[Role]
) -> None:
    assert [role for role in Role if signs_again(standing(*signatures), NOW, role)] == again


def test_words_that_changed_are_told_where_the_other_signed_the_logic_alone() -> None:
    found = standing(by(MIDWIFE, WORDS), by(OBSTETRICIAN, only("logic")))
    assert (found.standing, found.lacking) == (Standing.PARTLY_SIGNED, ())
    assert list(reasons(found)) == ["changed since it was signed: the words it shows"]


def test_of_another_language_nothing_changed_where_the_english_was_signed() -> None:
    book = replace(BOOK, signatures=BOTH)
    found = sign_offs(book, {**ALL, RULE: WORDS}, DAY, "cy")[RULE]
    assert (found.standing, found.lacking, found.changed) == (Standing.PARTLY_SIGNED, (), ())
    assert found.unread == ("questions", "words")


def test_what_is_left_of_the_whole_is_told() -> None:
    found = standing(by(MIDWIFE, only("logic")), by(OBSTETRICIAN, only("logic", "questions")))
    assert list(reasons(found)) == ["nobody has signed all of it; left is the words it shows"]
