"""The verb `assess`: which rules apply to a person, for people who review and for programs."""

import json
from argparse import ArgumentParser

from commands.said import Said, add_folder
from rules import AnswerError, Assessment, ContentError, RuleBook, assess
from rules.loading.answers import read_answers
from rules.loading.book import read_book
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_answers(parser)
    add_folder(parser)
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def add_answers(parser: ArgumentParser) -> None:
    """Add the file with somebody's answers."""
    parser.add_argument("file", help="answers as YAML or JSON; - reads standard input")


def run(project: Project, file: str, as_json: bool = False) -> Said:
    """Assess the answers in a YAML or JSON file."""
    book, assessment = assessed(project, file)
    if as_json:
        return Said(0, json.dumps(as_data(assessment), indent=2))
    return Said(0, as_lines(book, assessment))


def assessed(project: Project, file: str) -> tuple[RuleBook, Assessment]:
    """The rule book, and what it says of the answers in a file."""
    answers = read_answers(file)
    book = read_book(project)
    try:
        return book, assess(book, answers.data)
    except AnswerError as error:
        raise ContentError(answers.problems(error)) from None


def as_data(assessment: Assessment) -> dict[str, object]:
    """The assessment as JSON holds it."""
    return {
        "level": assessment.level,
        "contact": assessment.contact,
        "card": assessment.card,
        "applied": [item._asdict() for item in assessment.applied],
        "cant_tell": assessment.cant_tell,
        "missing": assessment.missing,
        "advice": assessment.advice,
    }


def as_lines(book: RuleBook, assessment: Assessment) -> str:
    """The assessment in lines, each rule that applies with its place."""
    lines = [
        f"level: {assessment.level or 'none yet'}",
        f"contact: {assessment.contact or 'none yet'}",
    ]
    lines += [f"card: {assessment.card}"] if assessment.card else []
    lines += [
        f"applies: {item.rule} ({item.truth}) at {item.level}  {book.places[item.rule]}"
        for item in assessment.applied
    ]
    lines += [f"can't tell: {rule}" for rule in assessment.cant_tell]
    lines += [f"missing: {question}" for question in assessment.missing]
    lines += [f"advice: {advice}" for advice in assessment.advice]
    return "\n".join(lines)
