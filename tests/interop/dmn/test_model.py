"""The rules as DMN: what stands in the file, and that another engine reads the same in it."""

from typing import Any
from xml.etree import ElementTree as Xml

import pytest

from interop.dmn.model import DMN, as_dmn, rule_decision
from rules import assess
from tests.support import other_engines
from tests.support.population import Person
from tests.support.real_book import BOOK
from tests.support.responses import asked_of, fit_people

MISSING = other_engines.missing("feelin")
TEXT = as_dmn(BOOK, approved=False)
ROOT = Xml.fromstring(TEXT)  # noqa: S314
IN = {"d": DMN}


def test_it_says_what_it_is_for_and_of_which_version() -> None:
    assert ROOT.get("name", "").endswith(f"rules {BOOK.version}")
    said = ROOT.findtext("d:description", "", IN)
    assert said.startswith("For complete sets of answers only")
    assert said.endswith("No midwife or doctor has approved these rules yet.")
    assert "approved" not in as_dmn(BOOK, approved=True)


def test_each_decision_stands_behind_what_it_needs() -> None:
    known = {data.get("id") for data in ROOT.findall("d:inputData", IN)}
    assert known == BOOK.questionnaire.questions.keys()
    for decision in ROOT.findall("d:decision", IN):
        needs = decision.findall("d:informationRequirement/*", IN)
        assert {need.get("href", "").removeprefix("#") for need in needs} <= known
        known.add(decision.get("id"))
    assert {rule_decision(rule.id) for rule in BOOK.rules} <= known
    assert {"level", "contact", "card", "complete"} <= known


def test_the_most_urgent_level_wins() -> None:
    table = ROOT.find("d:decision[@id='level']/d:decisionTable", IN)
    assert table is not None
    assert table.get("hitPolicy") == "PRIORITY"
    assert table.findtext("d:output/d:outputValues/d:text", "", IN).startswith('"emergency", ')


def by_engine(person: Person) -> dict[str, Any]:
    found = assess(BOOK, person)
    yes = {item.rule for item in found.applied if item.truth == "yes"}
    truths = {
        rule_decision(rule.id): None if rule.id in found.cant_tell else rule.id in yes
        for rule in BOOK.rules
    }
    asked = {*asked_of(BOOK, person)}
    conditional = (q.id for q in BOOK.questionnaire if q.asked_when)
    return {
        **truths,
        **{f"asked_{name}": name in asked for name in conditional},
        "complete": found.complete,
        "level": found.level,
        "contact": found.contact,
        "card": found.card,
    }


def as_lists(person: Person) -> Person:
    """Of a question that takes several, "not sure" is a list of one as well."""
    several = {question.id for question in BOOK.questionnaire if question.kind == "choices"}
    return {
        name: [answer] if name in several and isinstance(answer, str) else answer
        for name, answer in person.items()
    }


@pytest.mark.thorough
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_another_engine_of_dmn_says_what_our_engine_says() -> None:
    """Every rule, question, level, contact and card, for people who are finished."""
    people = fit_people(BOOK, max(other_engines.PEOPLE // 3, 10), complete=True)
    said = other_engines.run("dmn.mjs", {"dmn": TEXT, "people": [*map(as_lists, people)]})
    for person, found in zip(people, said, strict=True):
        wanted = by_engine(person)
        assert {name: found[name] for name in wanted} == wanted, person
