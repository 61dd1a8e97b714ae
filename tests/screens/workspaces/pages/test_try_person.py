"""Try a person: what is asked, what comes out, and the person as a vignette."""

import json
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from rules import assess
from rules.loading.project import Project
from rules.vignettes.reading import Case, read_vignettes
from rules.vignettes.running import run
from screens.content import content
from screens.journey.saving import save
from screens.journey.state import AnswerData
from screens.workspaces.lasting import KEPT, lasting
from screens.workspaces.opening import open_person
from screens.workspaces.pages.try_person import PASTED
from screens.workspaces.saving import lacking
from tests.support.vignettes import CASES, answers_of

pytestmark = pytest.mark.usefixtures("in_review")

BOOK = content().book
WORDS = content().screens["content"] | content().screens["review"]
V_2 = "v-2-two-late-losses-waters-at-16-weeks"


def script() -> None:
    from screens.workspaces.pages.try_person import show_try

    show_try()


class Reviewer:
    """Somebody at the page "Try a person"."""

    def __init__(self) -> None:
        self.app = AppTest.from_function(script, default_timeout=60).run()
        self.looks()

    def looks(self) -> None:
        assert not self.app.exception
        assert not self.app.query_params  # no answer ever stands in an address

    @property
    def answers(self) -> dict[str, Any]:
        found: dict[str, Any] = self.app.session_state["answers"]
        return found

    @property
    def html(self) -> str:
        return "\n".join(element.proto.body for element in self.app.get("html"))

    @property
    def asked(self) -> list[str]:
        """The questions with one answer of several that are asked, by their texts."""
        return [radio.label for radio in self.app.radio]

    def picks(self, question: str, option: str) -> None:
        self.app.radio(f"answer {question}").set_value(option).run()
        self.looks()

    def ticks(self, question: str, option: str, on: bool = True) -> None:
        box = self.app.checkbox(f"answer {question} {option}")
        (box.check() if on else box.uncheck()).run()
        self.looks()

    def types(self, question: str, number: float) -> None:
        self.app.number_input(f"answer {question}").set_value(number).run()
        self.looks()

    def begins_with(self, vignette: str) -> None:
        self.app.selectbox("from_vignette").select(vignette).run()
        self.looks()

    def presses(self, label: str) -> None:
        next(button for button in self.app.button if button.label == label).click().run()
        self.looks()

    def pastes(self, text: str) -> None:
        self.app.text_area(PASTED).input(text)
        self.presses(WORDS["use_pasted"])


@pytest.fixture
def reviewer() -> Reviewer:
    return Reviewer()


def test_it_begins_empty_and_asks_only_what_is_asked_of_everybody(reviewer: Reviewer) -> None:
    assert reviewer.answers == {}
    missing = assess(BOOK, {}).missing
    radios = [q for q in missing if BOOK.questionnaire.question(q).kind == "choice"]
    assert reviewer.asked == [BOOK.questionnaire.question(name).text for name in radios]
    assert WORDS["none_yet"] in reviewer.html
    reviewer.picks("pregnant", "yes")
    assert reviewer.answers == {"pregnant": "yes"}
    assert "answer weeks" in [box.key for box in reviewer.app.number_input]


def test_a_number_that_is_no_whole_one_is_told_and_changes_no_answer(reviewer: Reviewer) -> None:
    reviewer.picks("pregnant", "yes")
    reviewer.types("weeks", 20)
    reviewer.types("weeks", 24.5)
    assert reviewer.answers["weeks"] == 20
    assert [error.value for error in reviewer.app.error] == [WORDS["whole_number"]]
    reviewer.types("weeks", 24)
    assert reviewer.answers["weeks"] == 24
    assert not reviewer.app.error


def test_what_was_pasted_stays_while_another_page_is_open(reviewer: Reviewer) -> None:
    reviewer.app.text_area(PASTED).input("pregnant: yes").run()
    assert reviewer.app.session_state[KEPT][PASTED] == "pregnant: yes"


def test_an_answer_can_be_taken_back(reviewer: Reviewer) -> None:
    reviewer.picks("pregnant", "yes")
    reviewer.types("weeks", 20)
    assert reviewer.answers["weeks"] == 20
    reviewer.ticks("weeks", "not_sure")
    assert reviewer.answers["weeks"] == "not_sure"
    assert reviewer.app.number_input("answer weeks").value is None
    reviewer.ticks("weeks", "not_sure", on=False)
    reviewer.picks("pregnant", "")
    assert reviewer.answers == {}


def test_what_goes_with_no_other_answer_takes_its_place(reviewer: Reviewer) -> None:
    reviewer.picks("pregnant", "yes")
    for option in ("very_heavy_bleeding", "urge_to_push"):
        reviewer.ticks("emergency_signs", option)
    assert reviewer.answers["emergency_signs"] == ["urge_to_push", "very_heavy_bleeding"]
    reviewer.ticks("emergency_signs", "none")
    assert reviewer.answers["emergency_signs"] == ["none"]
    assert not reviewer.app.checkbox("answer emergency_signs urge_to_push").value
    reviewer.ticks("emergency_signs", "urge_to_push")
    assert reviewer.answers["emergency_signs"] == ["urge_to_push"]
    reviewer.ticks("emergency_signs", "urge_to_push", on=False)
    assert "emergency_signs" not in reviewer.answers


def test_a_vignette_fills_in_every_answer_and_gives_its_result(reviewer: Reviewer) -> None:
    reviewer.begins_with(V_2)
    counted = assess(BOOK, reviewer.answers)
    assert counted.trace == assess(BOOK, answers_of(V_2)).trace
    assert counted.level
    assert content().wording.levels[counted.level].label in reviewer.html
    assert "high_history_before_24" in reviewer.html
    reviewer.presses(WORDS["start_empty"])
    assert reviewer.answers == {}


