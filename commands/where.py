"""The verb `where`: every place of a text, its pages, and who reads it."""

from argparse import ArgumentParser

from commands.said import Said, add_folder
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("words", help="some words of the text, or its name")
    add_folder(parser)


def run(project: Project, words: str) -> Said:
    """Say where a text stands, on which pages and pictures it is shown, and who reads it."""
    from desk.where import as_text, places_of
    from explainer.wording import load_wording
    from rules.loading.book import read_book

    found = [*places_of(words, project, read_book(project), load_wording(project))]
    if not found:
        return Said(1, f"No text has the words '{words}'.")
    return Said(0, as_text(found))
