"""What the vignettes say, in words."""

from collections.abc import Iterator, Sequence

from rules.model.book import RuleBook
from rules.model.truth import Truth
from rules.vignettes.running import Outcome, coverage

MOST_NAMED = 3  # of the vignettes that exercise a rule; of some rules there are hundreds


def failures(outcomes: Sequence[Outcome]) -> list[str]:
    """A line for each difference, with the vignette's place."""
    return [
        f"{outcome.case.place}  {outcome.case.vignette.id}  {difference}"
        for outcome in outcomes
        for difference in outcome.differences
    ]


def report(book: RuleBook, outcomes: Sequence[Outcome], every_rule: bool = False) -> str:
    """How many vignettes passed, and which rules lack a case.

    With `every_rule`, all counts and some vignettes that exercise each rule.
    """
    failed = sum(bool(outcome.differences) for outcome in outcomes)
    return "\n".join(
        [
            *(_rule_lines(book, outcomes) if every_rule else ()),
            *_gap_lines(book, outcomes),
            f"vignettes: {len(outcomes) - failed} passed, {failed} failed",
        ]
    )


def _rule_lines(book: RuleBook, outcomes: Sequence[Outcome]) -> Iterator[str]:
    for row in coverage(book, outcomes):
        cant_tell = row.cant_tell if row.can_be_cant_tell else "cannot be"
        yield f"{row.rule}: yes {row.yes}, no {row.no}, can't tell {cant_tell}"
        for truth in (Truth.YES, Truth.CANT_TELL):
            named = [o.case.vignette.id for o in outcomes if o.truths.get(row.rule) is truth]
            if named:
                more = f" and {len(named) - MOST_NAMED} more" if len(named) > MOST_NAMED else ""
                yield f"  {truth}: {', '.join(named[:MOST_NAMED])}{more}"


def _gap_lines(book: RuleBook, outcomes: Sequence[Outcome]) -> Iterator[str]:
    gaps = [(row.rule, row.gaps) for row in coverage(book, outcomes) if row.gaps]
    for rule, lacking in gaps:
        yield f"{rule}: no case for {' or '.join(lacking)}"
    if not gaps:
        cases = "a case for yes, no and (where it can be) can't tell"
        yield f"each of the {len(book.rules)} rules has {cases}"
