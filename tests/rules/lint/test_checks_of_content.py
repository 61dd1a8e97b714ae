"""What the checks of whole content find, beyond the slips of tests/messages."""

import shutil
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.wording import load_wording
from rules import load
from rules.lint.checks import evidence_dates, evidence_due, links, pointing, unused, vignette_names
from rules.lint.checks.red_flags import _says_why
from rules.lint.checks.several_questions import SECOND
from rules.lint.context import LintContext
from rules.lint.lists import LIST_FILES
from rules.lint.phrases import Phrases
from rules.lint.run import ON_DEMAND, lint
from rules.loading.project import Project
from rules.loading.yaml.problems import RENAMED, Problem
from rules.loading.yaml.strict_yaml import read
from rules.model.evidence import Source
from tests.support.messages import ROOT, copy_content
from tests.support.real_book import BOOK

PHRASES = Phrases([("patient", 1), ("mum to be", 2), ("mum", 3), ("ER", 4), ("don't worry", 5)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A patient.", [("patient", 1)]),
        ("PATIENT", [("PATIENT", 1)]),
        ("Patients, inpatient, patient's", []),
        ("A mum-to-be", [("mum-to-be", 2)]),
        ("A mum to\nbe", [("mum to\nbe", 2)]),
        ("A mum, to be sure", [("mum", 3)]),
        ("mum mum to be mum", [("mum", 3), ("mum to be", 2), ("mum", 3)]),
        ("The ER, not er", [("ER", 4)]),
        ("Don\u2019t worry", [("Don\u2019t worry", 5)]),
        ("", []),
    ],
)
def test_phrases_are_found_as_whole_words(text: str, found: list[tuple[str, int]]) -> None:
    assert [(text[at.start : at.end], at.about) for at in PHRASES.find(text)] == found


@given(st.text(alphabet="pmutienbdo' -\u2019ERwrsy\n"))
def test_phrases_never_overlap_whatever_the_text(text: str) -> None:
    last = 0
    for at in PHRASES.find(text):
        assert last <= at.start < at.end <= len(text)
        last = at.end


def test_a_phrase_without_a_word_finds_nothing() -> None:
    assert list(Phrases([("!?", 1), ("", 2)]).find("What!? No.")) == []


def changed(folder: Path, file: str, before: str, after: str) -> LintContext:
    text = (folder / file).read_text(encoding="utf-8")
    assert text.count(before) == 1
    (folder / file).write_text(text.replace(before, after), encoding="utf-8")
    project = Project(folder)
    return LintContext(project, load(folder), load_wording(project))


SOURCE = """sources:

  - id: brand_new
    title: Anything
    publisher: Anybody
    year: 2026
    checked_on: 2026-11-22
    review_by: 2027-11-22
"""


def test_a_source_that_neither_rules_nor_notes_cite(tmp_path: Path) -> None:
    copy_content(tmp_path)
    content = changed(tmp_path, "rules/clinical/sources.yaml", "sources:\n", SOURCE)
    assert list(unused.check(content)) == []  # without the notes nobody knows
    shutil.copytree(ROOT / "docs" / "clinical-safety", tmp_path / "docs" / "clinical-safety")
    (problem,) = unused.check(LintContext(Project(tmp_path), content.book, content.wording))
    assert problem.what == "nothing uses the source 'brand_new'"
    assert problem.severity == "warning"


@pytest.mark.parametrize(
    ("file", "before", "after", "what"),
    [
        (
            "rules/clinical/advice.yaml",
            "  - id: call_999_how\n",
            "  - id: nobody_gives\n  - id: call_999_how\n",
            "nothing uses the advice 'nobody_gives'",
        ),
        (
            "explainer/wording/en.yaml",
            "\nphones:\n",
            '\nphones:\n  idle:\n    number: "101"\n    name: Idle\n    checked_on: null\n'
            "    source: null\n    confidence: low\n",
            "nothing uses the phone number 'idle'",
        ),
    ],
)
def test_advice_and_numbers_that_nothing_uses(
    tmp_path: Path, file: str, before: str, after: str, what: str
) -> None:
    content = changed(copy_content(tmp_path), file, before, after)
    assert [problem.what for problem in unused.check(content)] == [what]


def test_a_name_in_many_vignettes_is_told_once(tmp_path: Path) -> None:
    copy_content(tmp_path)
    for file in (tmp_path / "tests" / "vignettes").glob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("fluid_or_bleeding.show", "fluid_or_bleeding.shown"), "utf-8")
    found = vignette_names.check(LintContext(Project(tmp_path), load(tmp_path)))
    (told,) = found
    assert told.fix == f"{RENAMED}. Did you mean 'fluid_or_bleeding.show'?"
    assert f"(and in {len(told.also)} other places)" in told.what


