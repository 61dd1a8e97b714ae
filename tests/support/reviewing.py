"""What the review pack is made from, in tests."""

from dataclasses import replace
from datetime import date

from explainer.review.guarding import broken_if_lowered
from explainer.review.subject import Subject
from rules.loading.layout import HOME
from tests.support.real_book import BOOK, SENTENCES, WORDING
from tests.support.vignettes import CASES

TODAY = date(2026, 11, 26)
LOWERED = broken_if_lowered(HOME)
SUBJECT = Subject(BOOK, WORDING, SENTENCES, tuple(CASES.values()), TODAY, broken_if_lowered=LOWERED)
FEW = [
    "severe_pain_with_abdominal_stitch",
    "emergency_sign.urge_to_push",
    "emergency_sign.collapse_or_fit",
    "fluid_or_bleeding.show",
    "high_history_before_24",
    "intermediate_history_18_to_23",
    "worth_mentioning.early_losses",
    "history_not_shared",
    "pregnancy_not_sure",
    "minor_sign.brief_sharp_pain",
]
# A book with a rule of every kind and two proofs: the whole pack of it is made in a few seconds.
SMALL = replace(
    SUBJECT,
    book=replace(
        BOOK, rules=tuple(map(BOOK.rule, FEW)), properties=BOOK.properties[:2], never_together=()
    ),
)
