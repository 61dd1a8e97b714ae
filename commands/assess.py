"""The verb `assess`: which rules apply to a person, for people who review and for programs."""

import json
from argparse import ArgumentParser
from dataclasses import replace

from commands.said import Said, add_folder
from rules import AnswerError, Assessment, ContentError, RuleBook, assess
from rules.loading.answers import AnswersFile, read_answers
from rules.loading.book import read_book
from rules.loading.project import Project


def add(parser: ArgumentParser) -> None:
    """Add what the verb takes."""
    add_answers(parser)
    add_folder(parser)
    parser.add_argument("--json", dest="as_json", action="store_true", help="print JSON")


def add_answers(parser: ArgumentParser) -> None:
    """Add the file with somebody's answers."""
    takes = "answers as YAML or JSON, or a FHIR QuestionnaireResponse; - reads standard input"
    parser.add_argument("file", help=takes)


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
    if "resourceType" in answers.data:
        answers = _of_response(book, answers)
    try:
        return book, assess(book, answers.data)
    except AnswerError as error:
        raise ContentError(answers.problems(error)) from None


def _of_response(book: RuleBook, file: AnswersFile) -> AnswersFile:
    """The answers of a QuestionnaireResponse, each with its place in the file."""
    from interop.fhir.response import ResponseError, ResponseReader

    try:
        response = ResponseReader(book).read(file.data)
    except ResponseError as error:
        faults = error.faults
        told = (file.refusal(f.path, f.question, f.what, f.remedy) for f in faults)
        raise ContentError(told) from None
    return replace(file, data=response.answers, places=response.places)


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
