"""What the rules say of the answers: rules that apply, level, contact, advice and topics."""

from collections.abc import Iterable
from functools import cached_property

from rules.formulas.answers import Answers
from rules.formulas.formula import FALSE, TRUE, Formula, all_of, any_of, negated
from rules.formulas.meanings import Meaning, Meanings
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.rules import Offer, Rule


class Outcome:
    """The assessment of some answers, as formulas."""

    def __init__(self, book: RuleBook, answers: Answers) -> None:
        self.book = book
        self.meanings = Meanings(book, answers)

    @cached_property
    def rules(self) -> dict[str, Meaning]:
        """What each rule's condition means."""
        return {rule.id: self.meanings.meaning(rule.when) for rule in self.book.rules}

    @cached_property
    def complete(self) -> Formula:
        """Every question that is asked has an answer."""
        return self.meanings.complete()

    def applies(self, rule: Rule) -> Formula:
        """The rule applies, as a yes or because it can't tell."""
        meaning = self.rules[rule.id]
        return meaning.yes if rule.if_cant_tell is None else any_of(meaning.yes, meaning.cant_tell)

    def applies_at(self, rule: Rule, least: Level) -> Formula:
        """The rule applies at this level or a more urgent one."""
        meaning = self.rules[rule.id]
        sure = meaning.yes if rule.level.rank <= least.rank else FALSE
        cautious = rule.if_cant_tell
        unsure = meaning.cant_tell if cautious and cautious.rank <= least.rank else FALSE
        return any_of(sure, unsure)

    def level_from(self, rules: Iterable[Rule], least: Level) -> Formula:
        """One of these rules gives this level or a more urgent one."""
        return any_of(*(self.applies_at(rule, least) for rule in rules))

    @cached_property
    def at_least(self) -> dict[Level, Formula]:
        """For each level, where the assessment is at least as urgent."""
        rules = self.book.rules
        found: dict[Level, Formula] = {
            level: self.level_from(rules, level)
            for level in Level
            if level is not Level.INFORMATION
        }
        found[Level.INFORMATION] = any_of(found[Level.NEXT_APPOINTMENT], self.complete)
        return found

    def level(self, level: Level) -> Formula:
        """The assessment has exactly this level."""
        more_urgent = [self.at_least[other] for other in Level if other.rank < level.rank]
        return all_of(self.at_least[level], negated(any_of(*more_urgent)))

    @cached_property
    def contacts(self) -> dict[str, Formula]:
        """Where each contact applies."""
        return {c.id: self.meanings.meaning(c.when).yes for c in self.book.contacts}

    @cached_property
    def cards(self) -> dict[str, Formula]:
        """Where each card is shown: its condition is yes and no rule applies."""
        nothing = all_of(self.complete, *(negated(self.applies(rule)) for rule in self.book.rules))
        return {name: all_of(nothing, meant) for name, meant in self.cards_meant.items()}

    @cached_property
    def cards_meant(self) -> dict[str, Formula]:
        """For whom each card is meant, whether or not a rule applies."""
        return {c.id: self.meanings.meaning(c.when).yes for c in self.book.cards}

    @cached_property
    def advice(self) -> dict[str, Formula]:
        """Where each piece of advice is given."""
        found = self._offered(self.book.advice)
        for rule in self.book.rules:
            for piece in rule.advice:
                found[piece] = any_of(found.get(piece, FALSE), self.applies(rule))
        for card in self.book.cards:
            for piece in card.advice:
                found[piece] = any_of(found.get(piece, FALSE), self.cards[card.id])
        for offer in self.book.limited_advice:
            found[offer.id] = all_of(found[offer.id], any_of(*map(self.level, offer.only_at)))
        return found

    @cached_property
    def topics(self) -> dict[str, Formula]:
        """Where each topic is suggested."""
        return self._offered(self.book.topics)

    def _offered(self, offers: Iterable[Offer]) -> dict[str, Formula]:
        return {
            offer.id: self.meanings.meaning(offer.when).yes if offer.when else FALSE
            for offer in offers
        }

    def results(self) -> dict[str, Formula]:
        """Everything that a person could see of the assessment, by name."""
        found = {f"level {level}": formula for level, formula in self.at_least.items()}
        for rule in self.book.rules:
            meaning = self.rules[rule.id]
            found[f"rule {rule.id} at {rule.level}"] = meaning.yes
            if rule.if_cant_tell:
                found[f"rule {rule.id} unsure at {rule.if_cant_tell}"] = meaning.cant_tell
        for kind, by_name in (
            ("contact", self.contacts),
            ("card", self.cards),
            ("advice", self.advice),
            ("topic", self.topics),
        ):
            found |= {f"{kind} {name}": formula for name, formula in by_name.items()}
        for question in self.meanings.asked:
            found[f"missing {question}"] = self._asked_and_missing(question)
        return found

    def _asked_and_missing(self, question: str) -> Formula:
        answer = self.meanings.answers[question]
        if answer.unanswered in (TRUE, FALSE):
            return self.meanings.asked[question].yes
        return all_of(self.meanings.asked[question].yes, answer.unanswered)
