"""What a table of people adds up to, as text that may be shown: small counts are hidden."""

from collections.abc import Iterator

from cohort.audit import PURPOSE, Audit
from cohort.counting import FEW, PLACES, ROUNDED, Counts, aligned, grid, shown
from cohort.kernel import LEVELS

HIDDEN = f"Counts of people below {FEW} are not shown, others are to the nearest {ROUNDED}."


def as_lines(found: Audit, by: str | None, against: str | None) -> list[str]:
    """Everything there is to say, in lines."""
    counts = found.counts
    lines = [f"{shown(counts.people)} people, {PURPOSE}.", HIDDEN, ""]
    lines += _levels(counts)
    contacts = sorted({contact for _, contact in counts.contacts})
    lines += ["", "Level and contact:", *grid(PLACES[:-1], contacts, counts.contacts)]
    if by is not None:
        groups = sorted({group for group, _ in counts.groups})
        lines += ["", f"By {by}:", *grid(groups, PLACES, counts.groups)]
    if against is not None:
        lines += ["", *_moved(counts, against)]
    return lines + list(_left_out(found))


def _levels(counts: Counts) -> list[str]:
    """For each level, who has it for good and who may come to have it."""
    least, most = counts.bounds["level_at_least"], counts.bounds["level_at_most"]
    cells = [["", "complete", "unfinished: at least", "unfinished: at most"]]
    for level in LEVELS:
        row = (least[level, "true"], least[level, "false"], most[level, "false"])
        cells.append([level, *map(shown, row)])
    return aligned(cells)


def _moved(counts: Counts, against: str) -> list[str]:
    changed = sum(n for (before, now), n in counts.moved.items() if before != now)
    if not changed:
        return [f"Nobody has another level than in {against}."]
    title = f"{shown(changed)} people have another level than in {against}."
    return [title, "Before (rows) and now (columns):", *grid(PLACES, PLACES, counts.moved)]


def _left_out(found: Audit) -> Iterator[str]:
    """What was not read, so that nobody takes a part for the whole."""
    if found.absent:
        yield from ("", f"Questions without a column, so without answers: {_names(found.absent)}")
    if found.ignored:
        yield from ("", f"Columns that are no questions, and are not read: {_names(found.ignored)}")
    unread, faults = found.counts.unread, found.counts.faults
    if unread:
        yield from ("", f"Rows that cannot be read, kept without a level: {unread:,}")
        yield from (f"  {fault}: {number:,}" for fault, number in faults.most_common())


def _names(names: list[str]) -> str:
    return ", ".join(names)
