"""`cli.py assess`: answers from files, and what is wrong with them."""

import io
import json
from typing import Any

import pytest
import yaml

from rules import assess
from tests.support.command_line import PERSON, Ran, Run, Write
from tests.support.real_book import BOOK
from tests.support.vignettes import answers_of

ANSWERS = answers_of("v-2-two-late-losses-waters-at-16-weeks")


def test_assess_as_json_has_exactly_this_shape(run: Run) -> None:
    ran = run("assess", PERSON, "--json")
    assert (ran.code, ran.err) == (0, "")
    data = json.loads(ran.out)
    assert list(data) == ["level", "contact", "card", "applied", "cant_tell", "missing", "advice"]
    assert data["level"] == "call_today"
    assert data["contact"] == "midwife_or_booking"
    assert data["card"] is None
    assert data["applied"] == [
        {"rule": rule, "truth": "yes", "level": "call_today"}
        for rule in ("specialist_history_no_plan", "high_history_before_24")
    ]
    assert data["cant_tell"] == []
    assert data["missing"] == []
    assert "ask_for_preterm_clinic" in data["advice"]


def test_assess_of_no_more_than_one_answer_as_json(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", "pregnant: yes\n"), "--json")
    data = json.loads(ran.out)
    assert (ran.code, data["level"], data["contact"], data["applied"]) == (0, None, None, [])
    assert data["missing"][0] == "emergency_signs"


def test_assess_in_words(run: Run) -> None:
    lines = run("assess", PERSON).out.splitlines()
    assert lines[:2] == ["level: call_today", "contact: midwife_or_booking"]
    for line, rule in zip(
        lines[2:4], ("specialist_history_no_plan", "high_history_before_24"), strict=True
    ):
        assert line == f"applies: {rule} (yes) at call_today  {BOOK.places[rule]}"


def test_what_is_missing_and_what_cannot_be_told_in_words(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", "pregnant: yes\nweeks: 20\nfeeling_unwell: not_sure\n"))
    assert "missing: emergency_signs" in ran.out.splitlines()
    assert any(line.startswith("can't tell: ") for line in ran.out.splitlines())


def as_yaml(answers: dict[str, Any]) -> str:
    return "".join(f"{name}: {json.dumps(answer)}\n" for name, answer in answers.items())


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("a.yaml", as_yaml(ANSWERS)),
        ("a.yml", yaml.safe_dump(ANSWERS)),
        ("a.json", json.dumps(ANSWERS)),
        ("a.json", json.dumps(ANSWERS, indent="\t")),
        ("a.json", json.dumps(ANSWERS, separators=(",", ":"))),
        ("a.txt", "\ufeff" + as_yaml(ANSWERS).replace("\n", "\r\n")),
        ("a.yaml", as_yaml(ANSWERS).replace('"', "")),
    ],
    ids=["yaml", "dumped", "json", "tabs", "tight", "windows", "unquoted"],
)
def test_answers_may_be_written_in_many_ways(
    run: Run, written: Write, name: str, text: str
) -> None:
    ran = run("assess", written(name, text), "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == assess(BOOK, ANSWERS).level


@pytest.mark.parametrize("text", [as_yaml(ANSWERS), json.dumps(ANSWERS, indent="\t")])
def test_answers_from_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(text.encode())))
    ran = run("assess", "-", "--json")
    assert (ran.code, ran.err) == (0, "")
    assert json.loads(ran.out)["level"] == assess(BOOK, ANSWERS).level


def test_each_bad_answer_is_told_at_its_line(run: Run, written: Write) -> None:
    file = written(
        "a.yaml",
        "pregnant: yse\n"
        "week: 9\n"
        "late_losses: 99\n"
        "\n"
        "emergency_signs: [none, urge_to_push]\n"
        "feeling_unwell:\n"
        "  - hot_cold_shivry\n"
        "babies: [one, two_or_more]\n"
        'early_births: "2"\n'
        "preterm_clinic:\n",
    )
    ran = run("assess", file)
    assert (ran.code, ran.out) == (1, "")
    assert [line.removeprefix(f"{file}:") for line in ran.err.splitlines()] == [
        "1:1  error  A001  'pregnant': there is no option 'yse'. Did you mean 'yes'?",
        "2:1  error  A001  'week': there is no such question. Did you mean 'weeks'?",
        "3:1  error  A001  'late_losses': 99 is outside the range 1 to 10.",
        "5:1  error  A001  'emergency_signs': 'none' cannot be given together with another option.",
        "6:1  error  A001  'feeling_unwell': there is no option 'hot_cold_shivry'. "
        "Did you mean 'hot_cold_shivery'?",
        "8:1  error  A001  'babies': ['one', 'two_or_more'] is not one option. "
        "One of: one, two_or_more, not_sure.",
        "9:1  error  A001  'early_births': '2' is not a whole number. Write it without quotes.",
        "10:1  error  A001  'preterm_clinic' has no answer. Write one, or remove this line.",
    ]


def test_a_bad_answer_in_json_is_told_at_its_line(run: Run, written: Write) -> None:
    file = written("a.json", '{\n\t"pregnant": "yes",\n\t"weeks": 43\n}\n')
    wanted = f"{file}:3:2  error  A001  'weeks': 43 is outside the range 0 to 42.\n"
    assert run("assess", file) == Ran(1, "", wanted)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "1:1  error  Y004  This file is empty. Put back what belongs in it."),
        (
            "- yes\n",
            "1:1  error  A002  This is not a list of answers. Write one 'question: answer' a line.",
        ),
        (
            "pregnant: yes\npregnant: no\n",
            "2:1  error  Y008  'pregnant' is written twice in this block (first in line 1). "
            "Only one of them could be used; remove one.",
        ),
        (
            "weeks: 9: 10\n",
            "1:9  error  Y012  This text has a colon in it. Put the text in double quotes.",
        ),
    ],
)
def test_answers_that_cannot_be_read(run: Run, written: Write, text: str, says: str) -> None:
    file = written("a.yaml", text)
    assert run("assess", file) == Ran(1, "", f"{file}:{says}\n")


def test_a_number_too_long_to_be_one(run: Run, written: Write) -> None:
    ran = run("assess", written("a.yaml", f"weeks: {'9' * 5000}\n"))
    assert ran.code == 1
    assert len(ran.err.splitlines()) == 1
    assert len(ran.err) < 500


def test_an_answer_that_stands_twice_in_json_is_refused(run: Run, written: Write) -> None:
    ran = run("assess", written("a.json", '{"pregnant": "no", "pregnant": "yes"}'))
    assert ran.code == 1
    assert "'pregnant'" in ran.err
    assert "twice" in ran.err
