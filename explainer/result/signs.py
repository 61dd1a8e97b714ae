"""The signs to watch for: all that would make the result more urgent, and the three nearest."""

from collections.abc import Iterator
from typing import NamedTuple

from explainer.explanation import LookOut, Near
from explainer.reasons.whatif import signs_that_would_raise
from explainer.result.person import Person
from rules import Level
from rules.model.levels import RANKS

MOST = 3
Sign = tuple[str, str]  # a question and one of its options


class _Group(NamedTuple):
    """Signs that lead to the same call."""

    level: Level
    at_once: bool
    label: str
    contact: str
    signs: list[Sign]


class Watching:
    """What this person has to watch for, worked out once."""

    def __init__(self, person: Person) -> None:
        self._person = person
        self._groups = list(_groups(person))

    def look_out_for(self) -> tuple[LookOut, ...]:
        """Every sign that would make the result more urgent, by the call it would lead to."""
        return tuple(
            LookOut(group.level, group.label, tuple(map(self._clause, group.signs)))
            for group in self._groups
        )

    def near(self) -> Near | None:
        """The three signs nearest to her situation, of those that need a call at any hour.

        Where that call is what she is told already, they are signs of an emergency.
        """
        signs, own = self._nearest(), self._person.own_heading
        instead = self._person.fill(self._person.wording.near.instead)
        if own and own.near:
            return Near(instead, self._person.said(own.near), Level.EMERGENCY)
        if not signs:
            return None
        group = self._group_of(signs[0])
        heading = instead if self._person.level is Level.CALL_NOW else group.label
        return Near(heading, tuple(map(self._clause, signs)), group.level)

    @property
    def contact(self) -> str | None:
        """Whom she would call for the nearest sign."""
        signs = self._nearest()
        return self._group_of(signs[0]).contact if signs else None

    def _nearest(self) -> list[Sign]:
        calls_now = self._person.level is Level.CALL_NOW
        level = Level.EMERGENCY if calls_now else Level.CALL_NOW
        there = [sign for group in self._groups if group.level is level for sign in group.signs]
        wanted = [sign for sign in dict.fromkeys(self._preferred()) if sign in there]
        if not there:
            return []
        group = self._group_of((wanted or there)[0]).signs
        return [sign for sign in dict.fromkeys((*wanted, *group)) if sign in group][:MOST]

    def _preferred(self) -> Iterator[Sign]:
        for nearest in self._person.wording.near.order:
            if self._person.holds(nearest.when):
                for question, options in nearest.signs.items():
                    yield from ((question, option) for option in options)

    def _group_of(self, sign: Sign) -> _Group:
        return next(group for group in self._groups if sign in group.signs)

    def _clause(self, sign: Sign) -> str:
        question, wanted = self._person.book.questionnaire.question(sign[0]), sign[1]
        option = next(option for option in question.options if option.id == wanted)
        return option.sign or option.text


def _groups(person: Person) -> Iterator[_Group]:
    """The signs by what they would lead to, the most urgent first.

    At one level, a heading of its own that is no other number ("Go to hospital now") comes first.
    """
    groups: dict[tuple[Level, str], _Group] = {}
    for assessment, question, option in signs_that_would_raise(person.book, person.assessment):
        then = Person(person.book, assessment, person.wording)
        level = assessment.level
        assert level is not None
        words = then.own_heading or person.wording.levels[level]
        label = then.fill(words.look_out)
        at_once = bool(then.own_heading and not then.own_heading.phone)
        new = _Group(level, at_once, label, then.contact_id, [])
        groups.setdefault((level, label), new).signs.append((question, option))
    yield from sorted(groups.values(), key=lambda g: (RANKS[g.level], not g.at_once))
