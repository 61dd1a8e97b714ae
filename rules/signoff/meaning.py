"""The meaning of each rule, in hashes that change exactly when the meaning does.

Whoever signs a rule signs three things: its logic, the questions it reads as they are worded, and
the words it shows. How the YAML is written, the order of rules, keys, parts of a condition or
advice, and comments are no part of it. The words lie above this layer, so they come as a mapping.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, assert_never

from rules.model.book import RuleBook
from rules.model.conditions import (
    Condition,
    QuestionTest,
    Test,
    Total,
)
from rules.model.evidence import Meaning
from rules.model.interpreter import Interpreter
from rules.model.questions import AnyQuestion
from rules.model.reach import Reach, reach
from rules.model.rules import Rule

Shown = Mapping[str, Mapping[str, str]]  # rule id -> where the words stand -> the words

DIGITS = 16
QUESTION_TEXTS = ("text", "label", "hint", "why", "find_out", "not_sure", "prefer_not_to_say")
OPTION_TEXTS = ("text", "short", "hint")


def meanings(book: RuleBook, shown: Shown) -> dict[str, Meaning]:
    """The meaning of every rule, by rule id. `shown` holds the words that each rule shows."""
    plain = PlainConditions(book)
    return {rule.id: _meaning(book, rule, shown.get(rule.id, {}), plain) for rule in book.rules}


def _meaning(
    book: RuleBook, rule: Rule, words: Mapping[str, str], plain: "PlainConditions"
) -> Meaning:
    read = everything_read(book, rule.when)
    return Meaning(
        logic=_hash(_logic(book, rule, read, plain)),
        questions=_hash(_as_worded(book, read)),
        words=_hash(dict(words)),
    )


def everything_read(book: RuleBook, condition: Condition) -> Reach:
    """What a condition rests on, with what makes each of those questions asked."""
    questions: dict[str, None] = {}
    conditions: dict[str, None] = {}
    pending = [condition]
    while pending:
        found = reach(pending.pop(), book.conditions)
        conditions.update(dict.fromkeys(found.conditions))
        for name in found.questions:
            asked_when = book.questionnaire.question(name).asked_when
            if name not in questions and asked_when is not None:
                pending.append(asked_when)
            questions[name] = None
    return Reach(tuple(questions), tuple(conditions))


def _logic(book: RuleBook, rule: Rule, read: Reach, plain: "PlainConditions") -> dict[str, Any]:
    """When a rule applies and what follows from it, apart from any wording."""
    questions = {name: book.questionnaire.question(name) for name in read.questions}
    return {
        "when": plain(rule.when),
        "level": rule.level,
        "if_cant_tell": rule.if_cant_tell,
        "advice": sorted({*rule.advice}),
        "answers": {name: [q.kind, *sorted(q.named_answers)] for name, q in questions.items()},
        "asked_when": {name: plain(q.asked_when) for name, q in questions.items() if q.asked_when},
    }


def _as_worded(book: RuleBook, read: Reach) -> dict[str, Any]:
    """The words in which the questions are put, and those of the named conditions."""
    means = {named.id: named.means for named in book.named_conditions}
    return {
        "questions": {
            name: question_texts(book.questionnaire.question(name)) for name in read.questions
        },
        "conditions": sorted(means[name] for name in read.conditions),
    }


def question_texts(question: AnyQuestion) -> dict[str, str]:
    """Every word of a question that a person sees, by where it stands."""
    texts = {name: getattr(question, name) for name in QUESTION_TEXTS}
    if question.kind == "number":
        counted = question.counted.forms() if question.counted else ()
        texts |= {"unit": question.unit, **{f"counted {form}": text for form, text in counted}}
    else:
        texts |= {"none": question.none} if question.kind == "choices" else {}
        for option in question.options:
            texts |= {f"{option.id} {name}": getattr(option, name) for name in OPTION_TEXTS}
    return {name: text for name, text in texts.items() if text}


class PlainConditions(Interpreter[Any]):
    """Conditions in a plain form: two that are written alike but for order and style are equal.

    The form is a condition again, as written in YAML, with the same truth for all answers. Named
    conditions are written out, or with `keep_names` left as they are.
    """

    def __init__(self, book: RuleBook, keep_names: bool = False) -> None:
        self._conditions = book.conditions
        self._keep_names = keep_names
        self._named: dict[str, Any] = {}

    def __call__(self, condition: Condition) -> Any:
        """The condition in its plain form, as data."""
        return self.read(condition)

    def test(self, condition: QuestionTest) -> Any:
        """The test, always in the longer of two ways to write it."""
        return {condition.question: _plain_test(condition.test)}

    def total(self, condition: Total) -> Any:
        """The numbers in the order of the alphabet."""
        total = condition.total
        return {"total": {"of": sorted(total.of), "at_least": total.at_least}}

    def named(self, name: str) -> Any:
        """What the name stands for, or the name."""
        if self._keep_names:
            return {"condition": name}
        if name not in self._named:
            self._named[name] = self.read(self._conditions[name])
        return self._named[name]

    def opposite(self, part: Any) -> Any:
        """Without "not not"."""
        return part.get("not", {"not": part})

    def all(self, below: Sequence[Any]) -> Any:
        """One list, without repeats, in the order of the alphabet."""
        return _joined("all", below)

    def any(self, below: Sequence[Any]) -> Any:
        """One list, without repeats, in the order of the alphabet."""
        return _joined("any", below)

    def at_least(self, n: int, below: Sequence[Any]) -> Any:
        """As "any of" or "all of" where it is one of them."""
        if n in (1, len(below)):
            return _joined("any" if n == 1 else "all", below)
        return {"at_least": {"n": n, "of": _sorted(below)}}


def _joined(join: str, parts: Iterable[Any]) -> Any:
    """The parts in one list; those joined in the same way are replaced by their own parts."""
    found = {_text(inner): inner for part in parts for inner in part.get(join, [part])}
    if len(found) == 1:
        return next(iter(found.values()))
    return {join: [found[text] for text in sorted(found)]}


def _plain_test(test: Test) -> dict[str, Any]:
    """A test in its plain form; those that are written in two ways always in the longer one."""
    match test.kind:
        case "is" | "one_of":
            return {"one_of": _sorted({*test.values})}
        case "includes" | "includes_any":
            return {"includes_any": _sorted({*test.values})}
        case "at_least" | "at_most":
            return {test.kind: test.values[0]}
        case "between":
            return {test.kind: list(test.values)}
    assert_never(test.kind)


def _sorted(items: Iterable[Any]) -> list[Any]:
    return sorted(items, key=_text)


def _text(data: Any) -> str:
    return json.dumps(data, sort_keys=True, ensure_ascii=False)


def _hash(data: Any) -> str:
    return hashlib.sha256(_text(data).encode()).hexdigest()[:DIGITS]
