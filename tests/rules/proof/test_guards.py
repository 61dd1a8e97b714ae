"""Which promises break when a rule slips: on a small book, and a share of the table that ships."""

from dataclasses import replace
from pathlib import Path

import pytest

from explainer.page_texts import pages_of
from explainer.proofs.levels import guard_lines
from rules import Level
from rules.model.safety import SafetyProperty
from rules.proof.guards import Guarded, Slip, Watch, guards
from rules.proof.properties import is_refuted
from rules.proof.space import Space
from tests.support.real_book import BOOK, WORDING
from tests.support.small_book import book, choices, rule

TABLE = Path(__file__).resolve().parents[3] / "docs" / "guards.txt"
SHARE = [rule.id for rule in BOOK.rules[::15]]  # all of them: make mutants
SMALL = book(
    [choices("signs", "pain", "heat")],
    [rule("pain", {"signs": {"includes": "pain"}}), rule("heat", {"signs": {"includes": "heat"}})],
)
PROMISE = {
    "id": "P1",
    "title": "Pain is heard today",
    "words": "Pain is heard today.",
    "checks": [{"given": {"signs": {"includes": "pain"}}, "then": {"level": "call_today"}}],
}


def met(found: list[Guarded]) -> dict[tuple[str, Slip], tuple[str, ...]]:
    return {(one.rule, one.slip): one.promises for one in found}


def test_a_slip_that_no_promise_meets_is_open_and_shows_somebody() -> None:
    space = Space(replace(SMALL, properties=(SafetyProperty.model_validate(PROMISE),)))
    found = list(guards(space, space.book.rules))
    assert met(found) == {
        ("pain", Slip.LOWERED): ("P1",),
        ("pain", Slip.RAISED): ("P1",),
        ("pain", Slip.LEFT_OUT): ("P1",),
        ("heat", Slip.LOWERED): (),
        ("heat", Slip.RAISED): ("P1",),
        ("heat", Slip.LEFT_OUT): (),
    }
    lowered = next(one for one in found if (one.rule, one.slip) == ("heat", Slip.LOWERED))
    assert lowered.is_open
    assert lowered.person is not None
    assert lowered.person.answers == {"signs": frozenset({"heat"})}


@pytest.fixture(scope="module")
def watch() -> Watch:
    return Watch(Space(BOOK, pages=pages_of(BOOK, WORDING)))


@pytest.mark.parametrize("name", SHARE)
def test_the_table_says_what_guards_a_rule(name: str, watch: Watch) -> None:
    found = list(watch.of(BOOK.rule(name)))
    assert not any(one.is_open for one in found)
    _, *lines = guard_lines(found)
    assert "\n".join(lines) in TABLE.read_text(encoding="utf-8")


def test_the_table_has_every_rule_and_nothing_open() -> None:
    lines = TABLE.read_text(encoding="utf-8").splitlines()
    assert [rule.id for rule in BOOK.rules if rule.id not in lines] == []
    assert not any("OPEN" in line for line in lines)


def test_a_guard_really_breaks(watch: Watch) -> None:
    """What was worked out without trying comes true when it is tried."""
    rule = BOOK.rule("vascular_eds_with_plan")
    lowered = rule.model_copy(update={"level": Level.NEXT_APPOINTMENT})
    space = Space(BOOK).with_rules(tuple(lowered if r is rule else r for r in BOOK.rules))
    named = next(one for one in watch.of(rule) if one.slip is Slip.LOWERED).promises
    promises = [p for p in BOOK.properties if p.id in named]
    assert named
    assert all(is_refuted(space, promise) for promise in promises)
