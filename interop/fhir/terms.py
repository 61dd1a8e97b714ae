"""The answers as code systems of our own, and what a deploying organisation maps them to."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from interop.fhir.names import NAME, NO_ADDRESS, code_system_id
from rules.model.book import RuleBook
from rules.model.codes import Code, Codes
from rules.model.questions import NONE, AnyQuestion

Resource = dict[str, Any]


class Terms:
    """How each answer is coded: in our own systems, at the address of the organisation."""

    def __init__(self, book: RuleBook, codes: Codes, standing: Mapping[str, object]) -> None:
        self._book, self._codes = book, codes
        self._standing = {"version": book.version, **standing}
        self.address = codes.address or NO_ADDRESS

    def coding(self, question: AnyQuestion, answer: str) -> dict[str, str]:
        """One answer, as it stands in a form and in a response."""
        return {
            "system": self._system(question.id),
            "code": answer,
            "display": answers_in_words(question)[answer],
        }

    def of_question(self, question: AnyQuestion) -> list[dict[str, str]]:
        """The organisation's codes for a question itself."""
        mine = (code for code in self._codes.codes if code.question == question.id)
        return [_coding(code) for code in mine if code.answer is None]

    def code_systems(self) -> Resource:
        """What each answer is called, a code system for each question."""
        systems = [
            self._code_system(question)
            for question in self._book.questionnaire
            if answers_in_words(question)
        ]
        entries = [{"fullUrl": system["url"], "resource": system} for system in systems]
        return {"resourceType": "Bundle", "type": "collection", "entry": entries}

    def concept_map(self) -> Resource | None:
        """From our answers to the organisation's codes; None while it has given none."""
        groups = [*self._groups()]
        if not groups:
            return None
        return {
            "resourceType": "ConceptMap",
            "url": f"{self.address}/ConceptMap/{NAME}",
            "name": "CervicalWeaknessAnswers",
            "title": "Answers of the self-assessment in the codes of the organisation",
            **self._standing,
            "group": groups,
        }

    def _system(self, question: str) -> str:
        return f"{self.address}{code_system_id(question)}"

    def _code_system(self, question: AnyQuestion) -> Resource:
        words = answers_in_words(question)
        return {
            "resourceType": "CodeSystem",
            "url": self._system(question.id),
            "name": f"CervicalWeakness{''.join(map(str.capitalize, question.id.split('_')))}",
            "title": f"Answers to: {question.text}",
            **self._standing,
            "caseSensitive": True,
            "content": "complete",
            "count": len(words),
            "concept": [{"code": answer, "display": text} for answer, text in words.items()],
        }

    def _groups(self) -> Iterator[Resource]:
        """One group for each pair of our system and theirs, in the order of codes.yaml."""
        found: dict[tuple[str, str], list[Code]] = {}
        for code in self._codes.codes:
            if code.answer is not None:
                found.setdefault((code.question, code.system), []).append(code)
        for (question, target), codes in found.items():
            source = {"source": self._system(question), "sourceVersion": self._book.version}
            yield {**source, "target": target, "element": [*self._elements(codes)]}

    def _elements(self, codes: Iterable[Code]) -> Iterator[Resource]:
        by_answer: dict[str, list[Code]] = {}
        for code in codes:
            by_answer.setdefault(str(code.answer), []).append(code)
        for answer, mapped in by_answer.items():
            yield {"code": answer, "target": [_target(code) for code in mapped]}


def answers_in_words(question: AnyQuestion) -> dict[str, str]:
    """Every answer that has a code, with its full words: options, `none`, special answers."""
    options = {option.id: option.text for option in question.options}
    none = {NONE: question.none} if question.none else {}
    return {**options, **none, **question.special_answers}


def _target(code: Code) -> dict[str, str]:
    target = {key: text for key, text in _coding(code).items() if key != "system"}
    decided = f"Decided by {code.decided_by} on {code.decided_on}."
    return {**target, "equivalence": code.equivalence, "comment": decided}


def _coding(code: Code) -> dict[str, str]:
    display = {"display": code.display} if code.display else {}
    return {"system": code.system, "code": code.code, **display}
