"""What rules, topics and evidence notes say of each other is true: all they name is there."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from rules import Level, RuleBook, load
from rules.model.evidence import Evidence, Label
from tests.support.pages import HEADING, anchors, lost_links, text_of
from tests.support.real_book import WORDING

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "clinical-safety"
QUESTIONS = FOLDER / "open-questions.md"
INDEX = FOLDER / "evidence-notes.md"
PAGES = (INDEX, QUESTIONS, FOLDER / "to-verify.md", *sorted((FOLDER / "evidence").glob("*.md")))

ROW = re.compile(r'^\| <a id="[^"]+"></a>([A-Z]+-?\d+) \|(.*)\|$', re.MULTILINE)
# A source is written as its id in brackets; the foot of the page says where that leads.
SOURCE = re.compile(r"(?<!\])\[([a-z][a-z0-9]*(?:_[a-z0-9]+)+)\](?![(:])")
FOOT = re.compile(r"^\[([a-z0-9_]+)\]: (\S+)$", re.MULTILINE)
NAME = re.compile(r"`(?![a-z_.]+\.yaml`)([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)?|[HP]-?\d+)`")
FIELDS = {"if_cant_tell", "phones", "helplines", "contacts", "where"}

ROW_NAMED = re.compile(r"\b(RF|SY|N)-(\d\d)(?: to (?:RF|SY|N)-(\d\d))?")
NUMBERS = r"((?:[\d.]+[a-z]?(?:, | and )?)+)"
SECTION_NAMED = re.compile(rf"\bsections? {NUMBERS}(?! of NG)")
RULE_NAMED = re.compile(rf"\brules? {NUMBERS} that follows? from")
QUESTION_NAMED = re.compile(rf"\bopen clinical questions? {NUMBERS}")


class Row(NamedTuple):
    """One row of a table of the notes."""

    page: Path
    sources: frozenset[str]
    labels: frozenset[str]


@cache
def all_rows() -> dict[str, list[Row]]:
    found: dict[str, list[Row]] = {}
    for page in PAGES:
        for name, rest in ROW.findall(text_of(page)):
            labels = rest.split("|")[-1].strip().split(" / ")
            row = Row(page, frozenset(SOURCE.findall(rest)), frozenset(labels))
            found.setdefault(name, []).append(row)
    return found


@cache
def sections() -> frozenset[str]:
    """The numbers of all sections: `1b` of the heading "1b. What ..."."""
    headings = [heading for page in PAGES for heading in HEADING.findall(text_of(page))]
    return frozenset(
        match.group(1)
        for heading in headings
        if (match := re.match(r"(\d+(?:\.\d+|[a-z])?)\b", heading))
    )


def numbers(named: str) -> list[str]:
    return [number.rstrip(".") for number in re.split(r", | and ", named) if number]


def rows_named(where: str) -> Iterator[str]:
    """RF-09, RF-10 and RF-11 of "rows RF-09 to RF-11"."""
    for kind, first, last in ROW_NAMED.findall(where):
        for number in range(int(first), int(last or first) + 1):
            yield f"{kind}-{number:02d}"


@pytest.fixture(scope="module")
def book() -> RuleBook:
    return load()


@pytest.fixture(scope="module")
def evidence(book: RuleBook) -> list[tuple[str, Evidence]]:
    """Every piece of evidence, with the id of the rule or contact that cites it."""
    of_rules = [(rule.id, one) for rule in book.rules for one in rule.evidence]
    return of_rules + [(contact.id, one) for contact in book.contacts for one in contact.evidence]


def test_each_table_is_whole_and_has_no_row_twice() -> None:
    expected = {
        *(f"RF-{n:02d}" for n in range(1, 35)),
        *(f"SY-{n:02d}" for n in range(1, 35)),
        *(f"N-{n:02d}" for n in range(1, 18)),
        *(f"F-{n:02d}" for n in range(1, 31)),
        *(f"S-{n}" for n in range(1, 21)),
        *(f"V-{n}" for n in range(1, 7)),
        *(f"Q{n}" for n in range(1, 23)),
    }
    assert set(all_rows()) == expected
    assert [name for name, found in all_rows().items() if len(found) > 1] == []


def test_each_row_of_evidence_carries_a_label() -> None:
    known = {label.value for label in Label}
    wrong = {
        name: row.labels
        for name, (row,) in all_rows().items()
        if name.startswith(("RF-", "SY-", "N-", "F-", "S-")) and not row.labels <= known
    }
    assert wrong == {}


def test_every_row_that_a_rule_names_is_in_the_notes(
    evidence: list[tuple[str, Evidence]],
) -> None:
    named = {(name, row) for name, one in evidence for row in rows_named(one.where)}
    assert {row for _, row in named} >= {"SY-01", "RF-11"}, "no row was found: the pattern is wrong"
    assert sorted((name, row) for name, row in named if row not in all_rows()) == []


def test_a_rule_cites_no_source_and_no_label_that_its_row_does_not_carry(
    evidence: list[tuple[str, Evidence]],
) -> None:
    faults = []
    for name, one in evidence:
        for row_name in rows_named(one.where):
            (row,) = all_rows()[row_name]
            if one.source not in row.sources and one.source != "project_proposal":
                faults.append((name, row_name, one.source))
            if one.label.value not in row.labels:
                faults.append((name, row_name, one.label.value))
    assert faults == []


def test_every_section_rule_and_question_that_a_rule_names_is_in_the_notes(
    evidence: list[tuple[str, Evidence]],
) -> None:
    faults, seen = [], set()
    for name, one in evidence:
        places = [
            *(f"section {n}" for each in SECTION_NAMED.findall(one.where) for n in numbers(each)),
            *(f"rule-{n}" for each in RULE_NAMED.findall(one.where) for n in numbers(each)),
            *(f"q{n}" for each in QUESTION_NAMED.findall(one.where) for n in numbers(each)),
        ]
        seen.update(places)
        known = anchors(INDEX) | anchors(QUESTIONS) | {f"section {n}" for n in sections()}
        faults += [(name, place) for place in places if place not in known]
    assert faults == []
    assert seen >= {"section 1b", "section 2a", "section 8.7", "rule-5", "q9", "q16"}


def test_every_fact_that_a_topic_names_is_in_the_notes() -> None:
    topics = WORDING.topics
    named = {(topic, fact) for topic, words in topics.items() for fact in words.facts}
    assert named, "no topic names a fact"
    assert sorted((topic, fact) for topic, fact in named if fact not in all_rows()) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_source_named_is_known_and_linked_to_its_address(page: Path, book: RuleBook) -> None:
    known = {source.id: source.address for source in book.sources}
    feet = dict(FOOT.findall(text_of(page)))
    named = set(SOURCE.findall(text_of(page)))
    assert named - set(known) == set()
    assert set(feet) == named
    for source, target in feet.items():
        if known[source] is None:
            assert (page.parent / target).resolve() == ROOT / "rules" / "clinical" / "sources.yaml"
        else:
            assert target == known[source]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_link_inside_the_project_leads_somewhere(page: Path) -> None:
    assert list(lost_links(page)) == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_every_name_in_code_style_is_one_of_the_projects(page: Path, book: RuleBook) -> None:
    questions = list(book.questionnaire)
    known = {
        *(rule.id for rule in book.rules),
        *(rule.family for rule in book.rules),
        *(named.id for named in book.named_conditions),
        *(offer.id for offer in (*book.advice, *book.topics)),
        *(contact.id for contact in book.contacts),
        *(level.value for level in Level),
        *(source.id for source in book.sources),
        *(hazard.id for hazard in book.hazards),
        *(one.id for one in book.properties),
        *(question.id for question in questions),
        *(special for question in questions for special in question.special_answers),
        *(option.id for question in questions for option in getattr(question, "options", ())),
        "none",
    }
    assert set(NAME.findall(text_of(page))) - known - FIELDS == set()


def test_the_notes_say_that_nobody_has_signed_while_nobody_has(book: RuleBook) -> None:
    says_so = "**Not clinically reviewed.**" in text_of(INDEX)
    assert says_so == (not book.signatures)


def test_the_review_dates_are_spread_over_the_year(book: RuleBook) -> None:
    months = Counter((one.review_by.year, one.review_by.month) for one in book.sources)
    assert max(months.values()) <= len(book.sources) / 5


def test_what_decides_and_was_not_read_is_looked_at_first(book: RuleBook) -> None:
    days = sorted(one.review_by for one in book.sources)
    unread = {"sblcb_v3", "rcog_gtg75", "nice_ng137", "nice_ng126", "common_advice_unsourced"}
    late = [one.id for one in book.sources if one.id in unread and one.review_by > days[19]]
    assert late == []
