"""The pictures of the pack, each with the same said as an outline."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import assert_never

from markupsafe import Markup

from explainer.reasons.outline import Line
from explainer.review.drawing import Arrow, Box, drawn, pages
from explainer.review.subject import Subject
from rules import Level
from rules.model.conditions import (
    All,
    AnyOf,
    AtLeast,
    Condition,
    Named,
    Not,
    QuestionTest,
    Total,
    parts,
)
from rules.model.rules import NamedCondition, Rule


@dataclass(frozen=True)
class Picture:
    """A drawing, on as many sheets as it takes, and the same in words."""

    id: str
    title: str
    sheets: tuple[Markup, ...]
    outline: tuple[Line, ...]


def pictures(subject: Subject) -> tuple[Picture, ...]:
    """How questions lead to questions, to named conditions, to rules and to levels."""
    return tuple(_Pictures(subject).all())


class _Pictures:
    def __init__(self, subject: Subject) -> None:
        self._subject, self._book = subject, subject.book
        self._questions = {
            q.id: Box(q.id, f"{number}. {q.label}")
            for number, q in enumerate(self._book.questionnaire, 1)
        }
        terms = {named.id: self._capital(subject.plain.term(named.id)) for named in self._named()}
        self._terms = {name: Box(name, text) for name, text in terms.items()}

    def all(self) -> Iterator[Picture]:
        flow = [
            Box(q.id, self._questions[q.id].text, tuple(self._arrows(q.asked_when)))
            for q in self._book.questionnaire
        ]
        yield self._picture("questions", "Which answer leads to which question", flow)
        named = [
            Box(n.id, self._terms[n.id].text, tuple(self._arrows(n.when))) for n in self._named()
        ]
        yield self._picture("conditions", "Which answers make up the named conditions", named)
        for level in Level:
            rules = [rule for rule in self._book.rules if rule.level is level]
            if rules:
                title = f"Which answers lead to “{self._subject.level(level)}”"
                yield self._picture(f"level-{level}", title, list(map(self._rule, rules)))

    def _named(self) -> tuple[NamedCondition, ...]:
        return self._book.named_conditions

    def _rule(self, rule: Rule) -> Box:
        leads = [("yes", self._subject.level(rule.level))]
        leads.append(("can't tell", self._subject.level(rule.if_cant_tell)))
        name = rule.id.replace("_", " ").replace(".", ": ")
        return Box(rule.id, self._capital(name), tuple(self._arrows(rule.when)), tuple(leads))

    def _picture(self, name: str, title: str, boxes: list[Box]) -> Picture:
        sources = {**self._questions, **self._terms}
        sheets = list(pages(sources, boxes))
        names = [f"{title}, sheet {i} of {len(sheets)}" for i in range(1, len(sheets) + 1)]
        said = tuple(self._line(box, sources) for box in boxes)
        return Picture(name, title, tuple(map(drawn, sheets, names)), said)

    def _line(self, box: Box, sources: dict[str, Box]) -> Line:
        """The same in words: what arrives, what it leads to."""
        arriving = [Line(f"from {sources[a.source].text}: {a.label}") for a in box.arrows]
        leaving = [Line(f"{label}: {level}") for label, level in box.leads]
        return Line(box.text, (*arriving, *leaving) or (Line("always"),))

    def _arrows(self, condition: Condition | None) -> Iterator[Arrow]:
        """What a condition reads, each with the answers that it looks for."""
        found: dict[str, dict[str, None]] = {}
        for source, label in self._read(condition, positive=True) if condition else ():
            found.setdefault(source, {})[label] = None
        for source, labels in found.items():
            yield Arrow(source, "; ".join(labels))

    def _read(self, condition: Condition, positive: bool) -> Iterator[tuple[str, str]]:
        match condition:
            case Not(not_=part):
                yield from self._read(part, not positive)
            case QuestionTest(question=name):
                yield name, self._subject.clinical.predicate(condition, positive)
            case Named(condition=name):
                yield name, "is so" if positive else "is not so"
            case Total(total=total):
                text = f"part of a total of {total.at_least} or more"
                yield from ((name, text if positive else f"not {text}") for name in total.of)
            case All() | AnyOf() | AtLeast():
                for part in parts(condition):
                    yield from self._read(part, positive)
            case _:
                assert_never(condition)

    def _capital(self, text: str) -> str:
        return text[:1].upper() + text[1:]
