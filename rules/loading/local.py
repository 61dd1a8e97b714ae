"""Reads local.yaml, and checks that what it names is there."""

from collections.abc import Iterator

from rules.loading.layout import LOCAL
from rules.loading.names.references import nearest, repeated_ids
from rules.loading.project import Project
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.book import RuleBook
from rules.model.local import Local


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
        problems += _unknown_contacts(found, book, document) if book else ()
    return problems


def _unknown_contacts(local: Local, book: RuleBook, document: Document) -> Iterator[Problem]:
    known = [contact.id for contact in book.contacts]
    for i, unit in enumerate(local.units):
        for j, contact in enumerate(unit.contacts):
            if contact not in known:
                what = f"there is no contact '{contact}'"
                fix = nearest(contact, known, "contacts.yaml")
                yield document.problem(("units", i, "contacts", j), "L001", what, fix)
