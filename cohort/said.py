"""What is said of made-up bookings, as text: never without what it is not."""

from collections.abc import Iterator

from cohort.counting import aligned
from cohort.per_thousand import Line, PerThousand

WHAT = "Per 1,000 made-up bookings"


def notes(found: PerThousand) -> tuple[str, ...]:
    """What the figures are, and what they are not."""
    return (
        "Never an estimate for a place: the people are made up from the shares in bookings.yaml,"
        f" of which {found.guessed} of {found.shares} are nothing but guesses of this project, the"
        " others in part; no clinician has approved any.",
        f"{found.people:,} of them, each answering once. In brackets: between these, 9 of 10 lie"
        " when the shares are drawn again from their ranges. That says how far the guesses go, and"
        " nothing of what they leave out: real signs come together, so fewer people have any.",
    )


def tables(found: PerThousand) -> Iterator[tuple[tuple[str, ...], ...]]:
    """A table of levels and one of contacts, their first row the head."""
    for name, lines in (("Level", found.levels), ("Contact", found.contacts)):
        yield (_head(name, lines), *(line.cells() for line in lines))


def _head(name: str, lines: tuple[Line, ...]) -> tuple[str, ...]:
    if lines and lines[0].before is not None:
        return (name, "before", "now", "change")
    return (name, "people")


def as_lines(found: PerThousand) -> list[str]:
    """Everything there is to say, in lines."""
    lines = [WHAT, *notes(found)]
    for table in tables(found):
        lines += ["", *aligned(table)]
    return lines
