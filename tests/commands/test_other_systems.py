"""What other systems read, by `export`, and what comes back from them, by `assess`."""

import json
from pathlib import Path

from tests.support.command_line import Run, Write
from tests.support.real_book import BOOK
from tests.support.responses import fit_people, response_of


def test_export_fhir_says_which_files(run: Run, tmp_path: Path) -> None:
    ran = run("export", "fhir", tmp_path / "fhir")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines() == [
        str(tmp_path / "fhir" / name) for name in ("Questionnaire.json", "CodeSystems.json")
    ]
    form = json.loads((tmp_path / "fhir" / "Questionnaire.json").read_text(encoding="utf-8"))
    assert (form["status"], form["version"]) == ("draft", BOOK.version)


def test_a_folder_that_cannot_be_written(run: Run, written: Write) -> None:
    file = written("taken", "")
    ran = run("export", "fhir", file)
    assert (ran.code, ran.err) == (2, f"{file}: cannot be written (File exists)\n")


def test_assess_takes_a_response(run: Run, written: Write) -> None:
    person = fit_people(BOOK, 1)[0]
    file = written("response.json", json.dumps(response_of(BOOK, person), indent=2))
    plain = written("answers.json", json.dumps(person))
    assert run("assess", file) == run("assess", plain)


def test_assess_says_where_a_response_cannot_be_taken(run: Run, written: Write) -> None:
    made = response_of(BOOK, {"pregnant": "yes", "weeks": 20})
    beside = {"linkId": "weeks-special", "answer": [{"valueCoding": {"code": "not_sure"}}]}
    made["item"][0]["item"].append(beside)
    file = written("response.json", json.dumps(made, indent=1))
    ran = run("assess", file)
    line = next(i for i, text in enumerate(file.read_text().splitlines(), 1) if '"weeks-sp' in text)
    assert (ran.code, ran.out) == (1, "")
    assert ran.err == (
        f"{file}:{line + 1}:16  error  A001  'weeks': a number and a special answer are both"
        " given. Leave one of them.\n"
    )


def test_assess_says_where_an_answer_of_a_response_is_none(run: Run, written: Write) -> None:
    made = response_of(BOOK, {"pregnant": "yes", "weeks": 20})
    made["item"][0]["item"][1]["answer"] = [{"valueInteger": 99}]
    file = written("response.json", json.dumps(made, indent=1))
    ran = run("assess", file)
    assert ran.code == 1
    assert ran.err.endswith("error  A001  'weeks': 99 is outside the range 0 to 42.\n")


def test_assess_takes_no_response_to_another_version(run: Run, written: Write) -> None:
    made = {**response_of(BOOK, {"pregnant": "yes"}), "questionnaire": "https://a.example/x|1"}
    ran = run("assess", written("response.json", json.dumps(made)))
    assert ran.code == 1
    assert ran.err.endswith(
        "error  A002  It answers another form, or another version of this one. Read it with the"
        f" version it is of; here that is {BOOK.version}.\n"
    )


def test_export_workbook_and_dmn(run: Run, tmp_path: Path) -> None:
    for what, name in (("workbook", "rules.xlsx"), ("dmn", "rules.dmn")):
        ran = run("export", what, tmp_path / name)
        assert (ran.code, ran.out, ran.err) == (0, f"{tmp_path / name}\n", "")
    assert BOOK.version in (tmp_path / "rules.dmn").read_text(encoding="utf-8")