@pytest.mark.thorough
def test_every_answer_of_every_kind_of_vignette_is_what_the_fields_show(reviewer: Reviewer) -> None:
    for name in list(CASES)[::60]:
        reviewer.begins_with(name)
        for question, answer in reviewer.answers.items():
            kind = BOOK.questionnaire.question(question).kind
            if kind == "choice":
                assert reviewer.app.radio(f"answer {question}").value == answer
            elif kind == "number" and isinstance(answer, int):
                assert reviewer.app.number_input(f"answer {question}").value == answer
            else:
                for value in answer if isinstance(answer, list) else [answer]:
                    assert reviewer.app.checkbox(f"answer {question} {value}").value


def test_answers_that_cannot_be_used_are_named_with_their_line_and_nothing_is_lost(
    reviewer: Reviewer,
) -> None:
    reviewer.begins_with(V_2)
    before = dict(reviewer.answers)
    reviewer.pastes("pregnant: yes\nweeks: 99\n")
    assert WORDS["not_opened"] in reviewer.html
    assert WORDS["line"].format(line=2) in reviewer.html
    assert reviewer.answers == before
    reviewer.pastes("pregnant: yes\nweeks: 9\n")
    assert reviewer.answers == {"pregnant": "yes", "weeks": 9}
    assert WORDS["not_opened"] not in reviewer.html


def test_why_a_rule_did_not_apply_is_said_when_it_is_asked(reviewer: Reviewer) -> None:
    reviewer.begins_with(V_2)
    box = next(b for b in reviewer.app.selectbox if b.label == WORDS["why_not_rule"])
    assert "high_history_before_24" not in box.options
    box.select("high_history_from_24").run()
    assert "Needed: Weeks of pregnancy at least 24. Answered: 9 weeks." in reviewer.html


def test_the_smallest_change_is_found_when_asked_and_forgotten_with_the_next_answer(
    reviewer: Reviewer,
) -> None:
    reviewer.begins_with("one-late-loss")
    assert WORDS["raise_heading"] not in reviewer.html
    reviewer.presses(WORDS["find_smallest"])
    assert WORDS["raise_heading"] in reviewer.html
    assert "Weeks of pregnancy: 24 to 42 weeks" in reviewer.html
    reviewer.types("weeks", 10)
    assert WORDS["raise_heading"] not in reviewer.html


# The vignette ------------------------------------------------------------------------------------


def test_a_saved_person_is_a_vignette_that_passes(reviewer: Reviewer, tmp_path: Path) -> None:
    reviewer.begins_with(V_2)
    reviewer.types("weeks", 23)
    assert WORDS["id_missing"] in reviewer.html
    assert not reviewer.app.code
    reviewer.app.text_input(lasting("vignette_id")).input("weeks-23-somebody-tried").run()
    reviewer.app.text_input(lasting("vignette_who")).input(
        'Pregnant 23 weeks: the "last" of them.'
    ).run()
    (tmp_path / "saved.yaml").write_text(reviewer.app.code[0].value + "\n", encoding="utf-8")
    (case,) = read_vignettes(Project(tmp_path), Path())
    assert run(BOOK, case).differences == []
    assert case.vignette.id == "weeks-23-somebody-tried"
    assert case.vignette.who == 'Pregnant 23 weeks: the "last" of them.'
    assert case.answers == reviewer.answers
    sent = json.loads(reviewer.app.get("bidi_component")[-1].proto.json)
    assert sent["name"] == "weeks-23-somebody-tried.yaml"
    assert sent["text"] == case_text(tmp_path, case)


def case_text(folder: Path, case: Case) -> str:
    return (folder / "saved.yaml").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "who", "keys"),
    [
        ("", "", ["id_missing", "who_missing"]),
        ("Weeks 9", "Somebody.", ["id_wrong"]),
        (V_2, "Somebody.", ["id_used"]),
        ("weeks-9", "Somebody.", []),
    ],
)
def test_what_a_vignette_lacks_is_said(name: str, who: str, keys: list[str]) -> None:
    assert list(lacking(name, who, CASES)) == keys
    assert all(WORDS[key] for key in keys)


# Opening -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "pregnant: yes\nweeks: 9\n",
        '{"pregnant": "yes",\n\t"weeks": 9}',
        "vignettes:\n  - id: a\n    who: A.\n    answers: {pregnant: yes, weeks: 9}\n",
        "\N{ZERO WIDTH NO-BREAK SPACE}pregnant: yes\r\nweeks: 9\r\n",
    ],
)
def test_answers_can_be_opened_in_many_ways(text: str) -> None:
    assert open_person(BOOK, text, "answers").answers == {"pregnant": "yes", "weeks": 9}


def test_what_the_app_saved_can_be_opened() -> None:
    lasting: dict[str, AnswerData] = {"late_losses": 2, "been_pregnant_before": "yes"}
    assert open_person(BOOK, save(BOOK, lasting), "answers").answers == lasting


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("", 1, ""),
        ("hello", 1, "this is not a list of answers"),
        ("pregnant: yes\npregnant: no\n", 2, ""),
        ("pregnant: yes\nweks: 9\n", 2, "'weks': there is no such question"),
        ('{"kind": "x", "answers": {"pregnant":\n"maybe"}}', 1, "'pregnant': "),
        ("vignettes: []", 1, "only a file with one vignette"),
        ("vignettes:\n  - based_on: b\n    answers: {weeks: 9}\n", 1, "only a file with one"),
    ],
)
def test_what_cannot_be_opened_says_why_and_where(text: str, line: int, what: str) -> None:
    opened = open_person(BOOK, text, "answers")
    assert opened.answers == {}
    assert opened.problems[0].line == line
    assert what in opened.problems[0].what
