"""Vignettes that are wrong: every difference is told, and every slip in their files."""

from pathlib import Path
from textwrap import dedent

import pytest

from rules import ContentError, Truth
from rules.loading.project import Project
from rules.vignettes.reading import read_vignettes
from rules.vignettes.report import failures, report
from rules.vignettes.running import coverage, run
from tests.support.real_book import BOOK

PEOPLE = """
people:
  - id: not_pregnant
    who: Not pregnant, nothing to report.
    answers: {pregnant: no}
"""
ALL_WRONG = """
vignettes:
  - id: all-wrong
    who: Pregnant 20 weeks, bleeding, not sure about pain; everything expected is wrong.
    answers: {pregnant: yes, weeks: 20, fluid_and_bleeding: [show], pain_and_pressure: not_sure}
    expect:
      level: information
      contact: gp_or_hospital_team
      applies: {fluid_or_bleeding.show: cant_tell, open_cervix: yes, open_cervx: yes}
      does_not_apply: [fluid_or_bleeding.show, no_such_rule]
      quiet_cant_tell: [labour_sign_at_term.show, open_cervx]
      only: true
      advice: [stitch_aftercare]
      topics: [the_stitch]
      missing: [weeks]
      conditions: {has_stitch: yes, may_be_pregnant: no, has_stich: yes}
"""


def write(folder: Path, **files: str) -> Project:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(dedent(text), encoding="utf-8")
    return Project(folder)


def problems_of(project: Project) -> list[str]:
    with pytest.raises(ContentError) as caught:
        read_vignettes(project, Path())
    return [str(problem) for problem in caught.value.problems]


def test_each_difference_is_told(tmp_path: Path) -> None:
    (case,) = read_vignettes(write(tmp_path, cases=ALL_WRONG), Path())
    found = run(BOOK, case).differences
    others = [line for line in found if line.endswith("applies and is not in the list")]
    assert [line for line in found if line not in others] == [
        "level: expected information, came out call_now",
        "contact: expected gp_or_hospital_team, came out maternity_unit",
        "there is no rule 'open_cervx'; did you mean 'open_cervix'?",
        "there is no rule 'no_such_rule'",
        "rule 'fluid_or_bleeding.show': expected cant_tell, came out yes",
        "rule 'open_cervix': expected yes, came out not applying",
        "rule 'fluid_or_bleeding.show' applies and must not",
        "rule 'labour_sign_at_term.show' must be can't tell and stay quiet",
        "advice 'stitch_aftercare' did not come out",
        "topic 'the_stitch' did not come out",
        "missing question 'weeks' did not come out",
        "condition 'has_stitch': expected yes, came out open",
        "condition 'may_be_pregnant': expected no, came out yes",
        "there is no condition 'has_stich'; did you mean 'has_stitch'?",
    ]
    assert "rule 'pain_or_pressure.tightenings' applies and is not in the list" in others


def differences(tmp_path: Path, answers: str, expect: str) -> list[str]:
    text = f"""
        vignettes:
          - id: a-case
            who: A person.
            answers: {{{answers}}}
            expect: {{{expect}}}
    """
    (case,) = read_vignettes(write(tmp_path, cases=text), Path())
    return run(BOOK, case).differences


BLEEDING = "pregnant: yes, weeks: 20, fluid_and_bleeding: [show], pain_and_pressure: not_sure"


