"""The items of a review: each is read, and agreed with or not, as one thing."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from hashlib import sha256
from typing import Any

from pydantic import TypeAdapter

from desk.acceptance.differing import in_words
from desk.acceptance.entries import ORDER, Entry, entries
from desk.acceptance.ledger import Key
from desk.review.sheets import Home, Homes, Sheet
from explainer.reasons.outline import Line
from explainer.review.decisions import Decision, decisions
from explainer.review.open_questions import may_be_lowered
from explainer.review.subject import Subject
from explainer.sentences import Sentences
from explainer.signoff.approval import words_shown
from rules.loading.project import Project
from rules.model.conditions import Condition
from rules.signoff.meaning import everything_read, meanings, question_texts

A_MINUTE = 200  # words that somebody reads
QUOTED = re.compile("“([^”]+)”")
WORD = re.compile(r"\S*\w\S*")
CONDITION: TypeAdapter[Condition] = TypeAdapter(Condition)
CONDITIONS = ("when", "asked_when")
SHARED_WORDS = re.compile(r"((?:level|advice) \w+): ")  # where words stand that rules share
DIGITS = 16


@dataclass(frozen=True)
class Item:
    """One thing to read. `texts` are what it says, each with its name; a decision has its own form.

    `words` are those that stand on no item before it.
    `fingerprint` changes whenever anything in it does, and whenever a part of a meaning that is
    signed with it does; `keys` are what is accepted with it.
    """

    id: str
    sheet: Sheet
    texts: tuple[tuple[str, str], ...]
    decision: Decision | None
    words: int
    fingerprint: str
    keys: tuple[Key, ...]

    @property
    def name(self) -> str:
        """What it is called on its sheet."""
        return self.decision.id if self.decision else self.id


class Items:
    """Everything that is read in a review of one project."""

    def __init__(self, project: Project, subject: Subject) -> None:
        self._project, self._subject = project, subject

    @cached_property
    def decisions(self) -> tuple[Decision, ...]:
        """The rules as decisions, those that most need a clinician first."""
        return decisions(self._subject, may_be_lowered(self._project.root, self._subject.book))

    @cached_property
    def all(self) -> tuple[Item, ...]:
        """Every item, sheet by sheet; decisions by risk, the others as in the files."""
        found: dict[Home, list[Entry]] = {
            Home(Sheet.DECISIONS, f"decision {decision.id}"): [] for decision in self.decisions
        }
        for entry in entries(self._project):
            found.setdefault(self._homes.of(entry), []).append(entry)
        made = [self._item(home, of_it) for home, of_it in found.items()]
        return tuple(_counted_once(sorted(made, key=lambda item: [*Sheet].index(item.sheet))))

    @cached_property
    def _homes(self) -> Homes:
        return Homes(self._subject.book, self.decisions)

    @cached_property
    def by_id(self) -> Mapping[str, Item]:
        """Every item by its id."""
        return {item.id: item for item in self.all}

    def on(self, sheet: Sheet) -> tuple[Item, ...]:
        """The items of one sheet."""
        return tuple(item for item in self.all if item.sheet is sheet)

    def needed(self, rule_id: str) -> dict[str, frozenset[str]]:
        """For each part of what a rule means, the items that have to be agreed with."""
        book, asked = self._subject.book, self._homes.asked
        rule = book.rule(rule_id)
        read = everything_read(book, rule.when)
        (decision,) = (d.id for d in self.decisions if rule_id in d.rules)
        levels = {level for level in (rule.level, rule.if_cant_tell) if level}
        return {
            "logic": frozenset(
                [
                    f"decision {decision}",
                    *(asked[name] for name in read.questions if name in asked),
                ]
            ),
            "questions": frozenset(
                [
                    *(f"question {name}" for name in read.questions),
                    *(f"term {name}" for name in read.conditions),
                ]
            ),
            "words": frozenset(
                [
                    f"words {decision}",
                    *(f"level {level}" for level in levels),
                    *(f"advice {name}" for name in rule.advice),
                ]
            ),
        }

    def _item(self, home: Home, found: list[Entry]) -> Item:
        decision = next((d for d in self.decisions if home.item == f"decision {d.id}"), None)
        texts = () if decision else tuple(self._texts(found))
        prints = sorted(f"{e.file} {e.name} {e.fingerprint}" for e in found)
        prints += self._signed_with.get(home.item, [])
        return Item(
            home.item,
            home.sheet,
            texts,
            decision,
            words_in(_words_of(decision)) if decision else 0,
            sha256("\n".join(prints).encode()).hexdigest()[:DIGITS],
            tuple(entry.key for entry in found),
        )

    @cached_property
    def _signed_with(self) -> dict[str, list[str]]:
        """For each item, what is hashed into signatures of it, and the sources it names."""
        book = self._subject.book
        shown = words_shown(book, self._subject.wording)
        logic = {rule: meaning.logic for rule, meaning in meanings(book, shown).items()}
        found: dict[str, list[str]] = {
            f"question {question.id}": [f"{question_texts(question)}"]
            for question in book.questionnaire
        }
        for decision in self.decisions:
            cites = [f"{label} {' '.join(sources)}" for label, sources in decision.cites]
            found[f"decision {decision.id}"] = cites
            for rule in decision.rules:
                cites.append(f"{rule} {logic[rule]}")
                for place, text in shown[rule].items():
                    shared = SHARED_WORDS.match(place)
                    item, of_it = (shared[1], "") if shared else (f"words {decision.id}", rule)
                    found.setdefault(item, []).append(f"{of_it} {place} {text}")
        return {item: sorted({*texts}) for item, texts in found.items()}

    def _texts(self, found: Iterable[Entry]) -> Iterator[tuple[str, str]]:
        """What each entry says; what several say alike is read once."""
        said: dict[str, list[str]] = {}
        for entry in found:
            text = said_of(entry.named[-1:], entry.value, self._subject.brief)
            said.setdefault(text, []).append(_name(entry))
        for text, names in said.items():
            yield ", ".join(dict.fromkeys(names)), text


def _counted_once(items: Iterable[Item]) -> Iterator[Item]:
    """The items with their words; what stood before, word for word, is not counted again."""
    seen: set[str] = set()
    for item in items:
        if item.decision:
            seen.update(QUOTED.findall(_words_of(item.decision)))
        texts = _shared(item.decision) if item.decision else [text for _, text in item.texts]
        new = dict.fromkeys(text for text in texts if text not in seen)
        seen.update(new)
        yield replace(item, words=item.words + sum(map(words_in, new)))


def _name(entry: Entry) -> str:
    """What a text is called in its item, without what the item itself is called."""
    steps = [*entry.named]
    if "questions" in steps[:3]:
        steps = steps[3:4] if steps[-1] == "asked_when" else _of_question(steps[4:])
    elif len(steps) > 2:
        steps = steps[1:] if steps[0] == "rules" else steps[2:]
    if entry.name.endswith(ORDER):
        steps.append("order")
    return " ".join(steps).replace("_", " ")


def _of_question(steps: list[str]) -> list[str]:
    """What of a question or of one of its answers it is."""
    is_answer = steps[:1] == ["options"] and steps[-1:] == ["text"]
    return ["answer"] if is_answer else steps[-1:]


def said_of(step: tuple[str, ...], value: Any, plain: Sentences) -> str:
    """A value as somebody reads it: conditions as sentences, in the plain voice."""
    if step and step[0] in CONDITIONS and isinstance(value, dict):
        return plain.condition(CONDITION.validate_python(value))
    if isinstance(value, list):
        return " | ".join(said_of((), item, plain) for item in value)
    if isinstance(value, dict):
        return "; ".join(_field(key, item, plain) for key, item in value.items())
    return in_words(value)


def _field(key: str, value: Any, plain: Sentences) -> str:
    said = said_of((key,), value, plain)
    return said if key == "text" else f"{key.replace('_', ' ')}: {said}"


def words_in(text: str) -> int:
    """How many words somebody reads: whatever has a letter or a digit in it."""
    return len(WORD.findall(text))


def minutes(words: int) -> int:
    """How long that takes, at least one."""
    return max(1, round(words / A_MINUTE))


def _words_of(decision: Decision) -> str:
    """What is read of a decision and of no other; named conditions where they stand first."""
    terms = [term for term in decision.terms if term.at == decision.id]
    lines = [decision.shared, *(case.line for case in decision.cases)]
    lines += [line for term in terms for line in (Line(term.spoken), term.line)]
    said = [decision.id, *(flat(line) for line in lines if line)]
    levels = decision.cases if len(decision.outcomes) > 1 else decision.cases[:1]
    said += [f"{case.level} {case.cant_tell}" for case in levels]
    said += [f"{near.id} {near.level}" for near in decision.near]
    said += [f"{label} {' '.join(sources)}" for label, sources in decision.cites]
    return " ".join(said)


def _shared(decision: Decision) -> Iterator[str]:
    """What may stand on other decisions too, word for word."""
    yield from decision.advice
    yield from (f"{question.id} {question.who}: {question.asks}" for question in decision.questions)
    for case in decision.cases:
        yield from (f"{where}: {text}" for where, text in case.headings)


def flat(line: Line) -> str:
    """A list of parts as one text."""
    return " ".join([line.text, *map(flat, line.parts)])
