"""A person named in the hazard log who is not among the vignettes (told as R020).

A control that says `vignettes: [...]` names people of tests/vignettes. A hazard log that points at
nobody shows nothing, and an auditor would find it before we do.
"""

from collections.abc import Iterator
from dataclasses import replace

from rules.lint.context import LintContext
from rules.loading.names.unknown import unknown_names
from rules.loading.yaml.problems import Problem

MOST = 3


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each name that is not the id of a vignette."""
    people = [case.vignette.id for case in context.vignettes]
    if not people:  # the vignettes have problems of their own, which are told
        return
    hazards, document = context.items("hazards", "hazards"), context.document("hazards")
    found = [*unknown_names(hazards, {"vignette": people}, document, ("hazards",))]
    if len(found) <= MOST:
        yield from found
        return
    # So many at once are no slips in the hazard log: their file is no longer read.
    what = f"{len(found)} people that the hazard log names are in no vignette any more"
    fix = "look for a file of vignettes that was renamed or taken away, and put it back"
    yield replace(found[0], what=what, fix=fix, edits=())
