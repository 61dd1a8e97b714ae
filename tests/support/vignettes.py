"""The vignettes, for tests that need a real person."""

from pathlib import Path
from typing import Any

from rules.vignettes.reading import Case, read_vignettes

FOLDER = Path(__file__).parents[1] / "vignettes"
CASES: dict[str, Case] = {case.vignette.id: case for case in read_vignettes(FOLDER)}


def answers_of(vignette: str) -> dict[str, Any]:
    """The full set of answers of one vignette."""
    return CASES[vignette].answers
