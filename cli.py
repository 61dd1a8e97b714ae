"""Start the command line: one small command per verb, nothing else.

Each verb imports what it needs when it runs, so that `assess` starts fast.

Exit 0: fine. Exit 1: problems were found. Exit 2: wrong use.
"""

import argparse
import gc
import json
import sys
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from commands.diff import add_parser as add_diff
from commands.prove import add_parser as add_prove
from commands.review import add_parser as add_review
from commands.sign import add_parser as add_sign
from rules import Assessment, ContentError, RuleBook, assess, load
from rules.engine.answers import AnswerError
from rules.loading.answers import AnswersFileError, read_answers
from rules.model.names import did_you_mean

if TYPE_CHECKING:
    from commands.said import Said

ROOT = Path(__file__).resolve().parent
VIGNETTES = ROOT / "tests" / "vignettes"

Verb = Callable[[str, Callable[[argparse.Namespace], int]], argparse.ArgumentParser]


def check(args: argparse.Namespace) -> int:
    """Read all content and print every problem, each with its place and how to mend it."""
    from commands.said import check as checked
    from explainer.dates import today

    return _say(checked(args.folder, today(), args.format, args.more))


def explain_code(args: argparse.Namespace) -> int:
    """Say what a code of check means, with examples; without a code, list them all."""
    from commands.said import explain_code as explained

    return _say(explained(args.code))


def fix(args: argparse.Namespace) -> int:
    """Show what can be mended by machine, as a diff; with --write, mend it."""
    from commands.said import fix as mended
    from explainer.dates import today

    code, said = mended(args.folder, today(), args.write)
    print(said)
    return code


def stub(args: argparse.Namespace) -> int:
    """Write an empty rule or question that check then asks to fill in."""
    from commands.said import stub as written

    code, said = written(args.kind, args.folder, args.id, args.where)
    print(said, file=sys.stderr if code else sys.stdout)
    return code


def assess_file(args: argparse.Namespace) -> int:
    """Assess the answers in a YAML or JSON file."""
    from commands.assess import as_data, as_lines

    book, assessment = _assessed(args.file)
    print(json.dumps(as_data(assessment), indent=2) if args.json else as_lines(book, assessment))
    return 0


def explain_file(args: argparse.Namespace) -> int:
    """Print the whole result in plain English."""
    from explainer import explain, load_screen_words
    from explainer.dates import today
    from explainer.outputs.text import as_text

    book, assessment = _assessed(args.file)
    if args.why_not:
        return _print_why_not(book, assessment, args.why_not)
    explanation = explain(book, assessment)
    print(as_text(explanation, load_screen_words(), today()), end="")
    return 0


def pdf(args: argparse.Namespace) -> int:
    """Write the page for the midwife as a PDF."""
    from explainer import explain, load_screen_words
    from explainer.dates import today
    from explainer.outputs.handover import handover
    from explainer.outputs.pdf import as_pdf

    (book, assessment), words = _assessed(args.file), load_screen_words()
    page = handover(book, assessment, explain(book, assessment), words, today())
    made = as_pdf(page, today())
    try:
        args.out.write_bytes(made)
    except OSError as error:
        _complain([f"{args.out}: cannot be written ({error.strerror})"])
        return 2
    return 0


def export(args: argparse.Namespace) -> int:
    """Write what is made from the content: JSON Schemas for editors, or the hazard log to read."""
    from desk.schemas import write_schemas
    from explainer.outputs.hazard_log import write_hazard_log

    log = args.what == "hazard-log"
    files = (
        [write_hazard_log(args.folder, load(args.folder))] if log else write_schemas(args.folder)
    )
    for file in files:
        print(file.relative_to(args.folder))
    return 0


def prove(args: argparse.Namespace) -> int:
    """Prove the safety properties for every possible set of answers."""
    from commands.prove import run
    from explainer import load_wording
    from explainer.page_texts import pages_of

    wording = load_wording(args.folder)
    return run(args, wording.texts_of_rules, partial(pages_of, wording=wording))


