"""The verb `pdf`: the page for the midwife."""

from argparse import ArgumentParser
from pathlib import Path

from commands.assess import add_answers, assessed
from commands.said import Said, add_folder, writing
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_answers(parser)
    parser.add_argument("out", type=Path, metavar="OUT.pdf", help="the file to write")
    add_folder(parser)


def run(project: Project, file: str, out: Path) -> Said:
    """Write the page for the midwife as a PDF."""
    from explainer import explain, load_screen_words, load_wording
    from explainer.dates import today
    from explainer.outputs.handover import handover
    from explainer.outputs.pdf import as_pdf

    book, assessment = assessed(project, file)
    explanation = explain(book, assessment, load_wording(project))
    words = load_screen_words(project)
    made = as_pdf(handover(book, assessment, explanation, words, today()), today())
    with writing(out):
        out.write_bytes(made)
    return Said(0)
