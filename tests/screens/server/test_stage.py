"""APP_STAGE: what is not signed does not reach the public."""

import subprocess
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from rules.loading.layout import ACCEPTED, HOME, RELEASE
from rules.loading.project import Project
from rules.model.evidence import Role
from screens.content import Published, content
from screens.server.stage import stage_or_exit
from tests.support.messages import copy_content
from tests.support.releasing import as_yaml, decided, judged
from tests.support.running_app import run_to_its_end
from tests.support.signers import DAY, fully_signed

SHIPPED = content()
SERVICE = SHIPPED.local.service.model_copy(
    update={"security_email": "holes@example.org", "email": "us@example.org"}
)
LOCAL = SHIPPED.local.model_copy(update={"service": SERVICE})
BOOK = judged(fully_signed(SHIPPED.book, SHIPPED.wording))
SIGNED = replace(SHIPPED, book=BOOK, local=LOCAL)
LATE = date(2031, 1, 1)
RULE = "open_cervix"
RULES, WORDS, TO_TELL = "rules are not ready", "since somebody read them", "of a security hole"
DECIDED = "Still to be decided"


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project of which somebody has read every word, and decided all there is to decide."""
    folder = tmp_path_factory.mktemp("read")
    copy_content(folder)
    (folder / RELEASE).write_text(as_yaml(decided(SHIPPED.book.version)), encoding="utf-8")
    ledger = (HOME / ACCEPTED).read_text(encoding="utf-8")
    (folder / ACCEPTED).write_text(
        ledger.replace('"by": "nobody", "role": "nobody"', '"by": "Some Reader", "role": "reader"'),
        encoding="utf-8",
    )
    return Project(folder)


@pytest.fixture
def refusal(read: Project, capsys: pytest.CaptureFixture[str]) -> Callable[..., str]:
    """What is said to content that may not start for the public; its words are all read."""

    def said(shown: Published, today: date = DAY, project: Project = read) -> str:
        with pytest.raises(SystemExit) as stop:
            stage_or_exit("public", shown, project, today)
        assert stop.value.code == 1
        return capsys.readouterr().err

    return said


@pytest.mark.parametrize("stage", ["", "draft"])
def test_a_draft_starts_unsigned(stage: str) -> None:
    stage_or_exit(stage, SHIPPED, Project(), DAY)


def test_a_signed_book_within_its_dates_starts_for_the_public(read: Project) -> None:
    stage_or_exit("public", SIGNED, read, DAY)


@pytest.mark.parametrize("stage", ["Public", "live", "public "])
def test_an_unknown_stage_is_refused_with_the_known_ones(
    stage: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        stage_or_exit(stage, SIGNED, Project(), DAY)
    assert stop.value.code == 1
    said = capsys.readouterr().err
    assert said == f"APP_STAGE={stage}: there is no such stage. There is: draft, public\n"


def test_without_anybody_to_tell_of_a_hole_it_does_not(refusal: Callable[..., str]) -> None:
    service = LOCAL.service.model_copy(update={"security_email": None})
    local = LOCAL.model_copy(update={"service": service})
    assert refusal(replace(SIGNED, local=local)) == (
        "The app does not start for the public (APP_STAGE=public):\n\n"
        "Nobody can be told of a security hole.\n"
        "Name an address under service: security_email in local.yaml.\n\n"
        "To show it as a draft, with the banner, start it without APP_STAGE.\n"
    )


def test_with_words_that_nobody_has_read_it_does_not(refusal: Callable[..., str]) -> None:
    said = refusal(SIGNED, project=Project())
    assert WORDS in said
    assert "cli.py accept --status" in said
    assert RULES not in said
    assert TO_TELL not in said


def test_everything_that_keeps_it_from_the_public_is_said_at_once(
    refusal: Callable[..., str],
) -> None:
    said = refusal(SHIPPED, project=Project())
    count = len(SHIPPED.book.rules)
    assert said.count("does not start for the public") == 1
    first, second, third = said.index("\n1. "), said.index("\n2. "), said.index("\n3. ")
    assert said[first:].startswith(f"\n1. {count} of {count} rules are not ready.")
    assert WORDS in said[second:third]
    fourth = said.index("\n4. ")
    assert TO_TELL in said[third:fourth]
    assert DECIDED in said[fourth:]
    assert "\n5. " not in said
    assert said.endswith("start it without APP_STAGE.\n")


def test_what_people_have_not_decided_is_listed_in_plain_words(
    refusal: Callable[..., str], read: Project
) -> None:
    said = refusal(replace(SIGNED, book=replace(BOOK, hazards=SHIPPED.book.hazards)))
    _, _, listed = said.partition("Still to be decided, in release.yaml and hazards.yaml:\n\n")
    count = len(SHIPPED.book.hazards)
    assert listed.startswith(f"  - {count} of {count} hazards have no initial risk: H-01, H-02,")
    assert max(map(len, said.splitlines())) <= 100


def test_a_release_that_cannot_be_read_is_refused_with_its_place(
    refusal: Callable[..., str], tmp_path: Path
) -> None:
    copy_content(tmp_path)
    (tmp_path / RELEASE).write_text("hazard_log: null\n", encoding="utf-8")
    said = refusal(SIGNED, project=Project(tmp_path))
    assert "What was decided about the release cannot be read:\n\nrelease.yaml:1:1" in said


def test_the_shipped_book_is_refused_with_its_rules(refusal: Callable[..., str]) -> None:
    said = refusal(SHIPPED)
    count = len(SHIPPED.book.rules)
    assert f"\n1. {count} of {count} rules are not ready.\n" in said
    assert f"\n{count} rules: not signed by anybody\n" in said
    assert " emergency_sign (all 7)," in " ".join(said.split())
    assert f" {RULE}," in said
    assert "python cli.py sign --status" in said
    assert max(map(len, said.splitlines())) <= 100


def test_signatures_that_nobody_made_with_a_key_do_not_open_it(
    refusal: Callable[..., str],
) -> None:
    invented = [one.model_copy(update={"ssh": None}) for one in SIGNED.book.signatures]
    shown = replace(SIGNED, book=replace(SIGNED.book, signatures=tuple(invented)))
    said = " ".join(refusal(shown).split())
    count = len(SHIPPED.book.rules)
    assert f"(APP_STAGE=public): {count} of {count} rules are not ready." in said
    assert "a signature does not count: Made-up Midwife (midwife): it carries no signature" in said


def test_a_rule_that_changed_is_named_with_what_changed(
    refusal: Callable[..., str],
) -> None:
    book = SIGNED.book
    rules = tuple(
        rule.model_copy(update={"advice": ("keep_your_plan",)}) if rule.id == RULE else rule
        for rule in book.rules
    )
    said = refusal(replace(SIGNED, book=replace(book, rules=rules)))
    assert "1 of " in said
    assert "1 rule: changed since it was signed: its logic and the words it shows\n" in said
    assert "1 rule: its logic is not signed by a midwife and an obstetrician\n" in said
    assert said.count(f"    {RULE}\n") == 2


def test_a_rule_that_waits_for_the_other_profession(refusal: Callable[..., str]) -> None:
    waiting = [s for s in SIGNED.book.signatures if (s.rule, s.role) != (RULE, Role.OBSTETRICIAN)]
    said = refusal(replace(SIGNED, book=replace(SIGNED.book, signatures=tuple(waiting))))
    assert f"\n1 rule: its logic is not signed by an obstetrician\n    {RULE}\n" in said


def test_evidence_past_its_date_keeps_a_signed_book_from_the_public(
    refusal: Callable[..., str],
) -> None:
    said = refusal(SIGNED, LATE)
    source = SHIPPED.book.rule(RULE).evidence[0].source
    due = next(s.review_by for s in SHIPPED.book.sources if s.id == source)
    assert f"evidence past its review date: {source} ({due})\n" in said
    assert "not signed" not in said
    assert "hazard_log counts no longer" in said


def test_the_real_app_does_not_start_for_the_public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_STAGE", "public")
    ended: subprocess.CompletedProcess[str] = run_to_its_end(Path(__file__).parents[3])
    assert ended.returncode == 1
    assert "The app does not start for the public" in ended.stderr
    assert "Traceback" not in ended.stderr + ended.stdout
