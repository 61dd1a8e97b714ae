"""Slips that somebody could make in the rules: one small change each.

Conditions are changed as data, as they are written in YAML, and read again by the model.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from pydantic import TypeAdapter

from rules.model.book import RuleBook
from rules.model.conditions import Condition
from rules.model.levels import Level
from rules.model.rules import Rule

Data = dict[str, Any]
GROUPS = ("all", "any")
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
FIELDS = ("named_conditions", "rules", "contacts", "cards", "advice", "topics")


@dataclass(frozen=True)
class Mutant:
    """One slip: its kind, where it was made, and the book with it."""

    kind: str
    where: str
    book: RuleBook


def mutants(book: RuleBook) -> Iterator[Mutant]:
    """Every slip in every condition, level and list of advice."""
    yield from _left_out(book)
    for family in dict.fromkeys(rule.family for rule in book.rules):
        yield from _family_mutants(book, family)
    for field in FIELDS:
        for i, item in enumerate(getattr(book, field)):
            for kind, what, when in slips(book, item.when) if item.when else ():
                yield Mutant(kind, f"{item.id}: {what}", _with(book, field, i, when))
    for name, question in book.questionnaire.questions.items():
        asked_when = question.asked_when
        for kind, what, when in slips(book, asked_when) if asked_when else ():
            yield Mutant(f"asked when: {kind}", f"{name}: {what}", _asking(book, name, when))


def _with(book: RuleBook, field: str, place: int, when: Condition) -> RuleBook:
    items = list(getattr(book, field))
    items[place] = items[place].model_copy(update={"when": when})
    changes: Data = {field: tuple(items)}
    return replace(book, **changes)


def _asking(book: RuleBook, name: str, when: Condition) -> RuleBook:
    question = book.questionnaire.question(name).model_copy(update={"asked_when": when})
    return replace(book, questionnaire=book.questionnaire.replacing(question))


def _left_out(book: RuleBook) -> Iterator[Mutant]:
    for rule in book.rules:
        yield Mutant("rule left out", rule.id, replace(book, rules=_without(book.rules, rule)))


def _family_mutants(book: RuleBook, family: str) -> Iterator[Mutant]:
    """Slips in what the members of a family share: level, "if can't tell", advice."""
    members = [rule for rule in book.rules if rule.family == family]
    first = members[0]  # all share level and "if can't tell", but a member may add its own advice
    cautious, lower = first.if_cant_tell, _lower(first.level)

    def changed(**fields: Any) -> RuleBook:
        return replace(book, rules=tuple(_changed(r, family, fields) for r in book.rules))

    if lower is not None:
        unsure = cautious and max(cautious, lower, key=lambda level: level.rank)
        book_lower = changed(level=lower, if_cant_tell=unsure)
        yield Mutant("level lowered", f"{family}: {first.level} -> {lower}", book_lower)
    if cautious is not None:
        yield Mutant("if_cant_tell removed", family, changed(if_cant_tell=None))
        if (less := _lower(cautious)) is not None:
            book_less = changed(if_cant_tell=less)
            yield Mutant("if_cant_tell lowered", f"{family}: {cautious} -> {less}", book_less)
    for piece in dict.fromkeys(one for r in members if len(r.advice) > 1 for one in r.advice):
        yield Mutant("advice dropped", f"{family}: {piece}", changed(without=piece))


def _changed(rule: Rule, family: str, fields: Data) -> Rule:
    if rule.family != family:
        return rule
    if "without" in fields:
        left = tuple(piece for piece in rule.advice if piece != fields["without"])
        fields = {"advice": left or rule.advice}
    return rule.model_copy(update=fields)


def _lower(level: Level) -> Level | None:
    less = [other for other in Level if other.rank == level.rank + 1]
    return less[0] if less and less[0] is not Level.INFORMATION else None


def _without(items: tuple[Any, ...], item: Any) -> tuple[Any, ...]:
    return tuple(one for one in items if one is not item)


Slip = tuple[str, str, Condition]


def slips(book: RuleBook, condition: Condition) -> Iterator[Slip]:
    """Every single slip in a condition: its kind, what it is, and the condition with it."""
    data = CONDITION.dump_python(condition, by_alias=True, exclude_unset=True)
    for kind, what, changed in _in(book, data, lambda new: new):
        yield kind, what, CONDITION.validate_python(changed)


Put = Callable[[Data], Data]  # puts a changed part back into the whole
Change = tuple[str, str, Data]


def _in(book: RuleBook, part: Data, put: Put) -> Iterator[Change]:
    ((key, body),) = part.items()
    if key in GROUPS:
        yield from _group(key, body, put)
    elif key == "not":
        yield "not dropped", "not", put(body)
        yield from _in(book, body, lambda new: put({"not": new}))
    elif key == "total":
        for step in (-1, 1):
            total = {**body, "at_least": body["at_least"] + step}
            yield "bound moved", f"total at least {total['at_least']}", put({"total": total})
    elif key not in ("condition", "at_least"):
        for kind, what, test in _tests(book, key, body):
            yield kind, f"{key} {what}", put({key: test})
    for i, inner in enumerate(body if key in GROUPS else ()):
        yield from _in(book, inner, partial(_put_at, put, key, body, i))


def _group(key: str, body: tuple[Data, ...], put: Put) -> Iterator[Change]:
    if len(body) < 2:
        return
    other = "any" if key == "all" else "all"
    yield f"{key} to {other}", f"{key} of {len(body)}", put({other: body})
    for i in range(len(body)):
        rest = tuple(one for j, one in enumerate(body) if j != i)
        less = rest[0] if len(rest) == 1 else {key: rest}
        yield "part dropped", f"{_named(body, i)} from {key}", put(less)


def _named(body: tuple[Data, ...], place: int) -> str:
    """What one part of a group is about; with its place where several are about the same."""
    abouts = [part.get("condition", next(iter(part))) for part in body]
    several = abouts.count(abouts[place]) > 1
    return f"{abouts[place]} ({place + 1})" if several else str(abouts[place])


def _put_at(put: Put, key: str, body: tuple[Data, ...], place: int, new: Data) -> Data:
    """The whole with one part of a group changed."""
    return put({key: tuple(new if i == place else one for i, one in enumerate(body))})


def _tests(book: RuleBook, question: str, test: Data) -> Iterator[tuple[str, str, Data]]:
    ((kind, value),) = test.items()
    if kind in ("one_of", "includes_any"):
        for left_out in value if len(value) > 1 else ():
            kept = [one for one in value if one != left_out]
            yield "option dropped", f"{kind} without {left_out}", {kind: kept}
    elif kind in ("at_least", "at_most"):
        for bound in _near(book, question, value):
            yield "bound moved", f"{kind} {bound}", {kind: bound}
    elif kind == "between":
        low, high = value
        ends = [(one, high) for one in _near(book, question, low)]
        ends += [(low, one) for one in _near(book, question, high)]
        for bounds in ends:
            if bounds[0] <= bounds[1]:
                yield "bound moved", f"between {bounds}", {kind: bounds}
    else:
        yield from _other_option(book, question, kind, value)


def _near(book: RuleBook, name: str, bound: int) -> list[int]:
    """One less and one more, where the loader would take it."""
    question = book.questionnaire.question(name)
    assert question.kind == "number"
    return [n for n in (bound - 1, bound + 1) if question.min <= n <= question.max]


def _other_option(
    book: RuleBook, name: str, kind: str, value: Any
) -> Iterator[tuple[str, str, Data]]:
    """The option that stands next to the one meant."""
    question = book.questionnaire.question(name)
    if question.kind == "number" or value in question.special_answers:
        return
    ids = [option.id for option in question.options]
    if value in ids and len(ids) > 1:
        other = ids[(ids.index(value) + 1) % len(ids)]
        yield "option mistaken", f"{kind} {other} for {value}", {kind: other}
