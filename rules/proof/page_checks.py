"""What is proved of the pages: to whom each text is said, and what it asks of them."""

from collections.abc import Iterator

from rules.formulas.formula import FALSE, Formula, all_of, any_of, negated
from rules.formulas.outcome import Outcome
from rules.model.levels import Level
from rules.model.pages import Pages, PageText
from rules.model.rules import Rule


def said_to(outcome: Outcome, text: PageText) -> Formula:
    """Who reads this text."""
    place, name = text.place, text.name
    if place == "level":
        shown = outcome.level(Level(name))
    elif place == "asked":
        shown = outcome.meanings.asked[name].yes
    elif place in ("card", "contact", "advice"):
        by_place = {"card": outcome.cards, "contact": outcome.contacts, "advice": outcome.advice}
        shown = by_place[place].get(name, FALSE)
    else:
        shown = _of_rule(outcome, outcome.book.rules_by_id[name], place)
    when = outcome.meanings.meaning(text.when).yes if text.when else shown
    return all_of(shown, when)


def _of_rule(outcome: Outcome, rule: Rule, place: str) -> Formula:
    if place == "yes":
        return outcome.rules[rule.id].yes
    unsure = outcome.rules[rule.id].cant_tell if rule.if_cant_tell else FALSE
    return unsure if place == "cant_tell" else outcome.applies(rule)


def steps_above_their_level(outcome: Outcome, pages: Pages) -> Iterator[tuple[PageText, Formula]]:
    """For each step that asks for a call: who ticked a sign it speaks of, below that level.

    Example: "call now for tightenings" on a page that says "today", read by somebody who told of
    tightenings, gives one page two orders.
    """
    for text in pages.texts:
        if text.orders is None:
            continue
        ticked = [
            all_of(outcome.meanings.asked[name].yes, outcome.meanings.answers[name].options[option])
            for name, options in text.signs.items()
            for option in options
        ]
        lower = negated(outcome.at_least[text.orders])
        yield text, all_of(said_to(outcome, text), any_of(*ticked), lower)


def heading_of(outcome: Outcome, pages: Pages, rule_id: str) -> Formula:
    """Whose page has the heading of this rule in the place of the level's.

    One that is `alone` stands only where every rule at the level of the result says the same.
    """
    heading = pages.headings.get(rule_id)
    if heading is None or rule_id not in outcome.book.rules_by_id:
        return FALSE
    rule = outcome.book.rules_by_id[rule_id]
    meaning = outcome.rules[rule_id]
    if not heading.alone:
        return all_of(outcome.level(rule.level), meaning.yes)
    others = [r for r in outcome.book.rules if pages.headings.get(r.id) != heading]

    def alone_at(level: Level) -> Formula:
        applying = any_of(*(outcome.applies_at(other, level) for other in others))
        return all_of(outcome.level(level), outcome.applies_at(rule, level), negated(applying))

    levels = dict.fromkeys((rule.level, rule.if_cant_tell or rule.level))
    return any_of(*map(alone_at, levels))
