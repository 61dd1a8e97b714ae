"""The verb `diff`: what changed from one version of the content to another, and for whom."""

from argparse import ArgumentParser
from pathlib import Path

from commands.progress import progress
from commands.said import Said, add_folder, needing, writing
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    parser.add_argument("old", help="a folder, or a git revision such as HEAD~1 or v1.0")
    parser.add_argument("new", nargs="?", help="another one; without it, the files as they are now")
    add_folder(parser)
    parser.add_argument("--html", type=Path, metavar="FILE", help="also write a page to print")


def run(project: Project, old: str, new: str | None = None, html: Path | None = None) -> Said:
    """Say what changed from one version to another, for whom, and what has to be signed again."""
    from explainer.dates import today

    with needing("the solver", "z3"):
        from explainer.changes import BrokenSide, as_page, as_text, compare
        from rules.changes.revisions import RevisionError
    try:
        report = compare(old, new, project, progress())
    except RevisionError as error:
        return Said(2, err=str(error))
    except BrokenSide as error:
        return Said(2, err="\n".join(map(str, (error, *error.problems))))
    if html:
        with writing(html, "this file cannot be written"):
            html.write_text(as_page(report, today()), encoding="utf-8")
    progress()("")
    return Said(int(bool(report.changes)), as_text(report).removesuffix("\n"))
