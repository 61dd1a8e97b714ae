"""Answers from a QuestionnaireResponse. What could be meant in two ways is refused, never chosen.

Form fillers give back more than they should: answers to hidden questions (which count nowhere), two
answers where one is asked for, a number beside its "not sure". No message repeats what stands in a
response: it may hold a name.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from interop.fhir.names import (
    code_system_id,
    group_item,
    help_item,
    questionnaire_id,
    special_item,
)
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion

Path = tuple[str | int, ...]

KIND = "QuestionnaireResponse"
UNFINISHED = "in-progress"
TAKEN = ("completed", "amended", UNFINISHED)
# These change the meaning of what stands beside them; FHIR lets nobody ignore one unknown.
CHANGE_MEANING = frozenset({"modifierExtension", "implicitRules", "_implicitRules"})
ABSENT = "data-absent-reason"  # says that there is no value
DEEPEST = 5  # items within items: a group, a question, and what a form filler may put around them


@dataclass(frozen=True)
class Fault:
    """One thing for which a response cannot be taken; `question` is empty where it is of no one."""

    path: Path
    question: str
    what: str
    remedy: str = ""

    def __str__(self) -> str:
        return f"{self.question or 'response'}: {self.what}"


class ResponseError(Exception):
    """A response cannot be taken; `faults` has all that is wrong with it."""

    def __init__(self, faults: list[Fault]) -> None:
        super().__init__("; ".join(map(str, faults)))
        self.faults = tuple(faults)


@dataclass(frozen=True)
class Response:
    """The answers, as the engine takes them, and where each stands in the response."""

    answers: dict[str, Any] = field(default_factory=dict)
    places: dict[str, Path] = field(default_factory=dict)


def is_response(data: object) -> bool:
    """Whether this is a resource of FHIR, and so no answers of ours."""
    return isinstance(data, Mapping) and "resourceType" in data


class ResponseReader:
    """Reads responses to the form of one version of the rules."""

    def __init__(self, book: RuleBook) -> None:
        self._form = questionnaire_id(book.version)
        self._version = book.version
        self._questions: dict[str, AnyQuestion] = {}
        self._no_answer = {group_item(section.id) for section in book.questionnaire.sections}
        for question in book.questionnaire:
            self._questions[question.id] = question
            if question.kind == "number" and question.special_answers:
                self._questions[special_item(question.id)] = question
            self._no_answer.add(help_item(question.id))
        self._links = self._no_answer | self._questions.keys()

    @property
    def questions(self) -> list[str]:
        """Every question that may be answered, in order."""
        return [*dict.fromkeys(question.id for question in self._questions.values())]

    def read(self, resource: Mapping[str, Any]) -> Response:
        """The answers. Raises ResponseError with every fault.

        Options that do not exist and numbers out of range are left to whoever checks answers.
        """
        faults = [*self._of_the_whole(resource)]
        found: dict[str, tuple[Any, Path]] = {}
        if not faults:
            seen: set[str] = set()
            for item, path in _items(resource, (), faults):
                self._item(item, path, seen, found, faults)
        response = self._joined(found, faults)
        if faults:
            raise ResponseError(faults)
        return response

    def _of_the_whole(self, resource: Mapping[str, Any]) -> Iterator[Fault]:
        if resource.get("resourceType") != KIND:
            what = f"this is no {KIND}"
            yield Fault(("resourceType",), "", what, f"give a {KIND} of FHIR R4")
            return
        status = resource.get("status")
        if status == "entered-in-error":
            what = "it is marked as entered in error, so nothing in it counts"
            yield Fault(("status",), "", what, "leave it out")
        elif status not in TAKEN:
            yield Fault(("status",), "", "its status is none that counts", _one_of(TAKEN))
        form = resource.get("questionnaire")
        if not isinstance(form, str):
            what = "it does not say which form it answers"
            yield Fault(("questionnaire",), "", what, f"its 'questionnaire' ends with {self._form}")
        elif not form.endswith(self._form):
            what = "it answers another form, or another version of this one"
            remedy = f"read it with the version it is of; here that is {self._version}"
            yield Fault(("questionnaire",), "", what, remedy)
        yield from _other_meanings(resource)

    def _item(
        self,
        item: Mapping[str, Any],
        path: Path,
        seen: set[str],
        found: dict[str, tuple[Any, Path]],
        faults: list[Fault],
    ) -> None:
        link = item.get("linkId")
        if not isinstance(link, str) or link not in self._links:
            what = "an item has a linkId that this form does not have"
            faults.append(Fault((*path, "linkId"), "", what, "take it out, or correct it"))
            return
        question = self._questions.get(link)
        name = question.id if question else ""
        if link in seen:
            what = "an item stands there twice"
            faults.append(Fault((*path, "linkId"), name, what, "leave the one that is meant"))
        seen.add(link)
        if "answer" not in item:
            return
        place = (*path, "answer")
        if question is None:
            faults.append(Fault(place, "", "an item that asks nothing has an answer"))
            return
        try:
            found[link] = (_answer(question, link, item["answer"]), place)
        except _Unusable as wrong:
            faults.append(Fault(place, name, str(wrong), wrong.remedy))

    def _joined(self, found: dict[str, tuple[Any, Path]], faults: list[Fault]) -> Response:
        """A number and what is answered in its place are one question."""
        response = Response()
        for link, (answer, place) in found.items():
            name = self._questions[link].id
            if name in response.answers:
                what, remedy = "a number and a special answer are both given", "leave one of them"
                faults.append(Fault(place, name, what, remedy))
            response.answers[name], response.places[name] = answer, place
        return response


class _Unusable(Exception):
    def __init__(self, what: str, remedy: str = "") -> None:
        super().__init__(what)
        self.remedy = remedy


def _answer(question: AnyQuestion, link: str, given: object) -> Any:
    if not isinstance(given, list) or not given:
        raise _Unusable("an answer is empty", "leave it out, or give one")
    if question.kind == "choices":
        return [_code(question, each) for each in given]
    if len(given) > 1:
        raise _Unusable("it takes one answer, and has several", "leave the one that is meant")
    if question.kind == "number" and link == question.id:
        number = _value(given[0], "valueInteger")
        if type(number) is not int:
            raise _Unusable("the answer is no whole number", "give it as valueInteger")
        return number
    code = _code(question, given[0])
    if question.kind == "number" and code not in question.special_answers:
        raise _Unusable("there is no such special answer", _one_of(question.special_answers))
    return code


def _value(given: object, kind: str) -> object:
    """The value of an answer, if it is of this kind; what has two values could mean either."""
    if not isinstance(given, Mapping):
        return None
    if sum(str(key).startswith(("value", "_value")) for key in given) > 1:
        raise _Unusable("an answer has several values", "leave the one that is meant")
    return given.get(kind)


def _code(question: AnyQuestion, given: object) -> str:
    coding = _value(given, "valueCoding")
    code = coding.get("code") if isinstance(coding, Mapping) else None
    if not isinstance(coding, Mapping) or not isinstance(code, str):
        raise _Unusable("the answer has no code", "give it as valueCoding, with its code")
    system = coding.get("system")
    if system is not None and not str(system).endswith(code_system_id(question.id)):
        raise _Unusable("the code is of another code system", "give the code of the form")
    return code


def _other_meanings(resource: Mapping[str, Any]) -> Iterator[Fault]:
    """Whatever, at any depth, says that something does not mean what it seems to."""
    pending: list[tuple[object, Path]] = [(resource, ())]
    while pending:
        block, path = pending.pop()
        if isinstance(block, list):
            pending += [(each, (*path, i)) for i, each in enumerate(block)]
        if not isinstance(block, Mapping):
            continue
        for key in block.keys() & CHANGE_MEANING:
            what = "it has what changes the meaning of an answer, and is not known here"
            yield Fault((*path, key), "", what, "take it out only if the answers hold without it")
        if _is_absent(block) and not ("linkId" in block and "answer" not in block):
            what = "a value is said to be absent where there is one"
            yield Fault((*path, "extension"), "", what, "leave the one that is meant")
        pending += [(each, (*path, key)) for key, each in block.items()]


def _is_absent(block: Mapping[str, Any]) -> bool:
    found = block.get("extension")
    return isinstance(found, list) and any(
        isinstance(each, Mapping) and str(each.get("url")).endswith(ABSENT) for each in found
    )


def _items(
    within: Mapping[str, Any], path: Path, faults: list[Fault], depth: int = 0
) -> Iterator[tuple[Mapping[str, Any], Path]]:
    """Every item, however deep, also those below an answer."""
    if depth > DEEPEST:
        faults.append(Fault(path, "", "its items lie deeper in one another than in this form"))
        return
    for item, place in _blocks(within, "item", path, faults):
        yield item, place
        yield from _items(item, place, faults, depth + 1)
        if isinstance(item.get("answer"), list):
            for answer, below in _blocks(item, "answer", place, faults):
                yield from _items(answer, below, faults, depth + 1)


def _blocks(
    within: Mapping[str, Any], key: str, path: Path, faults: list[Fault]
) -> Iterator[tuple[Mapping[str, Any], Path]]:
    found = within.get(key, [])
    if not isinstance(found, list):
        faults.append(Fault((*path, key), "", "a list is expected here"))
        return
    for i, block in enumerate(found):
        if isinstance(block, Mapping):
            yield block, (*path, key, i)
        else:
            faults.append(Fault((*path, key, i), "", "an item is no JSON object"))


def _one_of(known: Iterable[str]) -> str:
    return f"one of: {', '.join(known)}"
