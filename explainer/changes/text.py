"""A comparison as text, for a terminal or a letter."""

from collections.abc import Iterator

from explainer.changes.report import Bookings, Report, SaidChange, SaidEffect, SaidMove
from explainer.lines import wrapped

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
    yield from wrapped(report.summary)
    for number, change in enumerate(report.changes, 1):
        yield ""
        yield from _change(number, change)
    if not report.changes:
        return
    yield from ("", "For whom", "--------")
    if report.effect:
        yield from _effect(report.effect)
    else:
        yield from wrapped(f"This cannot be said: {report.not_compared}.")
    if report.bookings:
        yield from _bookings(report.bookings)
    yield from ("", "What to sign", "------------")
    yield from _signing(report)


def _change(number: int, change: SaidChange) -> Iterator[str]:
    yield from wrapped(f"{number}. {change.kind}: {change.what}", hang=3)
    yield f"   {change.place}"
    yield from wrapped(f"before: {change.before}", 3, 11)
    yield from wrapped(f"after:  {change.after}", 3, 11)
    needed = change.need
    if change.rules:
        needed += f", for {len(change.rules)} rule{'s' if len(change.rules) > 1 else ''}"
    yield from wrapped(f"sign:   {needed}", 3, 11)


def _effect(effect: SaidEffect) -> Iterator[str]:
    yield from wrapped(f"Compared: every complete set of answers, {effect.compared}.")
    for left in effect.left_out:
        yield from wrapped(f"- {left}", 2, 4)
    if not effect.differing:
        yield "None of them has another result. This is proved."
        return
    yield from wrapped(f"With another result: {effect.differing}.")
    for aspect in effect.by_aspect:
        yield from wrapped(f"- {aspect}", 2, 4)
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
                yield from wrapped(f"- {gain}", 2, 4)


def _move(title: str, move: SaidMove) -> Iterator[str]:
    yield f"{title}: {move.title}"
    yield from wrapped(move.how_many, 2, 2)
    if move.in_common:
        yield "  Every one of them who was asked answered:"
        for label, answers in move.in_common:
            yield from wrapped(f"{label}: {answers}", 4, 6)
    yield "  One of them:"
    for label, answer in move.answers:
        yield from wrapped(f"{label}: {answer}", 4, 6)
    yield from wrapped(f"before: {move.before}", 4, 6)
    yield from wrapped(f"after: {move.after}", 4, 6)


def _bookings(found: Bookings) -> Iterator[str]:
    yield from ("", found.title, "-" * len(found.title))
    for note in found.notes:
        yield from wrapped(note)
    for table in found.tables:
        widths = [max(map(len, column)) for column in zip(*table, strict=True)]
        yield ""
        for row in table:
            yield "  ".join(c.ljust(w) for c, w in zip(row, widths, strict=True)).rstrip()


def _signing(report: Report) -> Iterator[str]:
    if not report.stale:
        yield "No signature in force goes stale."
    for rule, what in report.stale:
        yield from wrapped(f"- goes stale: {rule}, {what}", 0, 2)
    for need, names in report.to_sign:
        yield from wrapped(f"- {need}: {names}", 0, 2)
