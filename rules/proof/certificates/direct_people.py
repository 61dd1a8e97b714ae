"""One person in the second encoder: their answers, and what the rules say of them.

Read from the model alone, beside `rules/formulas` and not with it: a number has a literal for each
value and not for each bound, and what no rule reads is left out of the clauses.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple, assert_never

from rules.model.book import RuleBook
from rules.model.conditions import All, AnyOf, AtLeast, Condition, Named, Not, QuestionTest, Total
from rules.model.conditions import Test as OneTest
from rules.model.levels import Level
from rules.model.questions import NONE, AnyQuestion
from rules.model.rules import Contact, Offer, Rule
from rules.proof.certificates.gates import YES, Gates

Lits = Mapping[str | int, int]  # the literal of each answer to a question


class Truth(NamedTuple):
    """Where a condition is yes and where it is no; anywhere else it can't be told."""

    yes: int
    no: int


def answer_literals(gates: Gates, question: AnyQuestion) -> Lits:
    """A literal for each answer to a question, with what makes them one answer."""
    specials: dict[str | int, int] = {name: gates.fresh() for name in question.special_answers}
    if question.kind == "number":
        found: dict[str | int, int] = {**{n: gates.fresh() for n in question.range}, **specials}
        gates.at_most_one(found.values())
    elif question.kind == "choice":
        found = {**{option.id: gates.fresh() for option in question.options}, **specials}
        gates.at_most_one(found.values())
    else:
        alone = specials | ({NONE: gates.fresh()} if question.none else {})
        ticks: dict[str | int, int] = {option.id: gates.fresh() for option in question.options}
        gates.at_most_one(alone.values())
        for one in alone.values():
            for tick in ticks.values():
                gates.require(-one, -tick)
        found = {**ticks, **alone}
    gates.require(*found.values())
    return found


