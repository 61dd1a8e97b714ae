"""The verb `new-rule`: the stub of a rule."""

from argparse import ArgumentParser
from collections.abc import Callable

from commands.said import Said, add_folder
from rules.loading.project import Project

NEXT = "Fill it in, line by line; `make check` says what is still missing."


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("name", metavar="id", help="the id of the new rule, such as early_scan")
    add_folder(parser)
    inside = "a file of rules, such as symptoms"
    parser.add_argument("--in", dest="where", default="history", help=inside)


def run(project: Project, name: str, where: str) -> Said:
    """Write an empty rule or question that check then asks to fill in."""
    from desk.stubs import new_rule

    return written(lambda: new_rule(project, name, where))


def written(stub: Callable[[], list[str]]) -> Said:
    """What is said of a stub: where it stands, or why it is not written."""
    from desk.stubs import StubError

    try:
        places = stub()
    except StubError as error:
        return Said(2, err=str(error))
    return Said(0, "\n".join([*(f"Written: {place}" for place in places), NEXT]))
