"""The vignettes, for tests that need a real person."""

from typing import Any

from rules.vignettes.reading import Case, read_vignettes
from tests.support.real_book import PROJECT

CASES: dict[str, Case] = {case.vignette.id: case for case in read_vignettes(PROJECT)}


def answers_of(vignette: str) -> dict[str, Any]:
    """The full set of answers of one vignette."""
    return CASES[vignette].answers
