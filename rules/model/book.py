"""The rule book: everything that decides an assessment, loaded and checked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rules.model.conditions import Condition
from rules.model.evidence import Signature, Source
from rules.model.hazards import Hazard
from rules.model.questionnaire import Questionnaire
from rules.model.rules import Card, Contact, NamedCondition, Offer, Rule, family_of
from rules.model.safety import Contradiction, Order, SafetyProperty


class FamilyPart(NamedTuple):
    """Rules of one family; `whole` when they are all that it has, and it has several."""

    family: str
    rules: tuple[str, ...]
    whole: bool


@dataclass(frozen=True, eq=False)
class RuleBook:
    """Questionnaire, conditions, rules, contacts, advice, topics and their evidence.

    Two books are equal only when they are the same object, so a book can be a key: what was
    compiled from it is kept beside it. `version` is a hash of the files it was read from.
    """

    questionnaire: Questionnaire
    named_conditions: tuple[NamedCondition, ...]
    rules: tuple[Rule, ...]
    contacts: tuple[Contact, ...]
    advice: tuple[Offer, ...] = ()
    topics: tuple[Offer, ...] = ()
    cards: tuple[Card, ...] = ()
    sources: tuple[Source, ...] = ()
    hazards: tuple[Hazard, ...] = ()
    properties: tuple[SafetyProperty, ...] = ()
    more_worrying: tuple[Order, ...] = ()
    never_together: tuple[Contradiction, ...] = ()
    signatures: tuple[Signature, ...] = ()
    allowed_keys: str = ""  # whose signatures count, as ssh-keygen reads it
    version: str = ""
    places: Mapping[str, str] = field(default_factory=dict)  # rule id -> file:line:column

    @cached_property
    def conditions(self) -> dict[str, Condition]:
        """Every named condition by its name."""
        return {named.id: named.when for named in self.named_conditions}

    @cached_property
    def rules_by_id(self) -> dict[str, Rule]:
        """Every rule by its id."""
        return {rule.id: rule for rule in self.rules}

    @cached_property
    def limited_advice(self) -> tuple[Offer, ...]:
        """The advice that is given at some levels only."""
        return tuple(offer for offer in self.advice if offer.only_at)

    @cached_property
    def cards_by_id(self) -> dict[str, Card]:
        """Every card by its id."""
        return {card.id: card for card in self.cards}

    @cached_property
    def families(self) -> dict[str, tuple[str, ...]]:
        """The ids of the rules of each family; a rule by itself is a family of one."""
        found: dict[str, tuple[str, ...]] = {}
        for rule in self.rules:
            found[rule.family] = (*found.get(rule.family, ()), rule.id)
        return found

    def by_family(self, ids: Iterable[str]) -> list[FamilyPart]:
        """Some rules of this book by family, in the order in which each family comes first."""
        named: dict[str, dict[str, None]] = {}
        for rule_id in ids:
            named.setdefault(family_of(rule_id), {})[rule_id] = None
        return [
            FamilyPart(
                family, tuple(members), 1 < len(members) == len(self.families.get(family, ()))
            )
            for family, members in named.items()
        ]

    def rule(self, rule_id: str) -> Rule:
        """The rule with this id; KeyError when there is none."""
        return self.rules_by_id[rule_id]
