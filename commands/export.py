"""The verb `export`: what is made from the content, for editors, readers and other programs."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Refused, Said, add_folder, existing, writing
from rules.loading.book import read_book
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("what", choices=["schemas", "hazard-log", "client"])
    where = "the folder to write to, for client; else the project folder, as --folder says it too"
    parser.add_argument("place", type=Path, nargs="?", metavar="OUT", help=where)
    add_folder(parser)


def run(project: Project, what: str, place: Path | None = None) -> Said:
    """Write JSON Schemas for editors, the hazard log, or the rules for a browser (client OUT)."""
    if what == "client":
        return _client(project, place)
    if place:
        project = Project(existing(place))
    if what == "hazard-log":
        from explainer.outputs.hazard_log import write_hazard_log

        return Said(0, str(write_hazard_log(project.root, read_book(project))))
    from desk.schemas import write_schemas

    return Said(0, "\n".join(map(str, write_schemas(project))))


def _client(project: Project, out: Path | None) -> Said:
    from client.export import PURPOSE, write_client
    from explainer.dates import today

    if out is None:
        raise Refused("say where to: cli.py export client OUT/")
    with writing(out):
        written = write_client(read_book(project), out, today())
    return Said(0, "\n".join([*map(str, written), "", PURPOSE]))
