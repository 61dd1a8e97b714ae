"""What changed is told with what it was, who reads it and who accepts it, and is written down."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from desk.acceptance.accepting import Accepting, NotAccepted, acceptance_by, unread
from desk.acceptance.before import Before
from desk.acceptance.differing import Difference
from desk.acceptance.entries import entries
from desk.acceptance.kinds import Who, kind_of
from desk.acceptance.ledger import read_ledger
from desk.acceptance.readers import Readers
from desk.acceptance.standing import standing
from desk.checking import acceptance_problems, check_content
from rules import ContentError
from rules.loading.layout import ACCEPTED, HOME, MUST_SAY, QUESTIONNAIRE, SCREENS, WORDS, clinical
from rules.loading.project import Project
from rules.signoff.signer import SignerError
from tests.support.messages import copy_content
from tests.support.real_book import BOOK

DAY = date(2026, 12, 1)
READER = acceptance_by("Some Reader", "Shorter words, read on a phone", None, None, DAY)
MIDWIFE = acceptance_by("A Midwife", "Read with the team today", "midwife", "12A3456E", DAY)
HEADING = 'heading: "Call {phone:emergency} now"'


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_content(tmp_path)
    shutil.copy(HOME / ACCEPTED, tmp_path / ACCEPTED)
    return tmp_path


def change(folder: Path, old: str, new: str) -> None:
    file = folder / WORDS
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def pending(folder: Path) -> list[Difference]:
    return Accepting(Project(folder), DAY).pending()


def test_what_ships_is_as_it_was_written_down_and_read_by_nobody() -> None:
    ledger = read_ledger(Project())
    assert ledger is not None
    assert Accepting(Project(), DAY).pending() == []
    assert [found.by for found in ledger.acceptances.values()] == ["nobody"]
    assert unread(Project()) == len(ledger.lines)


def test_comments_and_folding_are_no_change(folder: Path) -> None:
    change(folder, f"    {HEADING}", f"    # A comment.\n    heading: >-\n      {HEADING[10:-1]}")
    assert pending(folder) == []


def test_the_end_of_a_folded_text_is_no_change(folder: Path) -> None:
    change(folder, f"    {HEADING}", f"    heading: >\n      {HEADING[10:-1]}")
    change(
        folder, "      - Say what you see or feel.", "      - >\n        Say what you see or feel."
    )
    assert pending(folder) == []


def test_a_text_a_list_and_an_order_are_each_one_change(folder: Path) -> None:
    change(folder, HEADING, HEADING.replace("now", "at once, now"))
    change(folder, "      - Say what you see or feel.\n", "")
    names = [(d.entry.name, d.kind.name, d.kind.who) for d in pending(folder)]
    assert names == [
        ("levels.emergency.heading", "emergency", Who.CLINICIAN),
        ("levels.emergency.steps", "emergency", Who.CLINICIAN),
    ]


def test_a_reader_accepts_a_topic_and_leaves_a_level_to_a_clinician(folder: Path) -> None:
    change(folder, HEADING, HEADING.replace("now", "at once, now"))
    change(folder, "    title: What the cervix does\n", "    title: What a cervix does\n")
    accepting = Accepting(Project(folder), DAY)
    taken = accepting.accept("*", READER)
    assert [d.entry.name for d in taken.accepted] == ["topics.what_the_cervix_does.title"]
    assert [d.entry.name for d in taken.left] == ["levels.emergency.heading"]
    assert [d.entry.name for d in pending(folder)] == ["levels.emergency.heading"]
    assert Accepting(Project(folder), DAY).accept("*", MIDWIFE).left == []
    assert pending(folder) == []
    text = (folder / ACCEPTED).read_text(encoding="utf-8")
    assert '"by": "A Midwife", "role": "midwife", "registration": "12A3456E"' in text


def test_what_is_gone_and_what_is_new_is_told(folder: Path) -> None:
    change(folder, "    cant_tell: You were not sure about the emergency signs.\n", "")
    found = acceptance_problems(Project(folder), None, "warning")
    assert any("is gone" in p.what and p.code == "W040" for p in found)


def test_of_a_file_with_an_error_only_the_error_is_told(folder: Path) -> None:
    change(
        folder, "    title: What the cervix does\n", "    title: What your cervixx does\n    x: y\n"
    )
    for accepted in (False, True):
        found = check_content(Project(folder), DAY, accepted=accepted).problems
        assert {p.code for p in found} == {"S003"}


def test_it_is_a_warning_while_editing_and_an_error_when_it_counts(folder: Path) -> None:
    change(folder, "    title: What the cervix does\n", "    title: What a cervix does\n")
    for accepted, severity in ((False, "warning"), (True, "error")):
        found = check_content(Project(folder), DAY, accepted=accepted).problems
        assert [(p.code, p.severity) for p in found] == [("W040", severity)]
    (problem,) = found
    assert "What a cervix does" in problem.what
    assert problem.line > 1
    assert "one reader who did not make the change accepts it" in problem.fix


def test_it_cannot_be_silenced(folder: Path) -> None:
    line = "    title: What a cervix does  # check: off W040 because nobody looks\n"
    change(folder, "    title: What the cervix does\n", line)
    assert "W040" in {p.code for p in check_content(Project(folder), DAY).problems}


def test_a_damaged_ledger_is_refused(folder: Path) -> None:
    file = folder / ACCEPTED
    file.write_text(file.read_text("utf-8") + "<<<<<<< HEAD\n", encoding="utf-8")
    with pytest.raises(ContentError, match="W041"):
        read_ledger(Project(folder))


@pytest.mark.parametrize("reason", ["", "ok", "two words"])
def test_a_reason_says_something(reason: str) -> None:
    with pytest.raises(NotAccepted, match="say why"):
        acceptance_by("Some Reader", reason, None, None, DAY)


@pytest.mark.parametrize(
    ("role", "number"), [("nurse", "1"), ("midwife", "7654321"), ("midwife", "")]
)
def test_a_clinician_is_in_a_register(role: str, number: str) -> None:
    with pytest.raises(SignerError):
        acceptance_by("A Midwife", "Read with the team today", role, number, DAY)


CLINICIANS = [
    (WORDS, "levels.emergency.heading"),
    (WORDS, "levels.call_today.label"),
    (WORDS, "contacts.maternity_unit.name"),
    (WORDS, "phones.nhs_111.number"),
    (WORDS, "cards.nothing_today.lead"),
    (WORDS, "call_script.told.call_now"),
    (WORDS, "rules.emergency_sign.urge_to_push.finding"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.weeks.unit"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.weeks.max"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.pregnant.options.yes.text"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.order of ids"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.pregnant.options.recent_birth.situation"),
    (QUESTIONNAIRE, "sections.how_you_are.questions.weeks.weeks_of_pregnancy"),
    (SCREENS, "screens.site.not_approved"),
    (MUST_SAY, "promises.M1.checks"),
    (clinical("safety"), "properties.P1.words"),
]
READERS = [
    (WORDS, "topics.what_the_cervix_does.title"),
    (WORDS, "advice.after_a_loss.title"),
    (SCREENS, "screens.question.continue"),
]


@pytest.mark.parametrize(
    ("file", "name", "who"),
    [
        *((file, name, Who.CLINICIAN) for file, name in CLINICIANS),
        *((file, name, Who.READER) for file, name in READERS),
    ],
)
def test_who_accepts_what(file: Path, name: str, who: Who) -> None:
    (entry,) = (e for e in entries(Project()) if e.key == (file.as_posix(), name))
    assert kind_of(entry, BOOK).who is who


def test_who_reads_it_is_counted() -> None:
    readers = Readers(Project(), BOOK)
    found = {e.name: e for e in entries(Project()) if e.file == WORDS.as_posix()}
    said = readers.of(found["rules.emergency_sign.urge_to_push.finding"])
    assert "people of the vignettes, in 1 rule at emergency" in said
    assert readers.of(found["phones.emergency.number"]) == "everybody who comes to that page"


@pytest.mark.parametrize(
    ("file", "name", "who"),
    [
        ("symptoms", "rules.bulge_with_waters.when", "in 1 rule at emergency"),
        ("symptoms", "rules.emergency_sign.members.urge_to_push.when", "in 1 rule at emergency"),
        ("symptoms", "rules.emergency_sign.level", "in 7 rules at emergency"),
        ("contacts", "contacts.gp.when", "people of the vignettes"),
        ("cards", "cards.nothing_today.when", "people of the vignettes, at information"),
    ],
)
def test_who_is_led_to_a_rule_is_counted_as_who_reads_it(file: str, name: str, who: str) -> None:
    key = (clinical(file).as_posix(), name)
    (entry,) = (e for e in entries(Project()) if e.key == key)
    assert Readers(Project(), BOOK).of(entry).endswith(who)


def test_who_reads_it_can_be_said_of_everything() -> None:
    readers = Readers(Project(), BOOK)
    assert all(readers.of(entry) for entry in entries(Project()))


def test_without_git_nothing_is_known_of_before(folder: Path) -> None:
    before = Before(Project(folder))
    assert before.value((WORDS.as_posix(), "levels.emergency.heading"), "0" * 16) is None
    assert before.editors({WORDS.as_posix()}) == set()


def test_one_page_says_where_everything_stands() -> None:
    said = standing(Project(), BOOK, DAY)
    assert "Nothing changed since it was written down." in said
    assert f"{len(BOOK.rules)} rules: not signed by anybody" in said
