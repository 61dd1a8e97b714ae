"""The names of the current content as a JSON Schema, so that an editor can offer and explain them.

Everything that changes with the content is in this one schema (names.json) and in the keys of
wording.json; all other schemas change only with the models.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from explainer.words import NOT_KNOWN_YET, Wording
from rules import RuleBook
from rules.model.questions import NONE, AnyQuestion, ChoicesQuestion, NumberQuestion
from rules.model.rules import QUIET

Schema = dict[str, Any]
Names = dict[str, Mapping[str, str]]
FILE = "names.json"
# What a field may say besides names of a kind: the kind, the word, and what it means.
ALSO = (
    ("level", QUIET, "Say nothing when an answer that the rule needs was not sure."),
    ("level", NONE, "There is no level yet."),
    ("contact", NONE, "It is not known yet whom to call."),
    ("contact", NOT_KNOWN_YET, "The words while it is not known yet whom to call."),
    ("card", NONE, "No card is shown: a rule applies, or nothing is known yet."),
)
LABELS = {
    "READ": "Somebody saw it in the named source.",
    "READ-2": "Seen only in a secondary source.",
    "MEMORY": "Not checked: a clinician has to check it.",
    "PROPOSAL": "A design inference of this project: no guideline states it.",
}


def ref(name: str) -> Schema:
    """A reference to one of the definitions of names.json."""
    return {"$ref": f"{FILE}#/$defs/{name}"}


def one_name(names: Mapping[str, str]) -> Schema:
    """One of these names; each with what it means."""
    found = [_const(name, means) for name, means in names.items()]
    return {"anyOf": found or [{"not": {}}]}


def many(item: Schema, **more: Any) -> Schema:
    """A list that is not empty."""
    return {"type": "array", "items": item, "minItems": 1, **more}


def by_name(keys: Mapping[str, str], value: Schema) -> Schema:
    """A block with one of these names on each line, each with what it means."""
    properties = {key: {**value, "title": key, "description": text} for key, text in keys.items()}
    return {"type": "object", "additionalProperties": False, "properties": properties}


def all_names(book: RuleBook, wording: Wording, people: Mapping[str, str]) -> Names:
    """Every definition of names, with what each name means; `people` are those of the vignettes."""
    names = {**plain_names(book, wording), "person": people, "label": LABELS}
    questions = book.questionnaire.questions.values()
    names["number_question"] = {q.id: q.text for q in questions if q.kind == "number"}
    names["answers"] = {q.id: _about(q) for q in questions}
    for kind, word, means in ALSO:
        names[f"{kind}_or_{word}"] = {**names[kind], word: means}
    return names


def names_schema(book: RuleBook, names: Names) -> Schema:
    """Every name that other content may use, under `$defs`."""
    block = by_name(names["answers"], {})
    for question in book.questionnaire:
        block["properties"][question.id] |= _answer(question)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Every name of the current content",
        "$defs": {
            **{name: one_name(known) for name, known in names.items()},
            "answers": {**block, "title": "Answers"},
            "condition": _condition(book),
        },
    }


def plain_names(book: RuleBook, wording: Wording) -> Names:
    """Each kind of name with, for each name, what it means."""
    return {
        "question": {q.id: q.text for q in book.questionnaire},
        "named_condition": {named.id: named.means for named in book.named_conditions},
        "advice": {o.id: wording.advice[o.id].title for o in book.advice},
        "topic": {o.id: wording.topics[o.id].title for o in book.topics},
        "contact": {c.id: wording.contacts[c.id].name for c in book.contacts},
        "card": {c.id: wording.cards[c.id].heading for c in book.cards},
        "rule": {rule.id: f"{rule.level}: {rule.rationale}" for rule in book.rules},
        "level": {level: words.label for level, words in wording.levels.items()},
        "source": {s.id: f"{s.title} ({s.publisher})" for s in book.sources},
        "hazard": {hazard.id: hazard.name for hazard in book.hazards},
        "property": {promise.id: promise.title for promise in book.properties},
        "picture": {name: picture.name for name, picture in wording.picture_words.items()},
        "phone": {name: phone.name for name, phone in wording.phones.items()},
    }


def _const(value: str, means: str) -> Schema:
    return {"const": str(value), "description": means}


def _about(question: AnyQuestion) -> str:
    """What an editor should know of a question when its name comes up."""
    if isinstance(question, NumberQuestion):
        return f"{question.text} A number from {question.min} to {question.max}."
    ids = [option.id for option in question.options]
    ids += [NONE] if question.none else []
    several = "several of" if question.kind == "choices" else "one of"
    return f"{question.text} {several} {', '.join([*ids, *question.special_answers])}".strip()


def _options(question: AnyQuestion) -> dict[str, str]:
    return {option.id: option.text for option in question.options}


def _number(question: NumberQuestion) -> Schema:
    return {"type": "integer", "minimum": question.min, "maximum": question.max}


def _plain_answer(question: AnyQuestion) -> Schema:
    """An answer that is one word or number; the options of `choices` are not."""
    words = {} if isinstance(question, ChoicesQuestion) else _options(question)
    if question.none:
        words = {NONE: question.none}
    branches = one_name({**words, **question.special_answers})["anyOf"]
    if isinstance(question, NumberQuestion):
        branches = [_number(question), *branches]
    return {"anyOf": branches}


def _answer(question: AnyQuestion) -> Schema:
    """A whole answer, as vignettes give it."""
    if not isinstance(question, ChoicesQuestion):
        return _plain_answer(question)
    ticked = {**_options(question), **({NONE: question.none} if question.none else {})}
    return {"anyOf": [many(one_name(ticked)), *one_name(question.special_answers)["anyOf"]]}


def _tests(question: AnyQuestion) -> Schema:
    """The tests that fit this question, with the values that fit."""
    one = _plain_answer(question)
    tests = {
        "is": {**one, "description": "The answer is this."},
        "one_of": many(one, description="The answer is one of these."),
    }
    if isinstance(question, ChoicesQuestion):
        option = one_name(_options(question))
        tests["includes"] = {**option, "description": "This option is ticked."}
        tests["includes_any"] = many(option, description="One of these options is ticked.")
    if isinstance(question, NumberQuestion):
        number = _number(question)
        tests["at_least"] = {**number, "description": "This number or more."}
        tests["at_most"] = {**number, "description": "This number or less."}
        ends = {"minItems": 2, "maxItems": 2, "description": "From the first to the second, both"}
        tests["between"] = {"type": "array", "items": number, **ends}
    return {"type": "object", "properties": tests, **ONE_KEY}


# "At most one" stands apart: beside the properties it would keep an editor from offering any.
ONE_KEY: Schema = {
    "additionalProperties": False,
    "minProperties": 1,
    "allOf": [{"maxProperties": 1}],
}
EXAMPLES = "For example {weeks: {at_least: 24}}, or {pregnant: {is: yes}}."
CONDITION: Schema = {"$ref": "#/$defs/condition"}


def _condition(book: RuleBook) -> Schema:
    """Any condition: an operator, or the id of a question with a test of its answer."""
    questions: Iterable[AnyQuestion] = book.questionnaire
    tests = {q.id: {**_tests(q), "title": q.id, "description": _about(q)} for q in questions}
    return {
        "title": "Condition",
        "description": f"A question with a test, or all, any, not, condition ... {EXAMPLES}",
        "type": "object",
        "properties": {**{k: {**v, "title": k} for k, v in _operators().items()}, **tests},
        **ONE_KEY,
    }


def _operators() -> Schema:
    count: Schema = {"n": {"type": "integer", "minimum": 1}, "of": many(CONDITION)}
    numbers = many(CONDITION | {"$ref": "#/$defs/number_question"}) | {"minItems": 2}
    total: Schema = {"of": numbers, "at_least": {"type": "integer"}}
    return {
        "all": many(CONDITION, description="Yes when every part is yes."),
        "any": many(CONDITION, description="Yes when at least one part is yes."),
        "not": {**CONDITION, "description": "Yes when this is no, and no when this is yes."},
        "at_least": {**_block(count), "description": "Yes when at least n of these are yes."},
        "condition": {
            "$ref": "#/$defs/named_condition",
            "description": "A condition of conditions.yaml, by its name.",
        },
        "total": {**_block(total), "description": "Yes when these numbers add up to this."},
    }


def _block(properties: Schema) -> Schema:
    closed: Schema = {"additionalProperties": False, "required": [*properties]}
    return {"type": "object", "properties": properties, **closed}
