"""The verb `export`: what is made from the content and kept beside it."""

from argparse import ArgumentParser

from commands.said import Said, add_folder
from rules.loading.book import read_book
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    what = ["schemas", "hazard-log", "use-scenarios", "metadata"]
    parser.add_argument("what", choices=what)
    add_folder(parser, positional=True)


def run(project: Project, what: str) -> Said:
    """Write what is made from the content: schemas for editors, pages to read, its metadata."""
    from desk.metadata import write_metadata
    from desk.schemas import write_schemas
    from explainer.outputs.hazard_log import write_hazard_log
    from explainer.outputs.use_scenarios import write_use_scenarios

    if what == "schemas":
        return Said(0, "\n".join(map(str, write_schemas(project))))
    if what == "metadata":
        return Said(0, str(write_metadata(project)))
    write = write_hazard_log if what == "hazard-log" else write_use_scenarios
    return Said(0, str(write(project.root, read_book(project))))
