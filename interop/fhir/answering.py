"""Answers as a QuestionnaireResponse, in the order of the form."""

from collections.abc import Iterator, Mapping
from typing import Any

from interop.fhir.names import NAME, group_item, special_item
from interop.fhir.response import KIND
from interop.fhir.terms import Terms
from rules.model.book import RuleBook
from rules.model.codes import Codes
from rules.model.questions import NONE, AnyQuestion

Resource = dict[str, Any]


def as_response(
    book: RuleBook, codes: Codes, answers: Mapping[str, Any], *, complete: bool
) -> Resource:
    """Answers, as the engine takes them, as a response. It names nobody, and no time.

    The receiving system says of whom it is, and when: we know neither.
    """
    terms = Terms(book, codes, {})
    groups = []
    for section in book.questionnaire.sections:
        items = [
            item
            for question in section.questions
            if question.id in answers
            for item in _items(terms, question, answers[question.id])
        ]
        if items:
            groups.append({"linkId": group_item(section.id), "text": section.title, "item": items})
    return {
        "resourceType": KIND,
        "questionnaire": f"{terms.address}/Questionnaire/{NAME}|{book.version}",
        "status": "completed" if complete else "in-progress",
        "item": groups,
    }


def _items(terms: Terms, question: AnyQuestion, answer: Any) -> Iterator[Resource]:
    item = {"linkId": question.id, "text": question.text}
    if isinstance(answer, int):
        yield {**item, "answer": [{"valueInteger": answer}]}
        return
    if question.kind == "number":
        item = {"linkId": special_item(question.id)}
    words = [answer] if isinstance(answer, str) else sorted(answer) or [NONE]
    yield {**item, "answer": [{"valueCoding": terms.coding(question, word)} for word in words]}
