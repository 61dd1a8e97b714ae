"""The explanation of an assessment: what is said, in order, with nothing left to decide."""

from dataclasses import dataclass, field
from typing import Literal

from explainer.grammar import GrammarWords
from rules.model.levels import Level
from rules.model.truth import Truth


@dataclass(frozen=True)
class OtherCall:
    """What takes the place of a heading, and of its button, in Northern Ireland.

    `number` is None where only she knows it.
    """

    heading: str
    number: str | None


@dataclass(frozen=True)
class Card:
    """The level card: one action, in words. `style` is emergency, urgent or non_urgent."""

    style: str
    label: str
    heading: str
    lead: str
    steps: tuple[str, ...]
    northern_ireland: OtherCall | None = None


@dataclass(frozen=True)
class ContactText:
    """Whom to call; `id` is `not_known_yet` while the answers that decide it are missing."""

    id: str
    name: str
    call: str
    fallback: str
    northern_ireland: str


@dataclass(frozen=True)
class Call:
    """The one call that a result asks for. `number` is None where only she knows it (her unit).

    `name` is how it is called on the button.
    """

    to: Literal["emergency", "advice_line", "contact", "nobody"]
    number: str | None
    name: str


@dataclass(frozen=True)
class Script:
    """What she can read out. `___` marks a gap that only she can fill; there are at most two."""

    paragraphs: tuple[str, ...]


@dataclass(frozen=True)
class Near:
    """The signs nearest to her situation, at most three, and what to do if one starts.

    The signs are clauses that follow the heading: "you have a strong urge to push".
    """

    heading: str
    signs: tuple[str, ...]
    level: Level


@dataclass(frozen=True)
class CallHelp:
    """What helps around a call that cannot wait."""

    wait: str
    nobody_answers: str
    sent_home: str


@dataclass(frozen=True)
class Told:
    """One answer in words; `unsure` when it was "not sure" or "prefer not to say".

    `declined` only when it was "prefer not to say": that is an answer, and no doubt.
    """

    question: str
    label: str
    answer: str
    unsure: bool = False
    declined: bool = False


@dataclass(frozen=True)
class Reason:
    """Why a rule applies: what it says, and the answers that decide it (no others do).

    `also` names further rules that are said with it (see merging.py), such as the seven rules for
    emergency signs when the person is not sure about all of them.
    """

    rule: str
    also: tuple[str, ...]
    level: Level
    level_label: str
    truth: Truth
    text: str
    meaning: str | None
    answers: tuple[Told, ...]


@dataclass(frozen=True)
class Unsure:
    """A "not sure" that mattered, and whom to ask."""

    question: str
    label: str
    answer: str
    find_out: str | None
    could_raise_level: bool


@dataclass(frozen=True)
class LookOut:
    """Signs that would raise the level, and what they would raise it to."""

    level: Level
    label: str
    signs: tuple[str, ...]


@dataclass(frozen=True)
class AdviceText:
    """A piece of advice: paragraphs, then steps."""

    id: str
    title: str
    text: tuple[str, ...]
    steps: tuple[str, ...]


@dataclass(frozen=True)
class TopicLink:
    """A topic worth reading, and its page."""

    id: str
    title: str
    summary: str


@dataclass(frozen=True)
class HelplineText:
    """A service; `number` is None when it has none or none that is confirmed."""

    name: str
    helps_with: str
    number: str | None
    hours: str | None
    address: str | None


@dataclass(frozen=True)
class ToldSection:
    """What the person told us in one section of the questionnaire."""

    title: str
    rows: tuple[Told, ...]


@dataclass(frozen=True)
class WhatToDo:
    """The part of an explanation that cannot wait. `card` is None while there is no level yet.

    `look` is the level's value or, for `information`, the look of the card; empty without a level.
    `because` holds whole sentences, the one most particular to her first. `sorrow` is said before
    the heading to who told of a loss. `where` is how to reach whom she calls, and `where_there` the
    same in Northern Ireland. `beside` is help that may not be folded away.
    """

    level: Level | None
    look: str
    card: Card | None
    contact: ContactText
    why: tuple[Reason, ...]
    sorrow: str | None
    because: tuple[str, ...]
    call: Call
    where: str
    where_there: str
    script: Script | None
    call_help: CallHelp | None
    beside: AdviceText | None


@dataclass(frozen=True)
class WhatWasTold:
    """The answers that count, by section, and the questions that still need one."""

    sections: tuple[ToldSection, ...]
    missing: tuple[Told, ...]


@dataclass(frozen=True)
class Explanation(WhatToDo):
    """An assessment in plain English. `card` is None while there is no level yet.

    `declined` holds the answers "prefer not to say": they are no doubts, and nobody is told to
    look up what they chose not to tell. `doubts_line` says how many doubts there are, where
    `could_not_tell` names none. `grammar` is how its language puts texts together.
    """

    language: str
    grammar: GrammarWords = field(repr=False)  # says nothing by itself
    complete: bool
    near: Near | None
    happens: tuple[str, ...]
    could_not_tell: tuple[Unsure, ...]
    doubts_line: str | None
    declined: tuple[Told, ...]
    look_out_for: tuple[LookOut, ...]
    advice: tuple[AdviceText, ...]
    ask: tuple[str, ...]
    topics: tuple[TopicLink, ...]
    helplines: tuple[HelplineText, ...]
    told_us: tuple[ToldSection, ...]
    missing: tuple[Told, ...]
    approved: bool
    version: str
