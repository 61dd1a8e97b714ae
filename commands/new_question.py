"""The verb `new-question`: the stub of a question."""

from argparse import ArgumentParser

from commands.new_rule import written
from commands.said import Said, add_folder
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("name", metavar="id", help="the id of the new question, such as early_scan")
    add_folder(parser)
    parser.add_argument("--in", dest="where", default="", help="the id of a section")


def run(project: Project, name: str, where: str) -> Said:
    """Write an empty rule or question that check then asks to fill in."""
    from desk.stubs import new_question

    return written(lambda: new_question(project, name, where))
