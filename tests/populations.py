"""Do a table of results and the engine agree? `python -m tests.populations`: 100,000 people.

They are written in every form that a column can have, with answers left out, answers to questions
that are not asked, and cells that cannot be read. Compared are the level, the contact, the card,
the rules in their order, what they can't tell, what is missing, and who is refused. Exits with 1
when they differ for anybody.
"""

import sys
import time

from cohort.kernel import Kernel
from rules import load
from tests.support.differing import told
from tests.support.population import FORMS, differing, people, table

PEOPLE = 100_000
BATCH = 5_000


def main() -> int:
    """Compare, and say how many differ."""
    book, started, found = load(), time.perf_counter(), []
    kernel = Kernel(book)
    for number in range(PEOPLE // BATCH):
        form = [*FORMS][number % len(FORMS)]
        group = people(book, BATCH, seed=1_000 + number)
        found += differing(book, group, kernel(table(book, group, form)).to_pylist())
    return told(f"{PEOPLE:,} people, {len(FORMS)} kinds of table,", started, found)


if __name__ == "__main__":
    sys.exit(main())
