"""Start the command line: one small command per verb, nothing else.

Each verb imports what it needs when it runs, so that `assess` starts fast.

Exit 0: fine. Exit 1: problems were found. Exit 2: wrong use.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date, datetime
from pathlib import Path

from rules import Assessment, ContentError, Problem, RuleBook, assess, load
from rules.engine.answers import AnswerError
from rules.loading.answers import AnswersFileError, read_answers
from rules.model.names import did_you_mean
from rules.proof.command import add_parser as add_prove

ROOT = Path(__file__).resolve().parent
VIGNETTES = ROOT / "tests" / "vignettes"


def check(args: argparse.Namespace) -> int:
    """Load all content and print every problem as file:line:column."""
    from explainer.wording import wording_problems
    from rules.lint.run import lint

    problems: list[Problem] = []
    book = None
    try:
        book = load(args.folder)
    except ContentError as error:
        problems += error.problems
    problems += wording_problems(args.folder, book)
    problems += lint(args.folder, _today())
    _complain(sorted(problems))
    if book is None or any(problem.severity == "error" for problem in problems):
        return 1
    questions = len(book.questionnaire.questions)
    print(f"The content is fine: {questions} questions, {len(book.rules)} rules.")
    return 0


def assess_file(args: argparse.Namespace) -> int:
    """Assess the answers in a YAML or JSON file."""
    book, assessment = _assessed(args.file)
    data = _as_data(assessment)
    print(json.dumps(data, indent=2) if args.json else _as_lines(book, assessment))
    return 0


def explain_file(args: argparse.Namespace) -> int:
    """Print the whole result in plain English."""
    from explainer import explain, load_screen_words
    from explainer.text import as_text

    book, assessment = _assessed(args.file)
    if args.why_not:
        return _print_why_not(book, assessment, args.why_not)
    explanation = explain(book, assessment)
    print(as_text(explanation, load_screen_words(), _today()), end="")
    return 0


def export(args: argparse.Namespace) -> int:
    """Write the JSON Schemas of the content files, for editors."""
    from explainer.schemas import write_schemas

    for file in write_schemas(args.folder):
        print(file.relative_to(args.folder))
    return 0


def prove(args: argparse.Namespace) -> int:
    """Prove the safety properties for every possible set of answers."""
    from explainer import load_wording
    from rules.proof.command import run

    rules = load_wording(args.folder).rules
    # A rule with words of its own changes what a person reads, even at the same level.
    return run(args, {rule: tuple(words.model_dump().values()) for rule, words in rules.items()})


def _print_why_not(book: RuleBook, assessment: Assessment, rule: str) -> int:
    from explainer import why_not

    if rule not in book.rules_by_id:
        _complain([f"there is no rule '{rule}' {did_you_mean(rule, book.rules_by_id)}".strip()])
        return 2
    failed = why_not(book, assessment, rule)
    print("\n".join(map(str, failed)) if failed else f"{rule} is yes")
    return 0


def vignettes(args: argparse.Namespace) -> int:
    """Run the vignettes and say what they exercise."""
    from rules.vignettes.reading import read_vignettes
    from rules.vignettes.report import failures, report
    from rules.vignettes.running import run

    book = load()
    folder = (
        args.folder.relative_to(Path.cwd())
        if args.folder.is_relative_to(Path.cwd())
        else args.folder
    )
    cases = read_vignettes(folder)
    if not cases:
        _complain([f"{folder}: there is no vignette in this folder"])
        return 2
    outcomes = [run(book, case) for case in cases]
    wrong = failures(outcomes)
    _complain(wrong)
    print(report(book, outcomes, every_rule=args.rules))
    return 1 if wrong else 0


def _assessed(file: str) -> tuple[RuleBook, Assessment]:
    answers = read_answers(file)
    book = load()
    try:
        return book, assess(book, answers.data)
    except AnswerError as error:
        raise ContentError(answers.problems(error)) from None


def _as_data(assessment: Assessment) -> dict[str, object]:
    return {
        "level": assessment.level,
        "contact": assessment.contact,
        "applied": [item._asdict() for item in assessment.applied],
        "cant_tell": assessment.cant_tell,
        "missing": assessment.missing,
        "advice": assessment.advice,
    }


def _as_lines(book: RuleBook, assessment: Assessment) -> str:
    lines = [
        f"level: {assessment.level or 'none yet'}",
        f"contact: {assessment.contact or 'none yet'}",
    ]
    lines += [
        f"applies: {item.rule} ({item.truth}) at {item.level}  {book.places[item.rule]}"
        for item in assessment.applied
    ]
    lines += [f"can't tell: {rule}" for rule in assessment.cant_tell]
    lines += [f"missing: {question}" for question in assessment.missing]
    lines += [f"advice: {advice}" for advice in assessment.advice]
    return "\n".join(lines)


def _today() -> date:
    return datetime.now().astimezone().date()


def _complain(problems: Iterable[object]) -> None:
    for problem in problems:
        print(problem, file=sys.stderr)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="cli.py", description=__doc__)
    verbs = parser.add_subparsers(dest="verb", required=True, metavar="VERB")

    def verb(name: str, run: Callable[[argparse.Namespace], int]) -> argparse.ArgumentParser:
        added = verbs.add_parser(name, help=run.__doc__, description=run.__doc__)
        added.set_defaults(run=run)
        return added

    verb("check", check).add_argument("folder", nargs="?", type=Path, default=ROOT)
    assess_verb = verb("assess", assess_file)
    assess_verb.add_argument("file", help="answers as YAML or JSON; - reads standard input")
    assess_verb.add_argument("--json", action="store_true", help="print JSON")
    explain_verb = verb("explain", explain_file)
    explain_verb.add_argument("file", help="answers as YAML or JSON; - reads standard input")
    explain_verb.add_argument("--why-not", metavar="RULE", help="which parts of a rule failed")
    add_prove(verbs).set_defaults(run=prove)
    export_verb = verb("export", export)
    export_verb.add_argument("what", choices=["schemas"])
    export_verb.add_argument("folder", nargs="?", type=Path, default=ROOT)
    vignettes_verb = verb("vignettes", vignettes)
    vignettes_verb.add_argument("folder", nargs="?", type=Path, default=VIGNETTES)
    vignettes_verb.add_argument("--rules", action="store_true", help="list every rule's counts")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """Run one verb; returns the exit code."""
    args = _parser().parse_args(arguments)
    folder: Path | None = getattr(args, "folder", None)
    if folder is not None and not folder.is_dir():
        _complain([f"{folder}: there is no such folder"])
        return 2
    try:
        run: Callable[[argparse.Namespace], int] = args.run
        return run(args)
    except ContentError as error:
        _complain(error.problems)
        return 1
    except AnswersFileError as error:
        _complain([error])
        return 2


if __name__ == "__main__":
    sys.exit(main())
