"""Do the promises alone notice what lowers somebody? `python -m tests.mutants.without_vignettes`.

Takes every slip that `make mutants` makes and that lowers a level for somebody, with the vignettes
switched off and without the promises that compare two people: one that goes from answers to a
level, or to what is asked, must break. Prints how many do, and exits with 1 when one does not.
"""

import sys
from collections.abc import Iterator

from rules import RuleBook, load
from rules.changes.gate import lowered
from rules.changes.pair import Pair
from rules.formulas.formula import all_of, any_of, negated
from rules.proof.claims import claim_holds, people_meant
from rules.proof.coverage import Bounds
from rules.proof.space import Space
from tests.mutants.mutation import Mutant, mutants

ABOUT_WORDS = ("advice dropped",)  # they move nobody's level


def that_lower(book: RuleBook, made: list[Mutant]) -> Iterator[Mutant]:
    """Those of the slips that make somebody's level less urgent."""
    for one in made:
        pair = Pair(book, one.book)
        if one.kind not in ABOUT_WORDS and pair.exists(lowered(pair)):
            yield one


def is_noticed(book: RuleBook) -> bool:
    """Whether a promise about one person breaks: about the level, or about what is asked."""
    space = Space(book)
    levels = (
        all_of(bound.people, negated(space.outcome.at_least[bound.level]))
        for bound in Bounds(space).at_least
    )
    asks = (
        all_of(people_meant(space.outcome, check), negated(holds))
        for promise in book.properties
        for check in promise.checks
        if check.then is not None and check.then.asks
        for holds in [claim_holds(space.outcome, check.then, space.pages)]
    )
    return space.exists(any_of(*levels, *asks))


def main() -> int:
    """Try all of them."""
    book = load()
    tried = list(that_lower(book, list(mutants(book))))
    silent = [one for one in tried if not is_noticed(one.book)]
    for one in silent:
        print(f"no promise notices: {one.kind}, {one.where}")
    noticed = len(tried) - len(silent)
    print(f"{noticed} of {len(tried)} slips that lower somebody break a promise, vignettes aside")
    return int(bool(silent))


if __name__ == "__main__":
    sys.exit(main())
