"""The metadata of the rule set: 13 categories, current, and honest about what nobody decided."""

import json

from desk.metadata import FILE, NOT_DECIDED, as_text, metadata
from rules.loading.digests import digests
from rules.loading.project import Project
from tests.support.pages import ROOT
from tests.support.real_book import BOOK

FOUND = metadata(Project())
CATEGORIES = (
    "type domain purpose identification location relationships technical authorisation_and_rights"
    " preservation integrity provenance evidential_basis evidence_from_use"
)


def test_it_has_the_13_categories_and_none_is_empty() -> None:
    assert list(FOUND) == CATEGORIES.split()
    assert all(FOUND.values())


def test_it_is_current() -> None:
    stale = "docs/metadata.json is behind the content: python cli.py export metadata"
    assert (ROOT / FILE).read_text(encoding="utf-8") == as_text(Project()), stale


def test_it_names_the_exact_rules_and_words() -> None:
    assert FOUND["identification"]["rule_set"] == BOOK.version
    assert FOUND["integrity"]["files"] == digests(Project())
    assert sum(FOUND["evidential_basis"]["labels"].values()) == sum(
        len(rule.evidence) for rule in BOOK.rules
    )


def test_what_nobody_decided_says_so() -> None:
    rights = FOUND["authorisation_and_rights"]
    assert (rights["licence"], rights["medical_device"]) == (NOT_DECIDED, NOT_DECIDED)
    assert FOUND["provenance"]["approved_by_a_clinician"] is False


def test_each_place_that_it_names_is_there() -> None:
    text = json.dumps(FOUND)
    for place in ("intended-purpose.md", "surveillance-plan.md", "evidence-notes.md"):
        assert f"docs/clinical-safety/{place}" in text
        assert (ROOT / "docs" / "clinical-safety" / place).exists()
