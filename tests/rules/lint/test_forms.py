"""Each family of claims finds its sentences, and leaves their neighbours alone."""

from pathlib import Path

import pytest
import yaml

from rules.lint.forms import Forms, claims_in, straight
from rules.lint.lists import Lists
from rules.loading.project import Project

SENTENCES = yaml.safe_load((Path(__file__).parent / "claims.yaml").read_text(encoding="utf-8"))
FAMILIES = {family.id: family for family in Lists(Project()).claims}
FEWEST = 20


def found(family: str, sentence: str) -> list[str]:
    forms = Forms(FAMILIES[family].forms)
    unless = Forms(FAMILIES[family].unless, across=True)
    words = straight(sentence)
    return [words[start:end] for start, end in claims_in(words, forms, unless)]


def cases(which: str) -> list[tuple[str, str]]:
    return [(family, text) for family, lists in SENTENCES.items() for text in lists[which]]


def test_every_family_has_enough_of_both() -> None:
    assert SENTENCES.keys() == FAMILIES.keys()
    assert all(len(texts) >= FEWEST for lists in SENTENCES.values() for texts in lists.values())


@pytest.mark.parametrize(("family", "sentence"), cases("told"))
def test_a_claim_is_told(family: str, sentence: str) -> None:
    assert found(family, sentence)


@pytest.mark.parametrize(("family", "sentence"), cases("passed"))
def test_a_neighbour_is_not(family: str, sentence: str) -> None:
    assert not any(found(other, sentence) for other in FAMILIES)
