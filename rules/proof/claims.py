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
from rules.model.reach import reach
from rules.model.rules import Rule
from rules.model.safety import Check, Claim, EveryAnswer


def sign_rules(book: RuleBook) -> list[Rule]:
    """The rules that read a question about symptoms."""
    signs = {question.id for question in book.questionnaire if question.symptom}

    def reads_signs(rule: Rule) -> bool:
        return not signs.isdisjoint(reach(rule.when, book.conditions).questions)

    return [rule for rule in book.rules if reads_signs(rule)]


def people_meant(outcome: Outcome, check: Check) -> Formula:
    """For whom the check must hold, options of `each_option_of` aside."""
    reading = outcome.reading
    parts = [reading.asked[name].yes for name in check.asked or ()]
    if check.given is not None:
        parts.append(reading.meaning(check.given).yes)
    if check.every_answer is not None:
        parts.append(_every_answer(outcome, check.every_answer))
    return all_of(*parts)


def _every_answer(outcome: Outcome, every: EveryAnswer) -> Formula:
    reading = outcome.reading
    parts = []
    for name, answer in reading.answers.items():
        meant = every.to == "questions" or answer.question.symptom
        given = answer.equals(every.is_)
        if meant and name not in every.except_ and given is not FALSE:
            parts.append(implies(reading.asked[name].yes, given))
    return all_of(*parts)


def options_meant(outcome: Outcome, check: Check) -> Iterator[tuple[str, Formula]]:
    """For each option of `each_option_of`: its name, and who is asked for it and ticks it."""
    for name in check.each_option_of or ():
        asked = outcome.reading.asked[name].yes
        for option, ticked in outcome.reading.answers[name].options.items():
            yield f"'{option}' in '{name}'", all_of(asked, ticked)


def claim_holds(outcome: Outcome, claim: Claim) -> Formula:
    """Where everything that a claim about one person says is true."""
    reading = outcome.reading
    parts: list[Formula] = []
    if claim.level is not None:
        parts.append(outcome.level(claim.level))
    if claim.level_at_least is not None:
        parts.append(outcome.at_least[claim.level_at_least])
    if claim.level_at_most is not None:
        more_urgent = [
            outcome.level(level) for level in Level if level.more_urgent_than(claim.level_at_most)
        ]
        parts.append(negated(any_of(*more_urgent)))
    if claim.contact is not None:
        parts.append(outcome.contacts[claim.contact])
    parts += [outcome.advice[name] for name in claim.advice or ()]
    parts += [negated(outcome.advice[name]) for name in claim.not_advice or ()]
    if claim.holds is not None:
        parts.append(reading.meaning(claim.holds).yes)
    if claim.never is not None:
        parts.append(negated(reading.meaning(claim.never).yes))
    parts += [
        all_of(any_of(*(s := _things(outcome, what))), at_most_one(s))
        for what in claim.exactly_one or ()
    ]
    parts += [any_of(*_things(outcome, what)) for what in claim.at_least_one or ()]
    return all_of(*parts)


def _things(outcome: Outcome, what: str) -> list[Formula]:
    if what == "level":
        return [outcome.level(level) for level in Level]
    return list((outcome.contacts if what == "contact" else outcome.advice).values())


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
