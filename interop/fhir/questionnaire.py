"""The questions as a FHIR R4 Questionnaire with SDC, its conditions made from the formulas."""

from collections.abc import Mapping
from typing import Any

from interop.fhir.names import (
    CALCULATED_EXPRESSION,
    CONTROL,
    CORE,
    ENABLE_WHEN_EXPRESSION,
    LANGUAGE,
    NAME,
    SDC,
    group_item,
    help_item,
    special_item,
)
from interop.fhir.paths import FhirPaths
from interop.fhir.terms import Terms, answers_in_words
from rules.formulas.answers import anyone
from rules.formulas.formula import TRUE, Formula, any_of
from rules.formulas.meanings import Meanings
from rules.model.book import RuleBook
from rules.model.codes import Codes
from rules.model.conditions import AnyOf, Condition, QuestionTest
from rules.model.questions import NONE, AnyQuestion

Resource = dict[str, Any]

DESCRIPTION = (
    "For the exchange of answers between systems, and for audit. It is not a second way in for the"
    " public: a form filler asks everything on one page, and shows no alert when an emergency sign"
    " is ticked. Who is in danger must not wait for a form. The form says which questions are"
    " asked; what the answers mean is said by the rules of the same version, never by the form. It"
    " gives no diagnosis."
)
NOT_SIGNED = " No midwife or doctor has approved it yet."
# Beside one another, a box could be taken for that of the words before it.
ONE_BELOW_THE_OTHER = {
    "url": f"{CORE}questionnaire-choiceOrientation",
    "valueCode": "vertical",
}
SPECIAL_TEXT = "If you cannot give a number"
# Our own pages read 24+3 and dates as well, and say so; an integer of FHIR is neither.
WHOLE_WEEKS = (
    "Give whole weeks only: 24 for 24 weeks and 3 days. Your maternity notes or app, or a scan"
    " letter, may have them. A midwife can help you work it out."
)


class QuestionnaireWriter:
    """Writes the form of one rule book. `approved`: clinicians have signed every rule."""

    def __init__(self, book: RuleBook, codes: Codes, *, approved: bool) -> None:
        self._book, self._approved = book, approved
        self.standing = {
            "status": "active" if approved else "draft",
            "experimental": not approved,
        }
        self.terms = Terms(book, codes, self.standing)

    def questionnaire(self, named: Mapping[str, Formula] | None = None) -> Resource:
        """The whole form. `named` are formulas to work out in hidden items, by the item's id."""
        named = named or {}
        asked = Meanings(self._book, anyone(self._book, complete=False)).asked
        by_expression = {
            question.id: asked[question.id].yes
            for question in self._book.questionnaire
            if question.asked_when and not _plain(question.asked_when, self._book)
        }
        by_section = {
            section.id: any_of(*(asked[question.id].yes for question in section.questions))
            for section in self._book.questionnaire.sections
        }
        wanted = (by_expression, by_section, named)
        paths = FhirPaths(self._book, [each for group in wanted for each in group.values()])
        items = [
            {
                "linkId": group_item(section.id),
                "type": "group",
                "text": section.title,
                **_with_questions(by_section[section.id], paths),
                "item": [
                    item
                    for question in section.questions
                    for item in self._items(question, by_expression.get(question.id), paths)
                ],
            }
            for section in self._book.questionnaire.sections
        ]
        items += [_hidden(link, paths.of(formula)) for link, formula in named.items()]
        return {**self._head(), "extension": _variables(paths), "item": items}

    def _head(self) -> Resource:
        return {
            "resourceType": "Questionnaire",
            "meta": {"profile": [SDC]},
            "language": "en-GB",
            "url": f"{self.terms.address}/Questionnaire/{NAME}",
            "version": self._book.version,
            "name": "CervicalWeaknessSelfAssessment",
            "title": "Cervical weakness in pregnancy: a self-assessment",
            **self.standing,
            "subjectType": ["Patient"],
            "description": DESCRIPTION + ("" if self._approved else NOT_SIGNED),
        }

    def _items(
        self, question: AnyQuestion, asked: Formula | None, paths: FhirPaths
    ) -> list[Resource]:
        """A question, and beside a number the item for what is answered in its place."""
        when, extensions = self._when(question, asked, paths)
        item: Resource = {"linkId": question.id, "text": question.text, **when}
        codes = self.terms.of_question(question)
        if codes:
            item["code"] = codes
        if question.kind == "number":
            bounds = [_extension("minValue", "Integer", question.min)]
            bounds += [_extension("maxValue", "Integer", question.max)]
            bounds += [_extension("questionnaire-unit", "Coding", {"display": question.unit})]
            item |= {"type": "integer", "extension": [*extensions, *bounds], **_help(question)}
            return [item, *self._special(question, when, extensions)]
        several = question.kind == "choices"
        looks = [_control("check-box" if several else "radio-button"), ONE_BELOW_THE_OTHER]
        item |= {"type": "choice", "required": True, "extension": [*extensions, *looks]}
        if several:
            item["repeats"] = True
        return [{**item, "answerOption": self._options(question), **_help(question)}]

    def _when(
        self, question: AnyQuestion, asked: Formula | None, paths: FhirPaths
    ) -> tuple[Resource, list[Resource]]:
        """When it is asked: in plain enableWhen where that can say it, else as an expression."""
        if asked is not None:
            return {}, [_enabled_when(asked, paths)]
        if question.asked_when is None:
            return {}, []
        found = [
            {
                "question": test.question,
                "operator": "=",
                "answerCoding": {
                    key: text
                    for key, text in self.terms.coding(
                        self._book.questionnaire.question(test.question), str(value)
                    ).items()
                    if key != "display"
                },
            }
            for test in _plain(question.asked_when, self._book)
            for value in test.test.values
        ]
        several = {"enableBehavior": "any"} if len(found) > 1 else {}
        return {"enableWhen": found, **several}, []

    def _special(
        self, question: AnyQuestion, when: Resource, extensions: list[Resource]
    ) -> list[Resource]:
        if not question.special_answers:
            return []
        item = {"linkId": special_item(question.id), "text": SPECIAL_TEXT, **when}
        looks = [_control("radio-button"), ONE_BELOW_THE_OTHER]
        more = {"type": "choice", "extension": [*extensions, *looks]}
        return [{**item, **more, "answerOption": self._options(question)}]

    def _options(self, question: AnyQuestion) -> list[Resource]:
        alone = {NONE, *question.special_answers} if question.kind == "choices" else ()
        exclusive = {"extension": [_extension("questionnaire-optionExclusive", "Boolean", True)]}
        return [
            {
                **(exclusive if answer in alone else {}),
                "valueCoding": self.terms.coding(question, answer),
            }
            for answer in answers_in_words(question)
        ]


