"""Reasons that say the same thing are said once, so that the others are not lost among them."""

from collections.abc import Iterable
from dataclasses import replace

from explainer.explanation import Reason
from rules import Truth


def merged(reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons, most urgent first, each said once; `also` keeps the rules that are not named.

    Rules that say the same words at the same level are one reason. So are rules that cannot be told
    for the very same doubts, once one of them is said: the others would only repeat, at the same or
    a less urgent level, that the person was not sure of this. One with a meaning of its own stays.
    """
    return tuple(_each_doubt_once(_same_words(reasons)))


def _same_words(reasons: Iterable[Reason]) -> Iterable[Reason]:
    said: dict[object, Reason] = {}
    for reason in reasons:
        words = (reason.level, reason.text)
        first = said.get(words)
        if first is None:
            said[words] = reason
        else:
            meaning = first.meaning if first.meaning == reason.meaning else None
            said[words] = replace(_joined(first, reason), meaning=meaning)
    return said.values()


def _each_doubt_once(reasons: Iterable[Reason]) -> Iterable[Reason]:
    said: dict[object, Reason] = {}
    for reason in reasons:
        doubts = _doubts(reason)
        first = said.get(doubts)
        if first is None:
            said[doubts] = reason
        elif reason.meaning in (None, first.meaning):
            said[doubts] = _joined(first, reason)
        else:
            said[reason.rule] = reason
    return said.values()


def _doubts(reason: Reason) -> object:
    """What the person was not sure of, where a rule cannot be told; else the rule itself."""
    doubts = frozenset(told.question for told in reason.answers if told.unsure)
    return doubts if doubts and reason.truth is Truth.CANT_TELL else reason.rule


def _joined(first: Reason, other: Reason) -> Reason:
    """Both as the first; of two texts at one level, the one that names more."""
    longer = other.level is first.level and len(other.text) > len(first.text)
    return replace(
        first,
        also=(*first.also, other.rule, *other.also),
        text=other.text if longer else first.text,
        answers=tuple(dict.fromkeys(first.answers + other.answers)),
    )
