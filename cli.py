"""Start the command line: one small command per verb, nothing else.

Each verb is a file of `commands/`. It imports what it needs when it runs, so that `assess` starts
fast.

Exit 0: fine. Exit 1: problems were found. Exit 2: wrong use.
"""

import argparse
import gc
import sys
from collections.abc import Callable, Iterable
from types import ModuleType
from typing import Any

try:
    from commands import (
        accept,
        assess,
        bookings,
        check,
        cohort,
        diff,
        due,
        examine,
        explain,
        explain_code,
        export,
        fix,
        hazards,
        new_question,
        new_rule,
        paper,
        pdf,
        prove,
        rate,
        review,
        safety_case,
        sign,
        translate,
        verify,
        vignettes,
        where,
        words,
    )
    from commands.said import Refused, Said, existing
    from rules import ContentError
    from rules.loading.answers import AnswersFileError
    from rules.loading.project import Project
except ModuleNotFoundError as error:  # a Python that has nothing of what we need
    lacks = f"This Python has no '{error.name}'."
    sys.exit(f"{lacks} Run `make check` once, then write .venv/bin/python in place of python.")

VERBS = (
    *(check, explain_code, fix, new_rule, new_question),
    *(assess, explain, pdf, vignettes, prove),
    *(where, due, words),
    *(diff, sign, accept, translate, review, export, paper),
    *(cohort, bookings),
    *(hazards, safety_case, verify, examine, rate),
)


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    arguments = sys.argv[1:] if arguments is None else arguments
    given = vars(_parser(_named(arguments)).parse_args(arguments))
    try:
        return _print(_run(**given))
    except BrokenPipeError:  # whoever reads along, such as `head`, has seen enough
        sys.stdout = None
        return 1


def _run(run: Callable[..., Said], **given: Any) -> Said:
    """What the verb says: what is given on the command line is what `run` takes."""
    try:
        if "folder" in given:
            given["project"] = Project(existing(given.pop("folder")))
        return run(**given)
    except ContentError as error:
        return Said(1, err="\n".join(map(str, error.problems)))
    except (AnswersFileError, Refused) as error:
        return Said(2, err=str(error))


def _print(said: Said) -> int:
    """Print what a verb says, and give its exit code."""
    if said.err:
        print(said.err, file=sys.stderr)
    if said.out:
        print(said.out)
    return said.code


def _named(arguments: list[str]) -> Iterable[ModuleType]:
    """The verb that comes first; all of them, to choose from, where none does."""
    return [verb for verb in VERBS if arguments[:1] == [_name_of(verb)]] or VERBS


def _name_of(verb: ModuleType) -> str:
    return verb.__name__.rpartition(".")[2].replace("_", "-")


def _parser(wanted: Iterable[ModuleType]) -> argparse.ArgumentParser:
    """The parser of these verbs: to make that of all takes a hundredth of a second."""
    parser = argparse.ArgumentParser(prog="cli.py", description=__doc__)
    verbs = parser.add_subparsers(required=True, metavar="VERB")
    for verb in wanted:
        added = verbs.add_parser(
            _name_of(verb), help=verb.run.__doc__, description=verb.run.__doc__
        )
        verb.add(added)
        added.set_defaults(run=verb.run)
    return parser


if __name__ == "__main__":
    # What a command reads becomes many small objects that stay until it ends; to look through them
    # for garbage, over and over and once more at the end, would take a third of its time.
    gc.set_threshold(500_000)
    code = main()
    gc.freeze()
    sys.exit(code)
