"""The verb `explain`: the whole result in plain English."""

from argparse import ArgumentParser

from commands.assess import add_answers, assessed
from commands.said import Refused, Said, add_folder
from rules import Assessment, RuleBook
from rules.loading.project import Project
from rules.model.names import did_you_mean


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_answers(parser)
    add_folder(parser)
    parser.add_argument("--why-not", metavar="RULE", help="which parts of a rule failed")


def run(project: Project, file: str, why_not: str | None = None) -> Said:
    """Print the whole result in plain English."""
    from explainer import explain, load_screen_words, load_wording
    from explainer.dates import today
    from explainer.outputs.text import as_text

    book, assessment = assessed(project, file)
    if why_not:
        return _failed(book, assessment, why_not)
    wording = load_wording(project)
    explanation = explain(book, assessment, wording)
    text = as_text(explanation, load_screen_words(project), today())
    return Said(0, text.removesuffix("\n"))


def _failed(book: RuleBook, assessment: Assessment, rule: str) -> Said:
    """Which parts of a rule failed."""
    from explainer import why_not

    if rule not in book.rules_by_id:
        raise Refused(f"there is no rule '{rule}' {did_you_mean(rule, book.rules_by_id)}".strip())
    failed = why_not(book, assessment, rule)
    return Said(0, "\n".join(map(str, failed)) if failed else f"{rule} is yes")
