"""`cli.py sign`: who may sign what, what is written down and refused. Nobody here exists."""

import shutil
from datetime import date
from pathlib import Path

import pytest

import cli
from desk.languages import translated
from explainer import dates
from explainer.signoff.approval import sign_offs_of, words_shown
from explainer.wording import load_wording
from rules import load
from rules.loading.book import read_book
from rules.loading.layout import ALLOWED_KEYS
from rules.loading.project import Project
from rules.model.evidence import Role, Signature
from rules.signoff.standing import SignOff, Standing
from tests.support.command_line import Ran, Run, edit
from tests.support.keys import allowed_for, key_of
from tests.support.messages import copy_content
from tests.support.translated import completed, in_whole, whole, write

TODAY = date(2026, 12, 1)
RULE = "open_cervix"
KEY = ("--key", str(key_of("NMC:00X0000X")))
DOCTORS_KEY = ("--key", str(key_of("GMC:0000000")))
MIDWIFE = (
    *("--role", "midwife", "--name", "Made-up Midwife", "--registration", "00X0000X"),
    *KEY,
)
DOCTOR = (
    *("--role", "obstetrician", "--name", "Made-up Doctor", "--registration", "0000000"),
    *DOCTORS_KEY,
)
LEDGER = Path("rules") / "clinical" / "signoff.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy_content(tmp_path)
    (tmp_path / ALLOWED_KEYS).write_text(allowed_for("NMC:00X0000X", "GMC:0000000"), "utf-8")
    return tmp_path


