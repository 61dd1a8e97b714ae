"""Random people as tables, in every form a column can have, and what the engine says of each.

A third leave answers out, most also answer questions that are not asked, and a few cells are bad.
"""

import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pyarrow as pa

from rules import AnswerError, RuleBook, assess
from rules.model.questions import AnyQuestion

Person = dict[str, Any]
Columns = dict[str, Any]


def people(book: RuleBook, count: int, seed: int = 1) -> list[Person]:
    """Random sets of answers, as the engine takes them."""
    chance = random.Random(seed)
    return [_person(book, chance) for _ in range(count)]


def _person(book: RuleBook, chance: random.Random) -> Person:
    gaps = chance.choice((0, 0, 0.15))
    calm = chance.choice((0.03, 0.3))
    bad = chance.choice((0, 0, 0, 0.03))
    answers: Person = {}
    for question in book.questionnaire:
        if chance.random() >= gaps:
            wrong = chance.random() < bad
            answers[question.id] = (_bad if wrong else good_answer)(question, chance, calm)
    return answers


def good_answer(question: AnyQuestion, chance: random.Random, calm: float) -> Any:
    """An answer that the question takes; each option is ticked with the chance `calm`."""
    if question.special_answers and chance.random() < 0.08:
        return chance.choice([*question.special_answers])
    if question.kind == "number":
        near = min(question.min + 3, question.max)
        return chance.randint(question.min, chance.choice((near, question.max)))
    options = [option.id for option in question.options]
    if question.kind == "choice":
        return options[0] if chance.random() < 0.6 else chance.choice(options)
    ticked = [option for option in options if chance.random() < calm]
    return ticked or (["none"] if question.none else [chance.choice(options)])


def _bad(question: AnyQuestion, chance: random.Random, calm: float) -> Any:
    if question.kind == "number":
        return question.max + 7
    if question.kind == "choice":
        return "yess"
    alone = [*(["none"] if question.none else []), *question.special_answers]
    mixed = [question.options[0].id, *alone[:1]]
    return mixed if len(mixed) > 1 else ["yess"]


Form = Callable[[AnyQuestion, Sequence[Any]], Columns]


def table(book: RuleBook, group: Sequence[Mapping[str, Any]], form: str) -> Any:
    """These people as one Arrow batch, written in this form."""
    columns: Columns = {"person": pa.array(range(len(group)))}
    for question in book.questionnaire:
        given = [person.get(question.id) for person in group]
        columns |= FORMS[form][question.kind](question, given)
    return pa.RecordBatch.from_pydict(columns)


def _text(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    return {question.id: pa.array([None if a is None else str(a) for a in given], pa.string())}


def _dictionary(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    return {name: column.dictionary_encode() for name, column in _text(question, given).items()}


def _spaced(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    texts = ["" if answer is None else f" {answer} " for answer in given]
    return {question.id: pa.array(texts, pa.large_string())}


def _whole(question: AnyQuestion, given: Sequence[Any], kind: Any = None) -> Columns:
    numbers = [answer if isinstance(answer, int) else None for answer in given]
    columns = {question.id: pa.array(numbers, kind or pa.int16())}
    if question.special_answers:
        special = [answer if isinstance(answer, str) else None for answer in given]
        columns[f"{question.id}__special"] = pa.array(special, pa.string())
    return columns


def _floats(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    return _whole(question, given, pa.float64())


def _float_text(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    texts = [f"{answer}.0" if isinstance(answer, int) else answer for answer in given]
    return {question.id: pa.array(texts, pa.string())}


def _words(answer: Any) -> list[str] | None:
    return [answer] if isinstance(answer, str) else answer


def _lists(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    return {question.id: pa.array(map(_words, given), pa.list_(pa.string()))}


def _large_lists(question: AnyQuestion, given: Sequence[Any]) -> Columns:
    return {question.id: pa.array(map(_words, given), pa.large_list(pa.string()))}


def _joined(between: str) -> Form:
    def joined(question: AnyQuestion, given: Sequence[Any]) -> Columns:
        texts = [None if a is None else between.join(_words(a) or ()) for a in given]
        return {question.id: pa.array(texts, pa.string())}

    return joined


def _boxes(joint: str, kind: Any, ticked: Any, empty: Any) -> Form:
    def boxes(question: AnyQuestion, given: Sequence[Any]) -> Columns:
        options = [option.id for option in question.options]
        alone = [*(["none"] if question.none else []), *question.special_answers]
        words = [_words(answer) for answer in given]
        return {
            f"{question.id}{joint}{name}": pa.array(
                [None if w is None else ticked if name in w else empty for w in words], kind
            )
            for name in [*options, *alone]
        }

    return boxes


FORMS: dict[str, dict[str, Form]] = {
    "text and lists": {"choice": _text, "number": _text, "choices": _lists},
    "whole numbers, blanks": {"choice": _dictionary, "number": _whole, "choices": _joined(" ")},
    "floats, semicolons": {"choice": _spaced, "number": _floats, "choices": _joined("; ")},
    "boxes of REDCap": {
        "choice": _text,
        "number": _float_text,
        "choices": _boxes("___", pa.int8(), 1, 0),
    },
    "boxes of ODK": {
        "choice": _dictionary,
        "number": _whole,
        "choices": _boxes("/", pa.string(), "True", "False"),
    },
    "large lists": {"choice": _spaced, "number": _text, "choices": _large_lists},
}


def by_engine(book: RuleBook, answers: Person) -> dict[str, Any] | None:
    """What the engine says, in the columns of a table of results; None where it refuses."""
    try:
        found = assess(book, answers)
    except AnswerError:
        return None
    return {
        "level": found.level,
        "contact": found.contact,
        "card": found.card,
        "complete": found.complete,
        "rules": [item.rule for item in found.applied],
        "cant_tell": list(found.cant_tell),
        "missing": list(found.missing),
    }


def differing(book: RuleBook, group: Sequence[Person], rows: Sequence[dict[str, Any]]) -> list[str]:
    """Where a table of results and the engine do not say the same; empty when they agree."""
    assert len(rows) == len(group)
    found = []
    for answers, row in zip(group, rows, strict=True):
        expected = by_engine(book, answers)
        if expected is None:
            same = row["problem"] is not None and row["level"] is row["rules"] is None
        else:
            same = row["problem"] is None and expected == {name: row[name] for name in expected}
        if not same:
            found.append(f"{answers}: {expected} but {row}")
    return found