def write_paper(args: argparse.Namespace) -> int:
    """Write every word of the app to one HTML file, to print and proof-read."""
    from explainer import load_screen_words, load_wording
    from explainer.outputs.paper import paper
    from explainer.wording import load_pages

    text = paper(load(), load_wording(), load_screen_words(), load_pages())
    try:
        args.out.write_text(text, encoding="utf-8")
    except OSError as error:
        _complain([f"{args.out}: this file cannot be written ({error.strerror})"])
        return 2
    print(f"{args.out}: every word, on paper. Open it in a browser, and print it from there.")
    return 0


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
    from commands.vignettes import vignettes as ran

    return _say(ran(args.folder, every_rule=args.rules))


def _assessed(file: str) -> tuple[RuleBook, Assessment]:
    answers = read_answers(file)
    book = load()
    try:
        return book, assess(book, answers.data)
    except AnswerError as error:
        raise ContentError(answers.problems(error)) from None


def _say(said: "Said") -> int:
    """Print what a verb says, and give its exit code."""
    if said.err:
        print(said.err, file=sys.stderr)
    if said.out:
        print(said.out)
    return said.code


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

    _add_check(verb("check", check))
    verb("explain-code", explain_code).add_argument(
        "code", nargs="?", default="", help="such as Y008"
    )
    _add_edits(verb)
    _add_people(verb)
    add_prove(verbs).set_defaults(run=prove)
    add_diff(verbs)
    add_sign(verbs)
    add_review(verbs)
    export_verb = verb("export", export)
    export_verb.add_argument("what", choices=["schemas", "hazard-log"])
    export_verb.add_argument("folder", nargs="?", type=Path, default=ROOT)
    paper_verb = verb("paper", write_paper)
    paper_verb.add_argument("out", type=Path, metavar="OUT.html", help="the file to write")
    return parser


def _add_check(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("folder", nargs="?", type=Path, default=ROOT)
    verb.add_argument(
        "--format", choices=["text", "github", "json"], default="text", help="for whom to print"
    )
    more = {"reading-age": "how hard the texts are to read", "spelling": "common misspellings"}
    for name, what in more.items():
        verb.add_argument(
            f"--{name}",
            dest="more",
            action="append_const",
            const=name,
            default=[],
            help=f"also check {what} (needs requirements-dev.txt)",
        )


def _add_edits(verb: Verb) -> None:
    """The verbs that change content files."""
    fix_verb = verb("fix", fix)
    fix_verb.add_argument("folder", nargs="?", type=Path, default=ROOT)
    fix_verb.add_argument("--write", action="store_true", help="change the files")
    for kind, where in (("rule", "history"), ("question", "")):
        stub_verb = verb(f"new-{kind}", stub)
        stub_verb.add_argument("id", help=f"the id of the new {kind}, such as early_scan")
        stub_verb.add_argument("--folder", type=Path, default=ROOT, help="the project folder")
        inside = "a file of rules, such as symptoms" if kind == "rule" else "the id of a section"
        stub_verb.add_argument("--in", dest="where", default=where, help=inside)
        stub_verb.set_defaults(kind=kind)


def _add_people(verb: Verb) -> None:
    """The verbs that look at people: at one with answers in a file, or at all vignettes."""
    answers = "answers as YAML or JSON; - reads standard input"
    assess_verb = verb("assess", assess_file)
    assess_verb.add_argument("file", help=answers)
    assess_verb.add_argument("--json", action="store_true", help="print JSON")
    explain_verb = verb("explain", explain_file)
    explain_verb.add_argument("file", help=answers)
    explain_verb.add_argument("--why-not", metavar="RULE", help="which parts of a rule failed")
    pdf_verb = verb("pdf", pdf)
    pdf_verb.add_argument("file", help=answers)
    pdf_verb.add_argument("out", type=Path, metavar="OUT.pdf", help="the file to write")
    vignettes_verb = verb("vignettes", vignettes)
    vignettes_verb.add_argument("folder", nargs="?", type=Path, default=VIGNETTES)
    vignettes_verb.add_argument("--rules", action="store_true", help="list every rule's counts")


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
    except BrokenPipeError:  # whoever reads along, such as `head`, has seen enough
        sys.stdout = None
        return 1


if __name__ == "__main__":
    # What a command reads becomes many small objects that stay until it ends; to look through them
    # for garbage, over and over, would take a tenth of its time.
    gc.set_threshold(100_000)
    sys.exit(main())
