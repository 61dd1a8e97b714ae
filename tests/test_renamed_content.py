"""No id of this questionnaire stands in code: with every id renamed, all works as before."""

import json
import os
import shutil
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import cli
from explainer import dates
from explainer.wording import load_wording
from rules import assess, load
from rules.loading.project import Project
from tests.support.answers import NO_SIGNS
from tests.support.guide import copy_to
from tests.support.journeys import WITH_HISTORY
from tests.support.messages import ROOT
from tests.support.real_book import BOOK, WORDING
from tests.support.renaming import Renaming, new
from tests.support.vignettes import CASES

RENAMING = Renaming(BOOK, WORDING)
# The start page, a topic and a whole journey, in a process that knows no other content.
JOURNEY = """\
import json, sys
from screens.content import content
from tests.support.asgi import Asgi
from tests.support.plain_person import PlainPerson
start, *answers = map(json.loads, sys.argv[1:])
app = Asgi()
topics = content().wording.topics
said = [app.ask("/").body, *(app.ask(f"/topics/{topic}").body for topic in topics)]
for given in answers:
    person = PlainPerson(app)
    person.answers_all(given)
    person.presses("result")
    said.append(person.heading)
assert start in said[0]
print(json.dumps(said[-len(answers):]))
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("renamed")
    copy_to(made)
    shutil.copytree(ROOT / "screens", made / "screens")
    RENAMING.write(made)
    return made


def test_nothing_keeps_its_name(folder: Path) -> None:
    book = load(folder)
    for kind, ids in RENAMING.ids.items():
        assert ids, kind
    assert {*book.questionnaire.questions} == {*map(new, RENAMING.ids["questions"])}
    assert {*book.rules_by_id} == {*map(new, RENAMING.ids["rules"])}
    assert {*load_wording(Project(folder)).phones} == {*map(new, RENAMING.ids["phones"])}


def test_it_passes_check(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dates, "today", lambda: date(2026, 12, 1))
    code = cli.main(["check", str(folder)])
    assert (code, capsys.readouterr().err) == (0, "")


def test_everybody_gets_the_same(folder: Path) -> None:
    book = load(folder)
    for case in CASES.values():
        before = assess(BOOK, case.answers)
        after = assess(book, RENAMING.answers(case.answers))
        assert after.level == before.level
        assert after.contact == (before.contact and new(before.contact))
        assert after.card == (before.card and new(before.card))
        assert after.advice == before.advice
        assert {item.rule for item in after.applied} == {new(r.rule) for r in before.applied}


def test_the_app_starts_and_somebody_reaches_a_result(folder: Path) -> None:
    first = BOOK.questionnaire.question("emergency_signs")
    assert first.kind == "choices"
    given = [RENAMING.answers(answers) for answers in (NO_SIGNS, WITH_HISTORY)]
    arguments = [json.dumps(one) for one in (first.options[0].summary, *given)]
    ran = subprocess.run(
        [sys.executable, "-c", JOURNEY, *arguments],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{ROOT}"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    nothing, history = json.loads(ran.stdout)
    assert nothing == WORDING.cards["nothing_today"].heading
    assert "today" in history