def _plain(condition: Condition, book: RuleBook) -> tuple[QuestionTest, ...]:
    """The tests of which one has to hold, where plain enableWhen can say the condition.

    They are of options of questions that are always asked: what is hidden may keep an answer.
    """
    parts = condition.any if isinstance(condition, AnyOf) else (condition,)
    tests = tuple(part for part in parts if isinstance(part, QuestionTest))
    asked = book.questionnaire.questions
    fits = (
        test.test.looks_at != "number"
        and asked[test.question].kind != "number"
        and asked[test.question].asked_when is None
        for test in tests
    )
    return tests if len(tests) == len(parts) and all(fits) else ()


def _variables(paths: FhirPaths) -> list[Resource]:
    """The shared parts; to be read when every expression has been written."""
    return [
        {
            "url": f"{CORE}variable",
            "valueExpression": {"name": name, "language": LANGUAGE, "expression": expression},
        }
        for name, expression in paths.variables.items()
    ]


def _enabled_when(asked: Formula, paths: FhirPaths) -> Resource:
    expression = {"language": LANGUAGE, "expression": paths.of(asked)}
    return {"url": ENABLE_WHEN_EXPRESSION, "valueExpression": expression}


def _with_questions(asked: Formula, paths: FhirPaths) -> Resource:
    """A section stands only where something in it is asked.

    Nobody who told of a loss reads "This pregnancy" above nothing.
    """
    return {} if asked is TRUE else {"extension": [_enabled_when(asked, paths)]}


def _hidden(link: str, expression: str) -> Resource:
    calculated = {"language": LANGUAGE, "expression": expression}
    return {
        "linkId": link,
        "type": "boolean",
        "readOnly": True,
        "extension": [
            _extension("questionnaire-hidden", "Boolean", True),
            {"url": CALCULATED_EXPRESSION, "valueExpression": calculated},
        ],
    }


def _help(question: AnyQuestion) -> Resource:
    """What helps to answer, of the question and of its options, as one item behind a sign."""
    options = (f"{option.summary}: {option.hint}" for option in question.options if option.hint)
    texts = (question.hint, *options, question.find_out)
    if question.kind == "number" and question.weeks_of_pregnancy:
        texts = (WHOLE_WEEKS,)
    lines = [text for text in texts if text]
    if not lines:
        return {}
    shown = {"linkId": help_item(question.id), "type": "display", "text": "\n\n".join(lines)}
    return {"item": [{**shown, "extension": [_control("help")]}]}


def _extension(name: str, kind: str, value: object) -> Resource:
    return {"url": f"{CORE}{name}", f"value{kind}": value}


def _control(code: str) -> Resource:
    concept = {"coding": [{"system": CONTROL, "code": code}]}
    return _extension("questionnaire-itemControl", "CodeableConcept", concept)
