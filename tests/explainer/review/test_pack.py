"""The review pack as a page: whole, in order, alone in its file, and true to the rules."""

import re
from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from explainer.proofs.summary import proof_report
from explainer.review.drawing import TALLEST
from explainer.review.pack import Changes, Pack, pack
from explainer.review.people import Tone
from explainer.review.purpose import intended_purpose
from explainer.review.render import as_html
from explainer.review.sheets import sheets
from rules import Level, Truth
from rules.model.evidence import Meaning
from rules.proof.space import Space
from tests.support.html import Element, parse
from tests.support.messages import ROOT
from tests.support.real_book import BOOK
from tests.support.reviewing import FEW, SMALL
from tests.support.signers import signature

NAME = "Your cervix in pregnancy"
PURPOSE = intended_purpose(ROOT)


@pytest.fixture(scope="module")
def made() -> Pack:
    return pack(SMALL, PURPOSE, ("a warning of the check",))


@pytest.fixture(scope="module")
def page(made: Pack) -> str:
    return as_html(made, NAME)


@pytest.fixture(scope="module")
def tree(page: str) -> Element:
    return parse(page)


def test_it_needs_nothing_else(page: str, tree: Element) -> None:
    assert not [e for e in tree if e.tag in ("script", "link", "img", "iframe", "object")]
    assert "@import" not in page
    assert "url(" not in page
    assert "@media print" in tree.one("style").text


def test_the_parts_stand_in_order(tree: Element) -> None:
    listed = [e.get("href").removeprefix("#") for e in tree.one("nav").all("a")]
    parts = [e.get("aria-labelledby") for e in tree.all("section") if "part" in e.get("class")]
    assert parts == listed
    assert parts[:4] == ["rules", "terms", "questions", "cards"]
    assert parts[4:] == ["scenarios", "proofs", "pictures", "changes", "hazards", "sign"]


def test_ids_are_unique_and_every_link_leads_somewhere(tree: Element) -> None:
    ids = Counter(e.get("id") for e in tree if e.get("id"))
    assert [name for name, count in ids.items() if count > 1] == []
    links = [e.get("href") for e in tree.all("a")]
    inner = [link[1:] for link in links if link.startswith("#")]
    assert {*inner} <= ids.keys()
    assert all(link.startswith(("#", "https://")) for link in links)
    named = {e.get("aria-labelledby") for e in tree if e.get("aria-labelledby")}
    assert named <= ids.keys()


def test_headings_do_not_skip_a_level(tree: Element) -> None:
    levels = [int(e.tag[1]) for e in tree if re.fullmatch("h[1-6]", e.tag)]
    assert levels[0] == 1
    assert all(below - above <= 1 for above, below in pairwise(levels))


def test_every_table_says_what_it_holds_and_what_its_cells_belong_to(tree: Element) -> None:
    tables = tree.all("table")
    assert len(tables) > 30
    for table in tables:
        assert table.one("caption").text
        columns = [e.text for e in table.all("th", scope="col")]
        for row in table.one("tbody").all("tr"):
            assert row.one("th", scope="row").text
            assert [e.get("data-label") for e in row.all("td")] == columns[1:]


def test_the_cover_says_what_it_is_and_what_is_open(tree: Element) -> None:
    cover = tree.one("header").text
    assert BOOK.version in cover
    assert "26 November 2026" in cover
    assert "Not yet approved by a clinician." in cover
    assert "Nothing has been signed yet" in cover
    assert "a warning of the check" in cover
    assert f"{len(FEW)} of {len(FEW)} rules are not signed by anybody." in cover
    for section in PURPOSE:
        assert section.heading in cover
    assert "Three ways forward" in cover
    assert "Sources" not in [section.heading for section in PURPOSE]


def test_while_there_is_no_statement_it_says_so(made: Pack) -> None:
    assert "is not written yet" in as_html(replace(made, purpose=()), NAME)


def test_each_rule_has_a_row_and_a_card_most_urgent_first(made: Pack, tree: Element) -> None:
    ranks = [row.level.rank for row in made.sheets.rules]
    assert ranks == sorted(ranks)
    assert {row.id for row in made.sheets.rules} == {*FEW}
    for row in made.sheets.rules:
        card = next(e for e in tree.all("section") if e.get("aria-labelledby") == f"card-{row.id}")
        for text in (row.plain, row.clinical, row.rationale, *row.advice):
            assert text in card.text
        assert [text for _, text in row.words if text not in card.text] == []


def test_what_an_editor_types_is_shown_as_text(made: Pack) -> None:
    first, *others = made.sheets.rules
    slipped = replace(made.sheets, rules=(replace(first, plain="<b>&"), *others))
    assert "&lt;b&gt;&amp;" in as_html(replace(made, sheets=slipped), NAME)


def test_the_same_pack_gives_the_same_page(made: Pack, page: str) -> None:
    assert as_html(made, NAME) == page


def test_changes_are_shown_when_asked_for(made: Pack) -> None:
    told = as_html(replace(made, changes=Changes("v1", "1. Threshold: <23>")), NAME)
    assert "Since v1." in told
    assert "1. Threshold: &lt;23&gt;" in told


