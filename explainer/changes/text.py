"""A comparison as text, for a terminal or a letter."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from explainer.changes.report import Report, SaidChange, SaidEffect, SaidMove

WIDTH = 100
SETS = """\
A set of answers is one way to answer everything that is asked. Most sets have many signs ticked, so
a share of them is no share of people: it only says that nobody was overlooked.
"""


def as_text(report: Report) -> str:
    """The whole comparison."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield "What changed, and for whom"
    yield f"  from  {report.old}"
    yield f"  to    {report.new}"
    yield ""
    yield from _wrapped(report.summary)
    for number, change in enumerate(report.changes, 1):
        yield ""
        yield from _change(number, change)
    if not report.changes:
        return
    yield from ("", "For whom", "--------")
    if report.effect:
        yield from _effect(report.effect)
    else:
        yield from _wrapped(f"This cannot be said: {report.not_compared}.")
    yield from ("", "What to sign", "------------")
    yield from _signing(report)


def _change(number: int, change: SaidChange) -> Iterator[str]:
    yield from _wrapped(f"{number}. {change.kind}: {change.what}", hang=3)
    yield f"   {change.place}"
    yield from _wrapped(f"before: {change.before}", 3, 11)
    yield from _wrapped(f"after:  {change.after}", 3, 11)
    needed = change.need
    if change.rules:
        needed += f", for {len(change.rules)} rule{'s' if len(change.rules) > 1 else ''}"
    yield from _wrapped(f"sign:   {needed}", 3, 11)


def _effect(effect: SaidEffect) -> Iterator[str]:
    yield from _wrapped(f"Compared: all {effect.compared} complete sets of answers.")
    for left in effect.left_out:
        yield from _wrapped(f"- {left}", 2, 4)
    if not effect.differing:
        yield "None of them has another result. This is proved."
        return
    yield from _wrapped(f"With another result: {effect.differing}.")
    for aspect in effect.by_aspect:
        yield from _wrapped(f"- {aspect}", 2, 4)
    yield from SETS.splitlines()
    yield from _people(effect)


def _people(effect: SaidEffect) -> Iterator[str]:
    for title, moves in (("Level", effect.levels), ("Contact", effect.contacts)):
        for move in moves:
            yield ""
            yield from _move(title, move)
    for title, gains in (("Rules", effect.rules), ("Advice", effect.advice)):
        if gains:
            yield from ("", title)
            for gain in gains:
                yield from _wrapped(f"- {gain}", 2, 4)


def _move(title: str, move: SaidMove) -> Iterator[str]:
    yield f"{title}: {move.title}"
    yield from _wrapped(move.how_many, 2, 2)
    if move.in_common:
        yield "  Every one of them who was asked answered:"
        for label, answers in move.in_common:
            yield from _wrapped(f"{label}: {answers}", 4, 6)
    yield "  One of them:"
    for label, answer in move.answers:
        yield from _wrapped(f"{label}: {answer}", 4, 6)
    yield from _wrapped(f"before: {move.before}", 4, 6)
    yield from _wrapped(f"after: {move.after}", 4, 6)


def _signing(report: Report) -> Iterator[str]:
    if not report.stale:
        yield "No signature in force goes stale."
    for rule, what in report.stale:
        yield from _wrapped(f"- goes stale: {rule}, {what}", 0, 2)
    for need, names in report.to_sign:
        yield from _wrapped(f"- {need}: {names}", 0, 2)


def _wrapped(text: str, indent: int = 0, hang: int = 0) -> Iterable[str]:
    """A text in lines; its own line breaks stay."""
    first, *more = text.split("\n")
    yield from _paragraph(first, indent, hang)
    for line in more:
        yield from _paragraph(line, hang, hang)


def _paragraph(text: str, indent: int, hang: int) -> list[str]:
    return wrap(
        text,
        WIDTH,
        initial_indent=" " * indent,
        subsequent_indent=" " * hang,
        break_long_words=False,
        break_on_hyphens=False,
    )
