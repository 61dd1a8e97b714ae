"""Does the script in the browser say what the engine says? `python -m tests.walker`: 40,000 people.

The script holds three primitives: look up a test, count truths, add numbers. Each is tried here in
every case that the rule book can bring: every test in every state, every mix of truths of every
width with every threshold, every state of each total. The trees are the same, so by induction the
results are: random people, with answers left out, never asked for, and refused ones, are compared
whole on top. Exits with 1 when anything differs.
"""

import sys
import time
from collections.abc import Iterable, Iterator
from itertools import chain, combinations_with_replacement, product
from typing import Any

from client.export import WALKER
from client.tables import LETTERS, Tables
from rules import AnswerError, RuleBook, assess, load
from rules.engine.asking import blank_when
from rules.engine.boxes import Domain
from rules.engine.truth import OPPOSITE, answer_passes, count_reaches, total_reaches
from rules.model.answers import Blank, State
from rules.model.conditions import Condition, Total, parts, walk
from rules.model.truth import Truth
from tests.support.differing import told
from tests.support.population import people
from tests.support.script import Script, launched, loaded

PEOPLE = 40_000
BATCH = 5_000
BLANKS = {Blank.UNANSWERED: "?", Blank.NOT_ASKED: "-"}
ANSWERED = "an answer"

# What an engine takes or refuses in another form than our own pages send.
ODD: tuple[dict[str, Any], ...] = (
    *({"pregnant": "maybe"}, {"pregnant": None}, {"pregnant": ["yes"]}, {"pregnant": 1}),
    *({"pregnant": True}, {"pregnant": ["not_sure"]}, {"weeks": "20"}, {"weeks": ["not_sure"]}),
    *({"weeks": -1}, {"weeks": 99}, {"weeks": 20.5}, {"weeks": True}, {"nothing": "yes"}),
    *({"constructor": "yes"}, {"__proto__": "yes"}, {"pregnant": "constructor"}, {"weeks": {}}),
    *({"emergency_signs": []}, {"emergency_signs": "none"}, {"emergency_signs": ["none", "none"]}),
    {"pregnant": "yes", "emergency_signs": "sepsis_signs"},
    {"pregnant": "yes", "emergency_signs": ["sepsis_signs", "sepsis_signs"]},
    {"pregnant": "yes", "emergency_signs": ["sepsis_signs", "none"]},
    {"pregnant": "yes", "emergency_signs": [["sepsis_signs"]]},
)

_COMPARE = """([tables, cases]) => {
    const book = script.ready(tables)
    const isWrong = given => (%s)(book, ...given) !== given[given.length - 1]
    return cases.map((_, i) => i).filter(i => isWrong(cases[i]))
}"""
_LOOKED_UP = "(book, test, state) => script.lookedUp(book, test, state)"
_COUNTED = "(book, truths, n) => script.counted([...truths], n)"
_ADDED = "(book, states, least) => script.added(states, least)"
_OPPOSITE = "(book, truth) => script.opposite(truth)"
_KNOWN = f"(book, asked) => script.known(asked, '{ANSWERED}')"
_ASSESS = """([tables, people]) => {
    const book = script.ready(tables)
    return people.map(answers => {
        try { return script.assess(book, answers) }
        catch (error) { if (error instanceof script.AnswerError) return null; throw error }
    })
}"""

Case = tuple[Any, ...]


def conditions_of(book: RuleBook) -> list[Condition]:
    """Every condition that the rule book holds."""
    conditions = [
        *(named.when for named in book.named_conditions),
        *(rule.when for rule in book.rules),
        *(question.asked_when for question in book.questionnaire),
        *(contact.when for contact in (*book.contacts, *book.cards)),
        *(offer.when for offer in (*book.advice, *book.topics)),
    ]
    return [condition for condition in conditions if condition]