@pytest.fixture
def run(folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setattr(dates, "today", lambda: TODAY)

    def ran(*arguments: object, typed: str = "") -> Ran:
        lines = iter(typed.splitlines())

        def answer(_question: str) -> str:
            line = next(lines, None)
            if line is None:
                raise EOFError
            return line

        monkeypatch.setattr("builtins.input", answer)
        try:
            code = cli.main(["sign", "--folder", str(folder), *map(str, arguments)])
        except SystemExit as stop:
            code = int(stop.code or 0)
        return Ran(code, *capsys.readouterr())

    return ran


def ledger(folder: Path) -> str:
    return (folder / LEDGER).read_bytes().decode()


def states(folder: Path) -> dict[str, SignOff]:
    return sign_offs_of(load(folder), load_wording(Project(folder)), TODAY)


def state(folder: Path) -> SignOff:
    return states(folder)[RULE]


# --- signing -----------------------------------------------------------------------------------


def test_a_signature_is_written_below_what_is_there(run: Run, folder: Path) -> None:
    before = ledger(folder)
    ran = run("--rule", RULE, *MIDWIFE, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.endswith("Signed: 1 of 1 rules, on 2026-12-01.\n")
    comments = before.removesuffix("signatures: []\n")
    assert ledger(folder).startswith(
        f"{comments}signatures:\n  - rule: {RULE}\n    meaning: {{logic: "
    )
    first = ledger(folder)
    assert run("--rule", RULE, *DOCTOR, "--yes").code == 0
    assert ledger(folder).startswith(first)
    one, other = load(folder).signatures
    assert (one.rule, one.role, one.name) == (RULE, Role.MIDWIFE, "Made-up Midwife")
    assert (one.registered_with, one.registration, one.date) == ("NMC", "00X0000X", TODAY)
    assert (other.role, other.registered_with, other.meaning) == (
        Role.OBSTETRICIAN,
        "GMC",
        one.meaning,
    )
    assert state(folder).is_signed


@pytest.mark.thorough
def test_a_translation_is_signed_in_its_own_words_beside_the_english(
    run: Run, folder: Path
) -> None:
    write(Project(folder), whole())
    for who in (MIDWIFE, DOCTOR):
        assert run("--rule", RULE, *who, "--yes").code == 0
    ran = run("--rule", RULE, *MIDWIFE, "--language", "cy", "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert "level call now: heading: ⟦Çâll {contact} ñöw" in ran.out
    assert "    language: cy\n    ssh: " in ledger(folder)
    english, welsh = load(folder).signatures[0], load(folder).signatures[-1]
    assert (welsh.language, welsh.meaning.logic) == ("cy", english.meaning.logic)
    assert welsh.meaning.words != english.meaning.words
    assert state(folder).signatures == load(folder).signatures[:2]  # English asks for its own
    project = translated(Project(folder), "cy")
    assert sign_offs_of(read_book(project), load_wording(project), TODAY)[RULE].is_signed
    midwife = (*MIDWIFE[:2], *MIDWIFE[4:6])
    taken = run("--withdraw", "--rule", RULE, *midwife, "--language", "cy", "--yes")
    assert taken.code == 0
    assert state(folder).is_signed


@pytest.mark.thorough
def test_each_whole_text_is_shown_to_who_signs_and_is_part_of_what_is_signed(
    run: Run, folder: Path
) -> None:
    def words() -> str:
        project = translated(Project(folder), "cy")
        shown = words_shown(read_book(project), load_wording(project))
        return shown[RULE]["level call_now: heading"]

    write(Project(folder), completed(in_whole("wording/levels/call_now/heading")))
    first, *_, last = words().split("\n")
    assert first == "⟦Çâll 111 ñöw~~~~~~~~⟧ [to phone:nhs_111]"
    assert last.endswith(" [to not_known_yet]")
    assert "{contact}" not in words()
    ran = run("--rule", RULE, *MIDWIFE, "--language", "cy", "--yes")
    assert "⟦Çâll ýöûr mâtérñîtý ûñît ñöw~~~~~~~~~⟧ [to maternity_unit]" in ran.out


def test_a_translation_with_something_wrong_is_not_signed(run: Run, folder: Path) -> None:
    write(Project(folder), completed('msgctxt "screens/site/back"\nmsgid "Back"\nmsgstr ""\n'))
    ran = run("--rule", RULE, *MIDWIFE, "--language", "cy", "--yes")
    assert ran.code == 1
    assert ran.err.endswith("A translation is signed when nothing is wrong with it.\n")
    assert "T003" in ran.err


def test_signing_changes_no_version(run: Run, folder: Path) -> None:
    version = load(folder).version
    run("--rule", RULE, *MIDWIFE, "--yes")
    assert load(folder).version == version


def test_the_sheet_shows_the_sentence_and_the_exact_words(run: Run) -> None:
    said = run("--rule", "high_history_before_24", *MIDWIFE, "--yes").out
    for words in (
        "Made-up Midwife, midwife, NMC 00X0000X signs 1 of 105 rules.",
        "[1 of 1] high_history_before_24   rules/clinical/history.yaml:",
        "- not signed by anybody",
        "at most 23 completed weeks",
        "“the history is in the high group” means: ",
        "- How many weeks pregnant are you? (weeks)",
        "a whole number from 0 to 42",
        "level call today: heading: Call {contact} today",
        "Its advice: ask_for_preterm_clinic, ask_about_cervix_scan",
        "- READ: ",
    ):
        assert words in said
    assert max(map(len, said.splitlines())) <= 100


def test_a_family_and_several_rules(run: Run, folder: Path) -> None:
    family = [rule for rule in load(folder).rules_by_id if rule.startswith("emergency_sign.")]
    assert run("--family", "emergency_sign", "--rule", RULE, *DOCTOR, "--yes").code == 0
    assert [s.rule for s in load(folder).signatures] == [RULE, *family]


@pytest.mark.thorough
def test_all_rules_by_both_are_ready_for_the_public(run: Run, folder: Path) -> None:
    assert run("--all", *MIDWIFE, "--yes").code == 0
    partly = run("--status")
    assert (partly.code, partly.out.splitlines()[0]) == (
        1,
        "105 rules: its logic is not signed by an obstetrician",
    )
    assert run("--all", *DOCTOR, "--yes").code == 0
    done = run("--status")
    assert done.code == 0
    assert done.out.startswith("105 rules: signed, and on evidence within its date\n")


def test_nobody_signs_the_same_twice(run: Run, folder: Path) -> None:
    run("--rule", RULE, *MIDWIFE, "--yes")
    before = ledger(folder)
    ran = run("--rule", RULE, *MIDWIFE, "--yes")
    assert (ran.code, ran.out) == (
        0,
        "There is nothing to sign: you signed all of these as they are.\n",
    )
    assert ledger(folder) == before


@pytest.mark.thorough
def test_stale_are_exactly_the_rules_that_changed(run: Run, folder: Path) -> None:
    run("--all", *MIDWIFE, "--yes")
    run("--all", *DOCTOR, "--yes")
    edit(folder, "questionnaire.yaml", "did they say about your", "did they say, about your")
    changed = [r for r, found in states(folder).items() if found.standing is Standing.STALE]
    assert RULE in changed
    assert run("--status").out.startswith(
        f"{len(changed)} rules: changed since it was signed: the wording of what it reads\n"
    )
    before = len(load(folder).signatures)
    assert run("--stale", *MIDWIFE, "--yes").code == 0
    assert [s.rule for s in load(folder).signatures[before:]] == changed
    assert run("--status").code == 0  # words need one of the two
    assert run("--stale", *DOCTOR, "--yes").out.startswith("There is nothing to sign")


@pytest.mark.thorough
def test_new_logic_has_to_be_signed_by_both(run: Run, folder: Path) -> None:
    for who in (MIDWIFE, DOCTOR):
        run("--rule", RULE, *who, "--yes")
    words = "        not_sure: I'm not sure what was seen\n"
    more = "        prefer_not_to_say: I prefer not to say\n"
    edit(folder, "questionnaire.yaml", words, words + more)
    assert "    open_cervix\n" in run("--status").out
    for who, standing in ((MIDWIFE, Standing.PARTLY_SIGNED), (DOCTOR, Standing.SIGNED)):
        said = run("--stale", *who, "--yes").out
        assert said.endswith("Signed: 1 of 1 rules, on 2026-12-01.\n")
        assert state(folder).standing is standing


@pytest.mark.thorough
@pytest.mark.parametrize(
    "name", ["Ada O'Made-Up", 'Ada "Dr" Made: Up #1', "Zoë Żółć-Naír", "  Ada   Made-Up "]
)
def test_a_name_is_written_as_it_is(run: Run, folder: Path, name: str) -> None:
    run("--rule", RULE, *MIDWIFE, "--name", name, "--yes")
    assert [s.name for s in load(folder).signatures] == [" ".join(name.split())]


def test_a_registration_may_be_typed_loosely(run: Run, folder: Path) -> None:
    who = ("--role", "Midwife", "--name", "Made-up Midwife", "--registration", "00x 0000x", *KEY)
    assert run("--rule", RULE, *who, "--yes").code == 0
    assert [s.registration for s in load(folder).signatures] == ["00X0000X"]


def test_what_was_signed_on_paper_keeps_its_day(run: Run, folder: Path) -> None:
    assert run("--rule", RULE, *MIDWIFE, "--yes", "--date", "2026-11-03").code == 0
    assert [s.date for s in load(folder).signatures] == [date(2026, 11, 3)]


# --- asking ------------------------------------------------------------------------------------


def test_what_is_not_given_is_asked_for(run: Run, folder: Path) -> None:
    typed = f"obstetrician\nMade-up Doctor\n0000000\nyes\n{DOCTORS_KEY[1]}\n"
    assert run("--rule", RULE, typed=typed).code == 0
    assert [s.name for s in load(folder).signatures] == ["Made-up Doctor"]


def test_each_rule_is_asked_about_and_only_a_whole_yes_signs(run: Run, folder: Path) -> None:
    family = [rule for rule in load(folder).rules_by_id if rule.startswith("emergency_sign.")]
    ran = run("--family", "emergency_sign", *MIDWIFE, typed="yes\nno\ny\n\nyes\nstop\n")
    assert ran.code == 0
    assert [s.rule for s in load(folder).signatures] == [family[0], family[2]]
    assert ran.out.endswith("Signed: 2 of 7 rules, on 2026-12-01.\n")
    assert "[4 of 7]" in ran.out
    assert "[5 of 7]" not in ran.out


def test_whoever_breaks_off_signs_nothing(run: Run, folder: Path) -> None:
    before = ledger(folder)
    ran = run("--family", "emergency_sign", *MIDWIFE, typed="yes\nyes\n")
    assert (ran.code, ran.err) == (2, "\nNothing was signed.\n")
    assert ledger(folder) == before


def test_a_review_of_the_english_signs_no_translation(run: Run, folder: Path) -> None:
    before = ledger(folder)
    ran = run("--from", folder / "review.json", "--language", "cy", *KEY, "--yes")
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith("A review is of the English words, so --from and --language do not")
    assert ledger(folder) == before


# --- what is refused ---------------------------------------------------------------------------

ROLES = "one of: midwife, obstetrician"
ARABIC = "\u0660\u0660"  # two zeros that are no digits of a PIN
NMC = "it has two digits, a letter, four digits, a letter, such as 12A3456E"


@pytest.mark.parametrize(
    ("changed", "said"),
    [
        (("--role", "nurse"), f"'nurse' is no role that signs here; {ROLES}"),
        (("--role", "midwif"), "'midwif' is no role that signs here; did you mean 'midwife'?"),
        (("--registration", "1234567"), f"'1234567' is no number of the NMC: {NMC}"),
        (("--registration", "00X000X"), f"'00X000X' is no number of the NMC: {NMC}"),
        (("--registration", f"{ARABIC}X0000X"), f"'{ARABIC}X0000X' is no number of the NMC: {NMC}"),
        (("--name", " "), "'' is no full name; write first and last name, in letters"),
        (("--name", "A. B."), "'A. B.' is no full name; write first and last name, in letters"),
        (("--date", "2026-12-02"), "2026-12-02 is in the future; today is 2026-12-01"),
        (("--date", "1 May"), "'1 May' is no date; write it like 2026-12-01"),
        (("--rule", "open_cervx"), "there is no rule 'open_cervx'; did you mean 'open_cervix'?"),
        (
            ("--family", "emergency"),
            "there is no family 'emergency'; did you mean 'emergency_sign'?",
        ),
    ],
)
def test_wrong_use_is_told(run: Run, folder: Path, changed: tuple[str, str], said: str) -> None:
    before = ledger(folder)
    ran = run("--rule", RULE, *MIDWIFE, "--yes", *changed)
    assert (ran.code, ran.err) == (2, f"{said}\n")
    assert ledger(folder) == before


def test_the_rules_have_to_be_named(run: Run) -> None:
    ran = run(*MIDWIFE, "--yes")
    assert (ran.code, ran.err) == (2, "say which rules: --rule ID, --family ID, --stale or --all\n")


def test_a_gmc_number_has_seven_digits(run: Run) -> None:
    ran = run("--rule", RULE, *DOCTOR, "--registration", "12A3456E", "--yes")
    assert ran.err == "'12A3456E' is no number of the GMC: it has seven digits, such as 1234567\n"


def test_content_with_an_error_is_not_signed(run: Run, folder: Path) -> None:
    before = ledger(folder)
    edit(folder, "rules/clinical/stitch.yaml", "level: call_now", "level: call_nwo")
    ran = run("--rule", RULE, *MIDWIFE, "--yes")
    assert ran.code == 1
    first, last = ran.err.splitlines()
    assert "There is no level 'call_nwo'" in first
    assert last == "Content with an error is not signed."
    assert ledger(folder) == before


def test_a_failing_vignette_keeps_rules_unsigned(run: Run, folder: Path) -> None:
    before = ledger(folder)
    edit(folder, "tests/vignettes/at_term.yaml", "level: call_now", "level: information")
    ran = run("--rule", RULE, *MIDWIFE, "--yes")
    assert ran.code == 1
    assert ran.err.endswith("\nRules are not signed while a vignette fails.\n")
    assert "at_term.yaml:" in ran.err
    assert ledger(folder) == before


def test_nothing_is_signed_that_no_vignette_tries(run: Run, folder: Path) -> None:
    before = ledger(folder)
    shutil.rmtree(folder / "tests" / "vignettes")
    assert run("--rule", RULE, *MIDWIFE, "--yes").code == 1
    assert ledger(folder) == before


def test_a_ledger_in_another_style_is_left_alone(run: Run, folder: Path) -> None:
    (folder / LEDGER).write_text("signatures: [  ]\n", encoding="utf-8")
    ran = run("--rule", RULE, *MIDWIFE, "--yes")
    assert ran.code == 2
    assert ran.err.startswith(
        "rules/clinical/signoff.yaml is not written as `cli.py sign` writes it"
    )
    assert ledger(folder) == "signatures: [  ]\n"
    assert not list((folder / LEDGER).parent.glob(".*"))


@pytest.mark.thorough
@pytest.mark.parametrize(
    "text", ["# a\r\n\r\nsignatures: []\r\n# b\r\n", "signatures: []", "signatures: []\n\n"]
)
def test_line_ends_and_comments_stay(run: Run, folder: Path, text: str) -> None:
    (folder / LEDGER).write_bytes(text.encode())
    for who in (MIDWIFE, DOCTOR):
        assert run("--rule", RULE, *who, "--yes").code == 0
    written = ledger(folder)
    assert [s.rule for s in load(folder).signatures] == [RULE, RULE]
    assert ("\r\n" in text) is ("\r\n" in written)
    assert written.count("\n") == written.count("\r\n") or "\r\n" not in text
    assert all(line in written for line in text.split() if line.startswith("#"))


# --- taking a signature back -------------------------------------------------------------------

THEIRS = ("--role", "midwife", "--registration", "00X0000X")


@pytest.mark.thorough
def test_a_withdrawn_signature_stays_with_its_day(run: Run, folder: Path) -> None:
    for who in (MIDWIFE, DOCTOR):
        run("--rule", RULE, "--rule", "vascular_eds", *who, "--yes")
    before = load(folder).signatures
    ran = run("--withdraw", "--rule", RULE, *THEIRS, "--yes")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out == (
        f"{RULE}, signed on 2026-12-01 by Made-up Midwife\n"
        "Withdrawn: 1. They stay in the ledger, with today's date.\n"
    )
    after = load(folder).signatures
    assert [s.withdrawn for s in after if _is(s, RULE, Role.MIDWIFE)] == [TODAY]
    assert [s for s in after if s.withdrawn is None] == [
        s for s in before if not _is(s, RULE, Role.MIDWIFE)
    ]
    assert state(folder).lacking == (Role.MIDWIFE,)
    assert run("--rule", RULE, *MIDWIFE, "--yes").code == 0
    assert state(folder).is_signed


def _is(signature: Signature, rule: str, role: Role) -> bool:
    return (signature.rule, signature.role) == (rule, role)


def test_a_signature_of_a_rule_that_is_gone_can_be_taken_back(run: Run, folder: Path) -> None:
    run("--rule", RULE, *MIDWIFE, "--yes")
    edit(folder, str(LEDGER), f"- rule: {RULE}", "- rule: gone_since")
    assert run("--status").out.endswith("signed, and no longer there: gone_since\n")
    assert run("--withdraw", "--rule", "gone_since", *THEIRS, "--yes").code == 0


def test_taking_back_is_asked_about(run: Run, folder: Path) -> None:
    run("--rule", RULE, *MIDWIFE, "--yes")
    before = ledger(folder)
    ran = run("--withdraw", "--all", typed="midwife\n00X0000X\nno\n")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Nothing was changed.")
    assert ledger(folder) == before


def test_there_has_to_be_a_signature_to_take_back(run: Run) -> None:
    ran = run("--withdraw", "--rule", RULE, *THEIRS, "--yes")
    said = "there is no signature of NMC 00X0000X under these rules to take back\n"
    assert (ran.code, ran.err) == (2, said)
    ran = run("--withdraw", *THEIRS, "--yes")
    assert (ran.code, ran.err) == (2, "say which rules: --rule ID, --family ID or --all\n")