def test_without_a_book_nothing_that_needs_one_is_looked_at(tmp_path: Path) -> None:
    content = LintContext(Project(copy_content(tmp_path)))
    assert list(unused.check(content)) == []
    assert vignette_names.check(content) == []


def sources(*days: date) -> tuple[list[Source], str]:
    made = [
        Source(id=f"s{i}", title="A", publisher="B", year=None, checked_on=None, review_by=day)
        for i, day in enumerate(days)
    ]
    return made, "sources:\n" + "".join(
        f"  - id: s{i}\n    review_by: x\n" for i in range(len(made))
    )


def told(days: list[date], today: date) -> tuple[list[Problem], list[Problem]]:
    made, text = sources(*days)
    document = read(text, "sources.yaml")
    past = list(evidence_dates.check(made, document, today))
    return past, list(evidence_due.check(made, document, today))


def test_a_source_is_due_60_days_ahead_and_past_the_day_after() -> None:
    day = date(2027, 5, 22)
    for today, past, due in (
        (date(2027, 3, 22), 0, 0),
        (date(2027, 3, 23), 0, 1),
        (day, 0, 1),
        (date(2027, 5, 23), 1, 0),
    ):
        found = told([day], today)
        assert tuple(map(len, found)) == (past, due), today


def test_many_sources_of_one_day_are_told_once() -> None:
    day = date(2027, 5, 22)
    past, _ = told([day] * 86 + [date(2027, 5, 23)] * 3, date(2027, 6, 1))
    assert len(past) == 4
    assert past[0].what == "the source 's0' (and 85 others) was to be reviewed by 2027-05-22"
    _, due = told([day] * 4, day)
    assert [problem.what[-7:] for problem in due] == [", today"]


@pytest.mark.parametrize(
    ("rationale", "says"),
    [
        ("Not sure what the scan showed says nothing here, because a team acts on it.", True),
        ("Where it is only not sure, this one stays quiet: the others speak.", True),
        ("Not sure leads to the same call. A team that is quiet acts.", False),
        ("It needs a check.", False),
    ],
)
def test_a_reason_says_both_not_sure_and_nothing_in_one_sentence(
    rationale: str, says: bool
) -> None:
    assert _says_why(rationale) is says


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Have you had a late loss, and was there a stitch?", True),
        ("Are you feeling unwell, or has something changed?", True),
        ("Did it hurt and how long did it last?", True),
        ("Is there any leaking, bleeding or change in your discharge?", False),
        ("Has a doctor said there is, or may be, a problem?", False),
        ("What have you been told about your cervix in this pregnancy?", False),
    ],
)
def test_what_are_several_questions(text: str, found: bool) -> None:
    assert bool(SECOND.search(text)) is found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See the list above.", True),
        ("Press the red button", True),
        ("It is marked in red", True),
        ("Use the menu on the left", True),
        ("The link at the bottom of the page", True),
        ("Above all, call.", False),
        ("Pain below your ribs", False),
        ("A pain on the right side", False),
        ("Less than 25 mm, or above 30 mm", False),
        ("A child's red book", False),
    ],
)
def test_what_points_at_the_page(text: str, found: bool) -> None:
    assert bool(pointing.POINTING.search(text)) is found


@pytest.mark.parametrize("text", ["Learn more", "Here.", "Click here to go on", "More information"])
def test_vague_links(text: str, tmp_path: Path) -> None:
    folder = tmp_path / "explainer" / "wording"
    folder.mkdir(parents=True)
    (folder / "screens.yaml").write_text(f"screens:\n  a:\n    b: {text}\n", encoding="utf-8")
    assert len(list(links.check(LintContext(Project(tmp_path))))) == 1


ODD = (
    "text",
    "- a\n- b: c\n",
    "screens: x\n",
    "screens: [x]\n",
    "picture_words: x\n",
    "picture_words: {a: b}\ntopics: [1]\nhelplines: x\nphones: x\n",
    "",
    "rules: [a]\n",
    "a: [",
    "1",
)


@pytest.mark.parametrize("text", ODD)
def test_a_file_of_any_shape_stops_no_check(text: str, tmp_path: Path) -> None:
    files = [
        "questionnaire.yaml",
        *(f"explainer/wording/{name}.yaml" for name in ("en", "screens")),
        *(f"explainer/wording/lists/{name}" for name in LIST_FILES),
        *(f"rules/clinical/{name}.yaml" for name in ("sources", "conditions", "a_topic")),
        *(f"tests/vignettes/{name}.yaml" for name in ("people", "a")),
    ]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert lint(Project(tmp_path), date(2026, 12, 1), BOOK, more=ON_DEMAND)
