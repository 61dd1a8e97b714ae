"""What a check is about and what it claims, as formulas."""

from collections.abc import Iterable, Iterator

from rules.formulas.formula import (
    FALSE,
    TRUE,
    Formula,
    Rewrite,
    all_of,
    any_of,
    at_most_one,
    differ,
    implies,
    negated,
)
from rules.formulas.outcome import Outcome
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.pages import Pages
from rules.model.reach import reach
from rules.model.rules import Rule
from rules.model.safety import Check, Claim, EveryAnswer
from rules.proof.page_checks import heading_of


def sign_rules(book: RuleBook) -> list[Rule]:
    """The rules that read a question about symptoms."""
    signs = {question.id for question in book.questionnaire if question.symptom}

    def reads_signs(rule: Rule) -> bool:
        return not signs.isdisjoint(reach(rule.when, book.conditions).questions)

    return [rule for rule in book.rules if reads_signs(rule)]


def people_meant(outcome: Outcome, check: Check) -> Formula:
    """For whom the check must hold, options of `each_option_of` aside."""
    meanings = outcome.meanings
    parts = [meanings.asked[name].yes for name in check.asked or ()]
    if check.given is not None:
        parts.append(meanings.meaning(check.given).yes)
    if check.every_answer is not None:
        parts.append(_every_answer(outcome, check.every_answer))
    if check.given_level is not None:
        parts.append(any_of(*map(outcome.level, check.given_level)))
    parts += [outcome.advice[name] for name in check.given_advice or ()]
    return all_of(*parts)


def _every_answer(outcome: Outcome, every: EveryAnswer) -> Formula:
    meanings = outcome.meanings
    parts = []
    for name, answer in meanings.answers.items():
        meant = every.to == "questions" or answer.question.symptom
        given = answer.equals(every.is_)
        if meant and name not in every.except_ and given is not FALSE:
            parts.append(implies(meanings.asked[name].yes, given))
    return all_of(*parts)


def options_meant(outcome: Outcome, check: Check) -> Iterator[tuple[str, Formula]]:
    """For each option of `each_option_of`: its name, and who is asked for it and ticks it."""
    for name in check.each_option_of or ():
        asked = outcome.meanings.asked[name].yes
        for option, ticked in outcome.meanings.answers[name].options.items():
            yield f"'{option}' in '{name}'", all_of(asked, ticked)


def claim_holds(outcome: Outcome, claim: Claim, pages: Pages) -> Formula:
    """Where everything that a claim about one person says is true."""
    return all_of(
        *_level_claims(outcome, claim),
        *_claims_of_things(outcome, claim),
        *_heading_claims(outcome, claim, pages),
        *_condition_claims(outcome, claim),
    )


def _level_claims(outcome: Outcome, claim: Claim) -> Iterator[Formula]:
    if claim.level is not None:
        yield outcome.level(claim.level)
    if claim.level_at_least is not None:
        yield outcome.at_least[claim.level_at_least]
    if claim.level_at_most is not None:
        most = claim.level_at_most
        yield negated(any_of(*(outcome.level(lv) for lv in Level if lv.more_urgent_than(most))))


def _claims_of_things(outcome: Outcome, claim: Claim) -> Iterator[Formula]:
    if claim.contact is not None:
        yield outcome.contacts[claim.contact]
    if claim.card is not None:
        yield outcome.cards[claim.card]
    yield from (outcome.advice[name] for name in claim.advice or ())
    yield from (negated(outcome.advice[name]) for name in claim.not_advice or ())
    yield from (negated(outcome.topics[name]) for name in claim.not_topic or ())
    yield from (outcome.meanings.asked[name].yes for name in claim.asks or ())
    for what in claim.exactly_one or ():
        things = _things(outcome, what)
        yield all_of(any_of(*things), at_most_one(things))
    yield from (any_of(*_things(outcome, what)) for what in claim.at_least_one or ())


def _heading_claims(outcome: Outcome, claim: Claim, pages: Pages) -> Iterator[Formula]:
    if claim.heading_of is not None:
        yield heading_of(outcome, pages, claim.heading_of)
    if claim.not_heading_of is not None:
        yield negated(heading_of(outcome, pages, claim.not_heading_of))


def _condition_claims(outcome: Outcome, claim: Claim) -> Iterator[Formula]:
    if claim.holds is not None:
        yield outcome.meanings.meaning(claim.holds).yes
    if claim.never is not None:
        yield negated(outcome.meanings.meaning(claim.never).yes)


def _things(outcome: Outcome, what: str) -> list[Formula]:
    if what == "level":
        return [outcome.level(level) for level in Level]
    by_name = {"contact": outcome.contacts, "card": outcome.cards_meant, "advice": outcome.advice}
    return list(by_name[what].values())


def comparison_fails(
    before: Outcome, after: Outcome, claim: Claim, simplify: Rewrite = lambda formula: formula
) -> Formula:
    """Where a claim about two people who differ in one answer is false.

    `simplify` may use what is known of those two.
    """
    parts = [TRUE] if not claim.compares else []
    if claim.never_lowers is not None:
        parts += _lowered(before, after, claim.never_lowers == "level_from_signs")
    if claim.changes_nothing:
        parts += _differences(before, after, simplify)
    if claim.ruled_out_stays:
        for name, meaning in before.rules.items():
            parts.append(all_of(meaning.no, negated(after.rules[name].no)))
    return any_of(*parts)


def _lowered(before: Outcome, after: Outcome, signs_only: bool) -> Iterable[Formula]:
    rules = sign_rules(before.book) if signs_only else before.book.rules
    for level in Level:
        if level is not Level.INFORMATION:
            yield all_of(before.level_from(rules, level), negated(after.at_least[level]))


def _differences(before: Outcome, after: Outcome, simplify: Rewrite) -> Iterable[Formula]:
    others = after.results()
    for name, formula in before.results().items():
        yield differ(simplify(formula), simplify(others[name]))