def wrong_primitives(script: Script, book: RuleBook, tables: Tables) -> tuple[int, list[str]]:
    """How many cases were tried, and those in which the script differs from the engine."""
    data, tried, found = tables.as_data(), 0, []
    every: tuple[tuple[str, Iterable[Case]], ...] = (
        (_LOOKED_UP, _tests(book, tables)),
        (_COUNTED, _counts(book)),
        (_ADDED, _totals(book)),
        (_OPPOSITE, ((LETTERS[truth], LETTERS[other]) for truth, other in OPPOSITE.items())),
        (_KNOWN, ((LETTERS[truth], _after(truth)) for truth in Truth)),
    )
    for function, made in every:
        cases = list(made)
        wrong = script.runs(_COMPARE % function, [data, cases])
        tried += len(cases)
        found += [f"{function}: {cases[i]}" for i in wrong]
    return tried, found


def _after(asked: Truth) -> str:
    blank = blank_when(asked)
    return ANSWERED if blank is None else BLANKS[blank]


def _as_data(state: State) -> Any:
    """A state as the script knows it."""
    if isinstance(state, Blank):
        return BLANKS[state]
    return sorted(state) if isinstance(state, frozenset) else state


def _tests(book: RuleBook, tables: Tables) -> Iterator[Case]:
    for number, (name, test) in enumerate(tables.tests):
        for state in Domain(book.questionnaire.question(name)).states:
            yield number, _as_data(state), LETTERS[answer_passes(test, state)]


def _counts(book: RuleBook) -> Iterator[Case]:
    """The order plays no part in a count: above five parts, every mix once."""
    walked = chain.from_iterable(map(walk, conditions_of(book)))
    widths = {len(parts(condition)) for _, condition in walked} - {0}
    for width in range(1, max(widths) + 1):
        in_order = product(Truth, repeat=width)
        for truths in in_order if width <= 5 else combinations_with_replacement(Truth, width):
            letters = "".join(LETTERS[truth] for truth in truths)
            for n in range(1, width + 1):
                yield letters, n, LETTERS[count_reaches(truths, n)]


def _totals(book: RuleBook) -> Iterator[Case]:
    walked = chain.from_iterable(map(walk, conditions_of(book)))
    for total in dict.fromkeys(part.total for _, part in walked if isinstance(part, Total)):
        questions = [book.questionnaire.question(name) for name in total.of]
        for states in product(*(Domain(question).states for question in questions)):
            said = LETTERS[total_reaches(states, total.at_least)]
            yield [*map(_as_data, states)], total.at_least, said


def different_people(
    script: Script, book: RuleBook, data: dict[str, Any], group: list[dict[str, Any]]
) -> list[str]:
    """What the script and the engine say differently of whom."""
    said = script.runs(_ASSESS, [data, group])
    return [
        f"{answers}: {found} and not {expected}"
        for answers, found in zip(group, said, strict=True)
        if found != (expected := by_engine(book, answers))
    ]


def by_engine(book: RuleBook, answers: dict[str, Any]) -> dict[str, Any] | None:
    """What the engine says, in the form of the script; None when it refuses the answers."""
    try:
        found = assess(book, answers)
    except AnswerError:
        return None
    return {
        "level": found.level,
        "contact": found.contact,
        "card": found.card,
        "applied": [[item.rule, item.truth, item.level] for item in found.applied],
        "cant_tell": list(found.cant_tell),
        "missing": list(found.missing),
        "advice": list(found.advice),
        "topics": list(found.topics),
        "complete": found.complete,
    }


def main() -> int:
    """Compare, and say how many differ."""
    book, started = load(), time.perf_counter()
    tables = Tables(book)
    data = tables.as_data()
    with launched() as browser, loaded(browser, WALKER) as script:
        tried, found = wrong_primitives(script, book, tables)
        found += different_people(script, book, data, list(ODD))
        for number in range(PEOPLE // BATCH):
            group = people(book, BATCH, seed=2_000 + number)
            found += different_people(script, book, data, group)
    what = f"In a browser: {tried:,} cases of the primitives and {PEOPLE:,} people in"
    return told(what, started, found)


if __name__ == "__main__":
    sys.exit(main())