@pytest.mark.parametrize(
    ("expect", "says"),
    [
        ("levels: {fluid_or_bleeding.show: call_now, pain_or_pressure.pressure: call_now}", []),
        (
            "levels: {fluid_or_bleeding.show: call_today}",
            ["level of rule 'fluid_or_bleeding.show': expected call_today, came out call_now"],
        ),
        (
            "levels: {open_cervix: call_now}",
            ["level of rule 'open_cervix': expected call_now, came out not applying"],
        ),
        (
            "levels: {open_cervx: call_now}",
            ["there is no rule 'open_cervx'; did you mean 'open_cervix'?"],
        ),
        ("not_advice: [take_a_test], not_topics: [twins_or_more]", []),
        (
            "not_advice: [what_to_say_on_the_phone, take_a_test]",
            ["advice 'what_to_say_on_the_phone' came out and must not"],
        ),
        (
            "not_topics: [getting_help, twins_or_more]",
            ["topic 'getting_help' came out and must not"],
        ),
        (
            "advice: [take_a_tets], not_advice: [after_loss]",
            [
                "there is no advice 'take_a_tets'; did you mean 'take_a_test'?",
                "there is no advice 'after_loss'; did you mean 'after_a_loss'?",
            ],
        ),
        (
            "topics: [the_stich], not_topics: [geting_help, zzz]",
            [
                "there is no topic 'the_stich'; did you mean 'the_stitch'?",
                "there is no topic 'geting_help'; did you mean 'getting_help'?",
                "there is no topic 'zzz'",
            ],
        ),
        ("missing: [stich_now]", ["there is no question 'stich_now'; did you mean 'stitch_now'?"]),
        (
            "advice: [feelings_support], not_advice: [feelings_support]",
            ["advice 'feelings_support' did not come out"],
        ),
    ],
)
def test_levels_advice_and_topics(tmp_path: Path, expect: str, says: list[str]) -> None:
    assert differences(tmp_path, BLEEDING, f"level: call_now, {expect}") == says


def test_the_level_of_a_rule_that_cannot_be_told(tmp_path: Path) -> None:
    """Here another rule decides the level of the whole, so that it shows only beside this one."""
    answers = "pregnant: yes, weeks: 38, pain_and_pressure: not_sure"
    expect = "level: call_now, levels: {labour_sign_at_term.pressure: %s}"
    assert differences(tmp_path, answers, expect % "call_today") == []
    assert differences(tmp_path, answers, expect % "contact_this_week") == [
        "level of rule 'labour_sign_at_term.pressure': "
        "expected contact_this_week, came out call_today"
    ]


def test_bad_answers_are_differences_too(tmp_path: Path) -> None:
    text = """
        vignettes:
          - id: bad-answers
            who: Two answers that nobody can give.
            answers: {pregnant: perhaps, weks: 20}
            expect: {level: none}
    """
    (case,) = read_vignettes(write(tmp_path, cases=text), Path())
    outcome = run(BOOK, case)
    assert outcome.differences == [
        "answers: pregnant: there is no option 'perhaps'"
        " (one of: yes, no, recent_loss, recent_birth, not_sure)",
        "answers: weks: there is no such question (did you mean 'weeks'?)",
    ]
    assert outcome.truths == {}
    assert failures([outcome])[0].startswith("cases.yaml:3:5  bad-answers  ")


def test_a_person_is_the_start_and_answers_can_be_taken_back(tmp_path: Path) -> None:
    text = """
        vignettes:
          - id: changed
            who: The person, with one answer more.
            based_on: not_pregnant
            answers: {emergency_signs: [none]}
            expect: {level: none}
          - id: taken-back
            who: The person before they said anything.
            based_on: not_pregnant
            without: [pregnant]
            expect: {level: none, contact: none, only: true}
    """
    changed, taken_back = read_vignettes(write(tmp_path, people=PEOPLE, cases=text), Path())
    assert changed.answers == {"pregnant": "no", "emergency_signs": ["none"]}
    assert taken_back.answers == {}
    assert run(BOOK, taken_back).differences == []


CASE = """
vignettes:
  - id: same-name
    who: A person.
    based_on: {person}
    expect: {{level: none}}
"""


def test_an_unknown_person(tmp_path: Path) -> None:
    write(tmp_path, people=PEOPLE, cases=CASE.format(person="not_pregnnt"))
    assert problems_of(Project(tmp_path)) == [
        "cases.yaml:5:15  error  V001  There is no person 'not_pregnnt' in people.yaml. "
        "Did you mean 'not_pregnant'?"
    ]


