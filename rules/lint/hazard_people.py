"""R020: a person named in the hazard log who is not among the vignettes.

What: a control that says `vignettes: [...]` names people of tests/vignettes.
Why: a hazard log that points at nobody shows nothing, and an auditor finds it before we do.
Bad:  a vignette is renamed, and hazards.yaml still has its old name.
Good: rename it in hazards.yaml too, or name another person who shows the same.
"""

from collections.abc import Collection, Iterable, Iterator

from rules.loading.problems import Problem
from rules.loading.references import shown_by, unknown_names
from rules.loading.strict_yaml import Document
from rules.model.hazards import Hazard

FILE = "rules/clinical/hazards.yaml"


def check(
    hazards: Iterable[Hazard], document: Document, people: Collection[str]
) -> Iterator[Problem]:
    """A problem for each name that is not the id of a vignette."""
    for names, path in shown_by(hazards, "vignettes"):
        yield from unknown_names(names, people, "vignette", path, document)
