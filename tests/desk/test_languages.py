"""A language is offered when it is whole, accepted and signed as the English is, and not before."""

from datetime import date
from pathlib import Path

import pytest

from desk.acceptance.accepting import Accepting, NotAccepted, acceptance_by
from desk.acceptance.kinds import Who
from desk.acceptance.ledger import NOBODY, Acceptance
from desk.languages import Standing, as_text, offered, standings, told, translated, withdrawn
from desk.signing import Signing
from explainer.signoff.approval import words_shown
from explainer.wording import load_wording
from rules.loading.book import read_book
from rules.loading.layout import WORDS, translation
from rules.loading.project import Project
from rules.model.evidence import Role
from rules.signoff.ledger import add_signatures
from rules.signoff.meaning import meanings
from screens import editions
from tests.support.command_line import edit
from tests.support.messages import copy_content
from tests.support.real_book import BOOK
from tests.support.signers import signature
from tests.support.translated import WELSH, completed, in_whole, need, whole, write

DAY = date(2026, 12, 1)
READER = acceptance_by("Some Reader", "Read aloud to two people", None, None, DAY)
MIDWIFE = acceptance_by("A Midwife", "Read beside the English", "midwife", "12A3456E", DAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = copy_content(tmp_path / "content")
    write(Project(folder), whole())
    return folder


def standing(folder: Path) -> Standing:
    project = Project(folder)
    (found,) = standings(project, read_book(project))
    return found


def sign(folder: Path, language: str | None) -> None:
    """Made-up people sign every rule, in the words of a language."""
    project = Project(folder) if language is None else translated(Project(folder), language)
    book = read_book(project)
    now = meanings(book, words_shown(book, load_wording(project)))
    roles = Role if language is None else (Role.MIDWIFE,)
    signed = [signature(r, now[r], role, language=language) for r in now for role in roles]
    add_signatures(folder, signed)


@pytest.mark.thorough
def test_from_a_whole_translation_to_one_that_is_offered_and_withdrawn(folder: Path) -> None:
    first = standing(folder)
    assert (first.problems, first.is_offered, first.is_withdrawn) == ([], False, False)
    assert len(first.not_accepted) == len(need().texts)
    assert f"{len(need().texts)} texts are not accepted" in as_text(first)

    left = Accepting(Project(folder), DAY, WELSH.tag).accept("*", READER).left
    read = standing(folder)
    assert {text.kind.who for text in read.not_accepted} == {Who.CLINICIAN}
    assert len(left) == len(read.not_accepted) > 100
    Accepting(Project(folder), DAY, WELSH.tag).accept("*", MIDWIFE)
    whole_one = standing(folder)
    assert whole_one.is_offered
    assert as_text(whole_one) == "cy (Cymraeg) is whole, and is offered."
    assert not read.is_withdrawn  # nobody was ever offered what no clinician accepted
    project = Project(folder)
    assert offered(project, BOOK) == (WELSH,)
    assert load_wording(translated(project, "cy")).language == "cy"

    # Whether the English is accepted is another matter, though it stands in the same ledger.
    assert Accepting(Project(folder), DAY).pending("translations/*") == []

    edit(folder, WORDS, 'heading: "Call {contact} now"', 'heading: "Call {contact} at once"')
    project = Project(folder)
    (gone,) = withdrawn(project, read_book(project))
    assert not gone.is_offered
    assert [problem.code for problem in gone.problems] == ["T004"]
    assert "so people may look for it" in as_text(gone)

    # Also when its file is taken away: browsers may still have its pages.
    (folder / translation("cy")).unlink()
    (removed,) = withdrawn(project, BOOK)
    assert (removed.language.tag, removed.problems[0].code) == ("cy", "T001")
    assert [*offered_and_gone(project)] == [[], ["cy"]]


@pytest.mark.thorough
def test_a_language_with_whole_texts_is_offered_and_withdrawn_by_another_name(
    folder: Path,
) -> None:
    heading = "wording/levels/call_now/heading"
    write(Project(folder), completed(in_whole(heading)))
    number = len(need().texts) + len(need().whole[heading])
    assert len(standing(folder).not_accepted) == number
    Accepting(Project(folder), DAY, WELSH.tag).accept("*", MIDWIFE)
    assert standing(folder).is_offered
    edit(folder, WORDS, "    name: your maternity unit\n", "    name: your labour ward\n")
    gone = standing(folder)
    assert gone.is_withdrawn
    assert {problem.what.split("'")[1] for problem in gone.problems} == {
        f"{heading}/to/maternity_unit",
        "wording/contacts/maternity_unit/name",
    }


def offered_and_gone(project: Project) -> list[list[str]]:
    return [
        [one.tag for one, _ in found(project)] for found in (editions.offered, editions.withdrawn)
    ]


def test_one_text_that_somebody_accepted_makes_no_language_that_was_offered(folder: Path) -> None:
    Accepting(Project(folder), DAY, WELSH.tag).accept("screens/site/back", MIDWIFE)
    assert not standing(folder).is_withdrawn


@pytest.mark.thorough
def test_nobody_is_locked_out_by_a_baseline(folder: Path) -> None:
    accepting = Accepting(Project(folder), DAY, WELSH.tag)
    with pytest.raises(NotAccepted, match="there is no baseline of it"):
        accepting.baseline("as it is today")
    by_nobody = Acceptance(NOBODY, NOBODY, "", DAY, "as it is today")
    accepting._write(accepting.pending(), by_nobody)  # as it could be done once
    again = Accepting(Project(folder), DAY, WELSH.tag)
    assert len(again.pending()) == len(standing(folder).not_accepted) == len(need().texts)
    again.accept("*", MIDWIFE)
    assert standing(folder).is_offered


def test_a_translation_that_cannot_be_read_keeps_nobody_from_signing_the_english(
    folder: Path,
) -> None:
    write(Project(folder), f"<<<<<<< ours\n{whole()}")
    assert "open_cervix" in Signing(Project(folder), DAY).states


@pytest.mark.thorough
def test_where_the_english_is_signed_the_language_has_to_be_signed_in_its_own_words(
    folder: Path,
) -> None:
    Accepting(Project(folder), DAY, WELSH.tag).accept("*", MIDWIFE)
    assert standing(folder).is_offered
    sign(folder, None)
    assert not standing(folder).is_signed
    assert "cli.py sign --language cy --status" in as_text(standing(folder))
    sign(folder, "cy")
    assert standing(folder).is_offered


def test_the_check_tells_the_first_problems_of_each_kind_and_how_many_more(
    tmp_path: Path,
) -> None:
    project = Project(tmp_path)
    assert [*told(project, BOOK)] == []
    project = Project(copy_content(tmp_path / "content"))
    write(project, 'msgid ""\nmsgstr "Language: cy\\nX-Language-Name: Cymraeg\\n"\n')
    found = [*told(project, BOOK)]
    assert {p.code for p in found} == {"T003"}
    assert len(found) == 4
    assert found[-1].sentence == (
        f"{len(need().texts) - 3} more problems of this kind keep 'cy' from being offered. "
        "See them all: python cli.py translate status cy."
    )
    assert {p.severity for p in found} == {"warning"}


def test_a_translation_that_cannot_be_read_is_never_offered(tmp_path: Path) -> None:
    folder = copy_content(tmp_path / "content")
    write(Project(folder), "hello\n")
    found = standing(folder)
    assert (found.is_offered, found.not_accepted) == (False, [])
    assert str(found.problems[0]).startswith(f"{translation('cy').as_posix()}:1:1  error  T001")
