"""Formulas as FHIRPath: what is written, and that the reference engine reads the same in it."""

import re

import pytest

from interop.fhir.paths import FhirPaths
from interop.fhir.questionnaire import QuestionnaireWriter
from rules.formulas.answers import anyone
from rules.formulas.formula import FALSE, TRUE, all_of, any_of, negated
from rules.model.codes import NO_CODES
from tests.support import other_engines
from tests.support.real_book import BOOK
from tests.support.responses import fit_people, named_results, response_of, said_by_engine
from tests.support.small_book import QUESTIONS, book

MISSING = other_engines.missing("fhirpath")
SMALL = book(QUESTIONS)
ANSWERS = anyone(SMALL, complete=False)
ITEM = "%resource.item.where(linkId='all-group').item.where(linkId='{}').answer.value"
PREGNANT, WEEKS, SPECIAL = (ITEM.format(name) for name in ("pregnant", "weeks", "weeks-special"))


def test_an_option_a_number_and_what_stands_in_its_place() -> None:
    weeks = ANSWERS["weeks"]
    wanted = {
        ANSWERS["pregnant"].options["yes"]: f"{PREGNANT}.where(code='yes').exists()",
        weeks.specials["not_sure"]: f"{SPECIAL}.where(code='not_sure').exists()",
        weeks.unanswered: f"({SPECIAL}.empty() and {WEEKS}.empty())",
        weeks.reaches[5]: f"({SPECIAL}.empty() and {WEEKS}.exists() and ({WEEKS} >= 5).allTrue())",
        TRUE: "true",
        FALSE: "false",
    }
    paths = FhirPaths(SMALL, wanted)
    assert {formula: paths.of(formula) for formula in wanted} == wanted
    assert paths.variables == {}


def test_what_is_used_twice_is_written_once() -> None:
    yes, no = (ANSWERS["pregnant"].options[name] for name in ("yes", "no"))
    shared = any_of(yes, no)
    wanted = [all_of(shared, ANSWERS["signs"].unanswered), negated(shared)]
    paths = FhirPaths(SMALL, wanted)
    assert paths.of(wanted[1]) == "(%part1).not()"
    assert paths.of(wanted[0]).count("%part1") == 1
    assert [*paths.variables] == ["part1"]


def test_a_part_uses_only_those_before_it_and_no_id_stands_bare() -> None:
    wanted = [*named_results(BOOK).values()]
    paths = FhirPaths(BOOK, wanted)
    texts = [*map(paths.of, wanted)]
    known: set[str] = set()
    for name, text in paths.variables.items():
        assert {*re.findall(r"%(part\d+)", text)} <= known, name
        known.add(name)
    bare = re.sub(r"'[^']*'", "", " ".join([*paths.variables.values(), *texts]))
    words = {*re.findall(r"[a-z_]+", re.sub(r"part\d+", "", bare))}
    assert not words & BOOK.questionnaire.questions.keys()


@pytest.mark.thorough
@pytest.mark.skipif(bool(MISSING), reason=MISSING)
def test_the_reference_engine_of_fhirpath_says_what_our_engine_says() -> None:
    """Every rule, level, contact, card and question, also for people who are not finished."""
    people = fit_people(BOOK, other_engines.PEOPLE)
    form = QuestionnaireWriter(BOOK, NO_CODES, approved=False).questionnaire(named_results(BOOK))
    given = {"questionnaire": form, "responses": [response_of(BOOK, who) for who in people]}
    said = other_engines.run("fhirpath.mjs", given)
    for who, found in zip(people, said, strict=True):
        wanted = {name: [truth] for name, truth in said_by_engine(BOOK, who).items()}
        assert found == wanted, who
