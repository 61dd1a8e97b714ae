"""The verb `fix`: mends what a machine can mend."""

from argparse import ArgumentParser

from commands.said import Said, add_folder
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_folder(parser, positional=True)
    parser.add_argument("--write", action="store_true", help="change the files")


def run(project: Project, write: bool = False) -> Said:
    """Show what can be mended by machine, as a diff; with --write, mend it."""
    from desk.fixing import mend
    from desk.rendering import block, shown
    from explainer.dates import today

    found = mend(project.root, today())
    parts = [found.diff()]
    parts += [f"mended: {problem}\n" for problem in found.mended]
    parts += [f"left:   {block(item)}\n\n" for item in shown(found.left, project)]
    count = f"{len(found.mended)} mended, {len(found.left)} left for you."
    if write:
        found.write(project.root)
    elif found.mended:
        count = f"{len(found.mended)} can be mended, {len(found.left)} left for you."
        count += " Nothing is changed yet: add --write to do it."
    pending = bool(found.mended) and not write
    return Said(int(bool(found.left) or pending), "".join([*parts, count]))