def test_a_rule_that_changed_since_it_was_signed_is_on_the_cover(made: Pack) -> None:
    other = Meaning(logic="0" * 16, questions="1" * 16, words="2" * 16)
    signatures = (signature(FEW[0], other),)
    signed = replace(SMALL, book=replace(SMALL.book, signatures=signatures))
    then = replace(made, subject=signed, sheets=sheets(signed))
    cover = parse(as_html(then, NAME)).one("header").text
    assert FEW[0] in cover
    assert "its logic, questions, words changed." in cover
    assert "Nothing has been signed yet" not in cover


# What is in it is true --------------------------------------------------------------------------


def test_three_people_show_the_edge_of_each_rule(made: Pack) -> None:
    for card in made.cards:
        titles = [example.title for example in card.examples]
        truths = [example.truth for example in card.examples]
        assert titles[:2] == ["Applies", "Just misses"]
        assert truths[:2] == [Truth.YES, Truth.NO]
        assert card.examples[0].level_label
        before, after = ({s.question: s.answer for s in e.decides} for e in card.examples[:2])
        changed = card.examples[1].changed
        assert changed in after
        assert before.get(changed) != after[changed]
        both = (before.keys() & after.keys()) - {changed}
        assert all(before[name] == after[name] for name in both)
        if len(truths) > 2:
            assert (titles[2], truths[2]) == ("Cannot be told", Truth.CANT_TELL)
    without = [card.row.id for card in made.cards if len(card.examples) < 3]
    assert without == ["pregnancy_not_sure"]


def test_a_bound_is_shown_where_it_is(made: Pack) -> None:
    (card,) = [card for card in made.cards if card.row.id == "high_history_before_24"]
    weeks = [[s.answer for s in e.decides if s.question == "weeks"] for e in card.examples]
    assert weeks[1] == ["24 weeks"]


def test_a_mark_says_what_an_answer_tells(made: Pack) -> None:
    said = [s for card in made.cards for example in card.examples for s in example.decides]
    marks = {(s.question, s.answer): s.mark for s in said}
    assert marks["emergency_signs", "A strong urge to push"] is Tone.YES
    assert marks["emergency_signs", "None of these"] is Tone.NO
    assert marks["pregnant", "I'm not sure if I'm pregnant"] is Tone.UNSURE
    assert marks["weeks", "24 weeks"] is Tone.YES


def test_no_scenario_is_told_twice_and_nobody_is_left_out(made: Pack) -> None:
    told = [(s.level, s.contact, s.family, s.truth) for s in made.matrix.scenarios]
    assert len(told) == len({*told})
    assert not made.matrix.outside
    assert len(told) < made.matrix.tried
    ranks = [s.level.rank for s in made.matrix.scenarios]
    assert ranks == sorted(ranks)
    assert all(s.example.level is s.level for s in made.matrix.scenarios)
    assert all(s.example.contact == s.contact for s in made.matrix.scenarios)


def test_proofs_are_told_with_their_words(made: Pack, tree: Element) -> None:
    assert [proof.id for proof in made.proofs.proofs] == ["P1", "P2"]
    told = tree.text
    assert all(proof.words in told for proof in made.proofs.proofs)


def test_how_far_the_promises_fix_each_level_is_told(made: Pack, tree: Element) -> None:
    assert [row.level for row in made.proofs.coverage] == [*Level]
    assert "Promise coverage of each level" in tree.text
    assert all(row.sets in tree.text for row in made.proofs.coverage)


def test_a_refuted_property_names_people() -> None:
    # Without most of the rules, the promise about signs before 37 weeks cannot hold.
    promise = next(p for p in BOOK.properties if p.id == "P3")
    broken = Space(replace(SMALL.book, properties=(promise,)))
    report = proof_report(broken, SMALL.wording, lambda _: None)
    assert not report.all_proved
    assert not report.proofs[0].proved
    assert any("level" in line for person in report.proofs[0].people for line in person)


# Pictures ---------------------------------------------------------------------------------------


def test_every_arrow_has_its_condition_and_the_outline_says_the_same(made: Pack) -> None:
    assert [picture.id for picture in made.pictures][:2] == ["questions", "conditions"]
    for picture in made.pictures:
        drawings = [parse(sheet) for sheet in picture.sheets]
        heads = [e for d in drawings for e in d.all("path") if "head" in e.get("class")]
        said = [part.text for line in picture.outline for part in line.parts]
        arrows = [text for text in said if text != "always"]
        assert len(heads) == len(arrows)
        drawn = " ".join(e.text for d in drawings for e in d.all("text"))
        for text in arrows:
            label = text.split(": ", 1)[1] if text.startswith("from ") else text.split(": ")[1]
            assert all(word in drawn for word in label.split())


def test_every_rule_is_in_a_picture_with_its_levels(made: Pack) -> None:
    lines = [line for picture in made.pictures[2:] for line in picture.outline]
    assert len(lines) == len(FEW)
    assert all(any(part.text.startswith("yes: ") for part in line.parts) for line in lines)


def test_no_picture_is_higher_than_a_page(made: Pack) -> None:
    for picture in made.pictures:
        for sheet in picture.sheets:
            width, height = (int(parse(sheet).one("svg").get(side)) for side in ("width", "height"))
            assert height / width < 255 / 186 or height <= TALLEST + 100
