"""The verb `paper`: every word of the app in one file."""

from argparse import ArgumentParser
from pathlib import Path

from commands.said import Said, add_folder, writing
from rules.loading.book import read_book
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("out", type=Path, metavar="OUT.html", help="the file to write")
    add_folder(parser)


def run(project: Project, out: Path) -> Said:
    """Write every word of the app to one HTML file, to print and proof-read."""
    from explainer import load_screen_words, load_wording
    from explainer.outputs.paper import paper
    from explainer.wording import load_pages

    words, pages = load_screen_words(project), load_pages(project)
    text = paper(read_book(project), load_wording(project), words, pages)
    with writing(out, "this file cannot be written"):
        out.write_text(text, encoding="utf-8")
    return Said(0, f"{out}: every word, on paper. Open it in a browser, and print it from there.")
