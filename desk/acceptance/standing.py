"""Where everything stands, on one page: what was accepted, by text, and what is signed, by rule."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date

from desk.acceptance.accepting import Accepting
from desk.acceptance.differing import Difference
from desk.acceptance.entries import entries
from desk.acceptance.kinds import kind_of
from desk.acceptance.ledger import Ledger, is_enough
from desk.signing import Signing
from rules.loading.project import Project
from rules.model.book import RuleBook

READ, NOT_READ, CHANGED = "read", "not read yet", "changed since"
COLUMNS = (READ, NOT_READ, CHANGED)


def standing(project: Project, book: RuleBook, today: date) -> str:
    """How much of each kind was read, what is to be accepted, and where each rule stands."""
    accepting = Accepting(project, today)
    pending = accepting.pending()
    return "\n".join(
        [
            "Texts, numbers and promises (cli.py accept)",
            *_table(_counts(project, book, accepting.ledger, pending)),
            *_history(accepting.ledger),
            *_to_accept(pending),
            "",
            "Rules (cli.py sign)",
            Signing(project, today).status().rstrip("\n"),
        ]
    )


def _counts(
    project: Project, book: RuleBook, ledger: Ledger, pending: Iterable[Difference]
) -> dict[str, Counter[str]]:
    """For each kind of thing: how much of it was read by somebody who may accept it."""
    differing = {difference.entry.key for difference in pending}
    found: dict[str, Counter[str]] = {}
    for entry in entries(project):
        kind = kind_of(entry, book)
        state = CHANGED
        if entry.key not in differing:
            by = ledger.acceptances[ledger.lines[entry.key].acceptance]
            state = READ if is_enough(kind.who, by) else NOT_READ
        found.setdefault(kind.name, Counter())[state] += 1
    return found


def _table(counts: dict[str, Counter[str]]) -> Iterator[str]:
    yield f"{'':28}" + "".join(f"{column:>15}" for column in COLUMNS)
    for kind, count in sorted(counts.items()):
        yield f"{kind:28}" + "".join(f"{count[column]:>15}" for column in COLUMNS)


def _history(ledger: Ledger) -> Iterator[str]:
    for found in ledger.acceptances.values():
        role = f", {found.role} {found.registration}".rstrip() if found.is_by_somebody else ""
        yield f"{found.on}  {found.by}{role}: {found.reason}"


def _to_accept(pending: list[Difference]) -> Iterator[str]:
    if not pending:
        yield "Nothing changed since it was written down."
    for who, number in Counter(difference.kind.who for difference in pending).items():
        yield f"{number} to be accepted by {who}: python cli.py accept"