def test_people_that_cannot_be_read_are_the_only_problem(tmp_path: Path) -> None:
    write(tmp_path, people=PEOPLE.replace("who", "woh"), cases=CASE.format(person="not_pregnant"))
    assert problems_of(Project(tmp_path)) == [
        "people.yaml:4:5  error  S003  'woh' is not known here. Did you mean 'who'?"
    ]


def test_a_vignette_with_the_name_of_another(tmp_path: Path) -> None:
    case = CASE.format(person="not_pregnant")
    (problem,) = problems_of(write(tmp_path, people=PEOPLE, first=case, second=case))
    assert problem == (
        "second.yaml:3:9  error  S001  The vignette 'same-name' is written twice "
        "(first at first.yaml:3). Take one of them out, or give it another id."
    )


def test_a_person_with_the_name_of_another(tmp_path: Path) -> None:
    people = PEOPLE + PEOPLE.replace("\npeople:\n", "")
    (problem,) = problems_of(write(tmp_path, people=people))
    assert problem.startswith("people.yaml:6:9  error  S001  The person 'not_pregnant' is written")


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        (
            "id: same-name",
            "id: Same name",
            "3:9  error  S006  'Same name' is not a valid id here. "
            "Use small letters, digits and - only, such as weeks-36-show.",
        ),
        (
            "level: none",
            "levl: none",
            "6:14  error  S003  'levl' is not known here. Did you mean 'level'?",
        ),
        (
            "level: none",
            "level: call_nwo",
            "6:21  error  S007  There is no level 'call_nwo'. Did you mean 'call_now'?",
        ),
        (
            "level: none",
            "level: none, applies: {open_cervix: no}",
            "6:50  error  S007  'no' does not go with 'open_cervix'. One of: yes, cant_tell.",
        ),
        (
            "level: none",
            "level: none, levels: {open_cervix: call_nwo}",
            "6:49  error  S007  'call_nwo' does not go with 'open_cervix'. "
            "Did you mean 'call_now'?",
        ),
        (
            "level: none",
            "level: none, only: yes",
            "6:33  error  S004  'only' must be true or false, not 'yes'. Write true.",
        ),
    ],
)
def test_slips_in_a_vignette(tmp_path: Path, before: str, after: str, says: str) -> None:
    text = CASE.format(person="not_pregnant").replace(before, after)
    write(tmp_path, people=PEOPLE, cases=text)
    assert problems_of(Project(tmp_path)) == [f"cases.yaml:{says}"]


def test_coverage_counts_each_rule_by_its_truth(tmp_path: Path) -> None:
    text = """
        vignettes:
          - id: open
            who: Told that the cervix is open.
            answers: {pregnant: yes, care_so_far: [cervix_scan], cervix_scan: open_or_funnelling}
            expect: {level: call_now}
          - id: not-sure
            who: Not sure what the scan showed.
            answers: {pregnant: yes, care_so_far: [cervix_scan], cervix_scan: not_sure}
            expect: {level: contact_this_week, quiet_cant_tell: [open_cervix]}
    """
    outcomes = [run(BOOK, case) for case in read_vignettes(write(tmp_path, cases=text), Path())]
    assert failures(outcomes) == []
    rows = {row.rule: row for row in coverage(BOOK, outcomes)}
    row = rows["open_cervix"]
    assert (row.yes, row.no, row.cant_tell, row.gaps) == (1, 0, 1, ("no",))
    assert outcomes[1].truths["open_cervix"] is Truth.CANT_TELL
    lines = report(BOOK, outcomes, every_rule=True).splitlines()
    at = lines.index("open_cervix: yes 1, no 0, can't tell 1")
    assert lines[at + 1 : at + 3] == ["  yes: open", "  cant_tell: not-sure"]
    assert "open_cervix: no case for no" in lines
    many = report(BOOK, outcomes * 4, every_rule=True)
    assert "  yes: open, open, open and 1 more\n" in many
    assert lines[-1] == "vignettes: 2 passed, 0 failed"
