"""Reads local.yaml, and checks that what it names is there."""

from rules.loading.layout import LOCAL
from rules.loading.names.given import repeated_ids
from rules.loading.names.unknown import TOLD, Known, ids, unknown_names
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.model.book import RuleBook
from rules.model.local import Local

NO_CONTACT = TOLD["contact"]._replace(code="L001")


def load_local(project: Project) -> Local:
    """What the place that offers the service knows. Raises ContentError with every problem."""
    return project.whole(LOCAL, Local)


def local_problems(project: Project, book: RuleBook | None) -> list[Problem]:
    """What is wrong with that file; `book` is None if the rules cannot be read."""
    found, document = project.model(LOCAL, Local), project.document(LOCAL)
    problems = list(document.problems)
    if found is not None:
        units = enumerate(found.units)
        places = ((unit.id, ("units", i, "id"), document) for i, unit in units)
        problems += repeated_ids(places, "unit")
        known: Known = {"contact": ids(book.contacts)} if book else {}
        problems += unknown_names(found, known, document, told=TOLD | {"contact": NO_CONTACT})
    return problems
