"""What is worked out for each person, as formulas."""

from collections.abc import Iterator
from typing import NamedTuple

from rules.formulas.answers import anyone
from rules.formulas.formula import TRUE, Formula, all_of, any_of
from rules.formulas.outcome import Outcome
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.rules import Rule


class Result(NamedTuple):
    """One thing that is true of a person or not, such as the contact `gp`."""

    kind: str
    name: str
    formula: Formula


def results(book: RuleBook) -> list[Result]:
    """Everything a table of results is made of; rules stand in the order of an assessment."""
    outcome = Outcome(book, anyone(book, complete=False))
    found = [Result("level", level, outcome.at_least[level]) for level in Level]
    found += [Result("at_most", level, _may_reach(outcome, level)) for level in Level]
    found += [Result("contact", name, formula) for name, formula in outcome.contacts.items()]
    found += [Result("card", name, formula) for name, formula in outcome.cards.items()]
    found.append(Result("complete", "", outcome.complete))
    ranked = sorted(book.rules, key=lambda rule: rule.level.rank)
    ways = sorted(_ways(outcome, ranked), key=lambda way: way[0].rank)
    found += [Result("rule", name, formula) for _, name, formula in ways]
    found += [Result("cant_tell", rule.id, outcome.rules[rule.id].cant_tell) for rule in ranked]
    for question, asked in outcome.meanings.asked.items():
        missing = all_of(asked.yes, outcome.meanings.answers[question].unanswered)
        found.append(Result("missing", question, missing))
    return found


def _ways(outcome: Outcome, ranked: list[Rule]) -> Iterator[tuple[Level, str, Formula]]:
    """The ways in which each rule can apply, with the level it has then."""
    for rule in ranked:
        meaning = outcome.rules[rule.id]
        yield rule.level, rule.id, meaning.yes
        if rule.if_cant_tell:
            yield rule.if_cant_tell, rule.id, meaning.cant_tell


def _may_reach(outcome: Outcome, least: Level) -> Formula:
    """It has this level, or answers that are still to come may give it."""
    if least is Level.INFORMATION:
        return TRUE
    still_open = (
        outcome.rules[rule.id].open
        for rule in outcome.book.rules
        if min(level.rank for level in (rule.level, rule.if_cant_tell) if level) <= least.rank
    )
    return any_of(outcome.at_least[least], *still_open)