class Somebody:
    """A person with a complete set of answers. `others` are answers that replace their own."""

    def __init__(self, gates: Gates, book: RuleBook, answers: Callable[[str], Lits]) -> None:
        self.gates, self.book, self.answers = gates, book, answers
        self._named: dict[str, Truth] = {}
        self._rules: dict[str, Truth] = {}

    # --- conditions ----------------------------------------------------------------------------

    def truth(self, condition: Condition) -> Truth:  # noqa: C901 - one arm for each operator
        """Where a condition is yes and no."""
        match condition:
            case QuestionTest(question=name, test=test):
                return self._test(name, test)
            case Total():
                return self._total(condition)
            case Named(condition=name):
                if name not in self._named:
                    self._named[name] = self.truth(self.book.conditions[name])
                return self._named[name]
            case Not(not_=part):
                inner = self.truth(part)
                return Truth(inner.no, inner.yes)
            case All(all=parts):
                return self._count(parts, len(parts))
            case AnyOf(any=parts):
                return self._count(parts, 1)
            case AtLeast(at_least=count):
                return self._count(count.of, count.n)
        assert_never(condition)

    def asked(self, name: str) -> int:
        """The question is asked."""
        asked_when = self.book.questionnaire.question(name).asked_when
        return self.truth(asked_when).yes if asked_when else YES

    def given(self, name: str, value: str | int) -> int:
        """This answer is given, whether or not the question is asked; never one it lacks."""
        return self.answers(name).get(value, -YES)

    def doubt(self, name: str, beside: Iterable[str | int] = ()) -> int:
        """Asked, and answered "not sure" or the like, other than what is named `beside`."""
        special = self.book.questionnaire.question(name).special_answers
        found = self.gates.any(self.given(name, one) for one in special if one not in {*beside})
        return self.gates.all((self.asked(name), found))

    def _count(self, parts: Iterable[Condition], n: int) -> Truth:
        truths = [self.truth(part) for part in parts]
        yes = self.gates.at_least(n, (one.yes for one in truths))
        no = self.gates.at_least(len(truths) - n + 1, (one.no for one in truths))
        return Truth(yes, no)

    def _test(self, name: str, test: OneTest) -> Truth:
        values = self._meant(name, test)
        passes = self.gates.any(self.given(name, value) for value in values)
        yes = self.gates.all((self.asked(name), passes))
        by_name = values if test.kind in ("is", "one_of") else ()
        return Truth(yes, self.gates.all((-yes, -self.doubt(name, by_name))))

    def _meant(self, name: str, test: OneTest) -> list[str | int]:
        """The answers that pass a test."""
        match test.kind:
            case "is" | "one_of" | "includes" | "includes_any":
                return list(test.values)
            case "at_least" | "at_most" | "between":
                question = self.book.questionnaire.question(name)
                assert question.kind == "number"
                first, last = int(test.values[0]), int(test.values[-1])
                low = question.min if test.kind == "at_most" else first
                high = question.max if test.kind == "at_least" else last
                return [n for n in question.range if low <= n <= high]
        assert_never(test.kind)

    def _total(self, total: Total) -> Truth:
        sums = {0: YES}
        for name in total.total.of:
            question = self.book.questionnaire.question(name)
            assert question.kind == "number"
            asked = self.asked(name)
            ways = {n: self.gates.all((asked, self.given(name, n))) for n in question.range}
            ways[0] = self.gates.any((ways.get(0, -YES), -self.gates.any(ways.values())))
            after: dict[int, list[int]] = {}
            for have, where in sums.items():
                for more, way in ways.items():
                    reached = min(have + more, total.total.at_least)
                    after.setdefault(reached, []).append(self.gates.all((where, way)))
            sums = {reached: self.gates.any(found) for reached, found in after.items()}
        yes = sums.get(total.total.at_least, -YES)
        doubts = [-self.doubt(name) for name in total.total.of]
        return Truth(yes, self.gates.all((-yes, *doubts)))

    # --- what the rules say --------------------------------------------------------------------

    def rule(self, rule: Rule) -> Truth:
        """Where a rule's condition is yes and no."""
        if rule.id not in self._rules:
            self._rules[rule.id] = self.truth(rule.when)
        return self._rules[rule.id]

    def applies(self, rule: Rule, least: Level = Level.INFORMATION) -> int:
        """The rule applies, at this level or a more urgent one."""
        truth = self.rule(rule)
        sure = truth.yes if rule.level.rank <= least.rank else -YES
        cautious = rule.if_cant_tell
        if cautious is None or cautious.rank > least.rank:
            return sure
        return self.gates.any((sure, self.gates.all((-truth.yes, -truth.no))))

    def at_least(self, level: Level, rules: Iterable[Rule] | None = None) -> int:
        """The result is at least as urgent as this level; with `rules`, from these alone."""
        if level is Level.INFORMATION and rules is None:
            return YES
        found = self.book.rules if rules is None else rules
        return self.gates.any(self.applies(rule, level) for rule in found)

    def level(self, level: Level) -> int:
        """The result has exactly this level."""
        higher = [other for other in Level if other.rank < level.rank]
        return self.gates.all((self.at_least(level), *(-self.at_least(one) for one in higher)))

    def meets(self, what: str, name: str) -> int:
        """A contact, card or topic is for them, by its own condition."""
        lists: dict[str, Sequence[Contact | Offer]] = {
            "contact": self.book.contacts,
            "card": self.book.cards,
            "topic": self.book.topics,
        }
        found = next(one for one in lists[what] if one.id == name)
        return self.truth(found.when).yes if found.when else -YES

    def card(self, name: str) -> int:
        """A card is shown: it is for them, and no rule applies."""
        quiet = (-self.applies(rule) for rule in self.book.rules)
        return self.gates.all((self.meets("card", name), *quiet))

    def advice(self, name: str) -> int:
        """A piece of advice is given."""
        offers = [offer for offer in self.book.advice if offer.id == name]
        found = [self.truth(offer.when).yes for offer in offers if offer.when]
        found += [self.applies(rule) for rule in self.book.rules if name in rule.advice]
        found += [self.card(card.id) for card in self.book.cards if name in card.advice]
        given = self.gates.any(found)
        for offer in offers:
            if offer.only_at:
                given = self.gates.all((given, self.gates.any(map(self.level, offer.only_at))))
        return given
