"""A saved file: what stands in it, what still counts when it is opened, and what is refused."""

import json
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rules.model.book import RuleBook
from screens.content import content
from screens.journey import CHECK, Fault, Path, State, Step, show
from screens.journey.saving import (
    LONGEST_FILE,
    OPEN_FILE,
    SAVE,
    Opened,
    asked_about_now,
    open_file,
    save,
    take_turn,
)
from screens.pages import Carrier, Page, Pages
from tests.support.answers import NO_SIGNS
from tests.support.html import parse
from tests.support.journeys import ANYTHING, WITH_HISTORY
from tests.support.people import complete_answers, partial_answers
from tests.support.real_book import BOOK

FILE = save(BOOK, WITH_HISTORY)
NOW = asked_about_now(BOOK)
LASTING = {name: answer for name, answer in WITH_HISTORY.items() if name not in NOW}
IN_THE_FILE = LASTING | {"pregnant": "yes"}  # to see later whether it is still so
QUESTIONS = BOOK.questionnaire.questions
FIRST = next(iter(QUESTIONS))
WORDS = content().screens
PAGES = Pages(content())


def opened(text: str, book: RuleBook = BOOK) -> Opened:
    found = open_file(book, text)
    assert isinstance(found, Opened), found
    return found


def refused(text: object) -> str:
    found = open_file(BOOK, text)
    assert isinstance(found, Fault)
    return found.code


def changed(**values: Any) -> str:
    """The file after somebody edited it by hand."""
    return json.dumps(json.loads(FILE) | values)


def made_up(answers: object, rule_set: str = BOOK.version) -> str:
    """A file with any content and a right checksum, as somebody who reads our code can make one."""
    book = replace(BOOK, version=rule_set)
    return save(book, answers)  # type: ignore[arg-type]


# What is in a file ------------------------------------------------------------------------------


def test_a_file_names_its_rule_set_and_holds_the_answers_that_last() -> None:
    data = json.loads(FILE)
    assert data["rule_set"] == BOOK.version
    assert data["answers"] == IN_THE_FILE
    assert len(data["checksum"]) == 64


def test_what_can_have_changed_is_asked_again() -> None:
    asked_again = list(QUESTIONS)[: list(QUESTIONS).index("been_pregnant_before")]
    assert set(asked_again) == NOW
    assert set(Path(BOOK, opened(FILE).state.answers).missing) == {FIRST}


# Opening it -------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(complete_answers(BOOK) | partial_answers(BOOK))
def test_all_that_lasts_comes_back_and_nothing_is_preselected(answers: dict[str, Any]) -> None:
    asked = Path(BOOK, answers).answers
    back = opened(save(BOOK, asked))
    assert set(back.kept) == asked.keys() - NOW
    assert (back.dropped, back.unknown, back.other_version) == ((), 0, False)
    assert back.state.answers == {}  # so there is no alert to show again


def answer_all(state: State, answers: dict[str, Any]) -> tuple[State, list[str]]:
    """Answer whatever is asked until the check page; also which questions were."""
    seen = []
    while state.page != CHECK:
        seen.append(state.page)
        values = answers[state.page]
        sent = {"answer": values if isinstance(values, list) else [str(values)]}
        state = take_turn(BOOK, state.as_data(), "answer", sent).step.state
    return state, seen


def test_it_begins_with_the_first_question_and_then_the_urgent_ones() -> None:
    step = take_turn(BOOK, {}, OPEN_FILE, {"file": [FILE]}).step
    assert step.state.page == FIRST
    state, seen = answer_all(step.state, WITH_HISTORY)
    assert seen == [name for name in QUESTIONS if name in WITH_HISTORY and name in NOW]
    assert state.answers == WITH_HISTORY


def test_pregnancies_are_asked_about_again_when_something_has_happened_since() -> None:
    told = {"emergency_signs_not_pregnant": ["none"], "earlier_pregnancies": ["none"]}
    answers = WITH_HISTORY | {"pregnant": "no"} | told
    state, seen = answer_all(opened(FILE).state, answers)
    again = ["been_pregnant_before", "earlier_pregnancies"]
    assert seen == ["pregnant", "emergency_signs_not_pregnant", *again]
    assert state.answers["cervix_treatments"] == LASTING["cervix_treatments"]
    assert "late_losses" not in state.answers


def test_an_answer_given_anew_counts_and_not_the_saved_one() -> None:
    state, _ = answer_all(opened(FILE).state, WITH_HISTORY)
    changed = replace(state, page="late_losses", changing=True)
    sent = {"answer": ["3"], "page": ["late_losses"]}
    assert take_turn(BOOK, changed.as_data(), "answer", sent).step.state.answers["late_losses"] == 3


def test_a_file_of_the_first_release_keeps_what_still_counts_and_names_the_rest() -> None:
    first_release = {
        "been_pregnant_before": "yes",
        "late_losses": 1,
        "late_loss_weeks": 20,
        "late_loss_start": ["waters_broke"],
        "stitch_now": "type_unknown",
        "cervix_treatments": ["lletz"],
        "lletz_count": "one",
        "full_dilation_caesarean": "no",
        "des_exposure": "not_sure",
        "early_births": 0,
    }
    found = opened(made_up(first_release, "first release"))
    lletz = {"cervix_treatments", "lletz_count"}
    assert set(found.kept) == {"been_pregnant_before", "late_losses", "late_loss_start", *lletz}
    assert found.dropped == ("early_births",)  # 0 is no answer any more
    assert found.unknown == 3  # questions that are gone


@pytest.mark.parametrize(
    "text",
    [
        "\N{ZERO WIDTH NO-BREAK SPACE}" + FILE,
        FILE.replace("\n", "\r\n"),
        json.dumps(json.loads(FILE)),
        json.dumps(dict(reversed(json.loads(FILE).items()))),
    ],
    ids=["byte order mark", "line ends of Windows", "one line", "another order"],
)
def test_how_an_editor_lays_out_the_text_does_not_matter(text: str) -> None:
    assert opened(text).state.saved == IN_THE_FILE


# A file from another version --------------------------------------------------------------------


def test_a_file_of_another_version_says_which_answers_count() -> None:
    answers = LASTING | {"late_losses": 99, "shoe_size": 5}
    found = opened(made_up(answers, "older"))
    assert found.other_version
    assert set(found.kept) == LASTING.keys() - {"late_losses"}
    assert found.dropped == ("late_losses",)
    assert found.unknown == 1


def page_for(text: str, state: State | None = None) -> Page:
    turn = take_turn(BOOK, (state or State()).as_data(), OPEN_FILE, {"file": [text]})
    return PAGES.render(turn.step, Carrier(), date(2026, 11, 22), turn.opened)


def test_the_page_lists_what_counts_and_what_does_not() -> None:
    answers = LASTING | {"late_losses": 99, "shoe_size": 5}
    notice = parse(page_for(made_up(answers, "older")).html).one(id="notice")
    assert WORDS["saving"]["other_version"] in notice.text
    kept, dropped = notice.all("details")
    label = QUESTIONS["late_losses"].label
    assert [item.text for item in dropped.all("li")] == [label]
    assert len(kept.all("li")) == len(LASTING) - 1
    assert WORDS["saving"]["unknown"].format(number=1) in notice.text


def test_a_file_of_this_version_only_says_that_it_is_back() -> None:
    found = parse(page_for(FILE).html)
    assert WORDS["saving"]["opened"] in found.one(id="notice").text
    assert not found.one(id="notice").all("details")
    assert found.one("h1").get("aria-describedby") == "notice"
    assert not found.all("input", type="file")


# What is refused --------------------------------------------------------------------------------


@pytest.mark.parametrize("text", [None, "", "  \n", 5, ["x"]])
def test_no_file_is_no_file(text: object) -> None:
    assert refused(text) == "file_missing"


@pytest.mark.parametrize(
    "text",
    [
        "hello",
        "[]",
        "{}",
        '{"kind": "shopping"}',
        "[" * 5000,
        '{"a":' * 5000,
        "9" * 5000,
        "\x00\ufffd\ufffd",
        FILE[:-20],
        " " * LONGEST_FILE + FILE,
        changed(format=2),
        changed(kind=["self-assessment answers"]),
    ],
)
def test_other_files_are_refused(text: str) -> None:
    assert refused(text) == "file_not_ours"


@pytest.mark.parametrize(
    "text",
    [
        changed(answers=LASTING | {"late_losses": 2}),
        changed(rule_set="another"),
        changed(more=1),
        changed(checksum=None),
        changed(checksum="0" * 64),
        changed(answers={"late_losses": float("nan")}),
        FILE.replace('"late_losses": 1', '"late_losses": 2'),
    ],
)
def test_a_changed_or_damaged_file_is_refused(text: str) -> None:
    assert refused(text) == "file_damaged"


@pytest.mark.parametrize(
    "answers",
    [
        LASTING | {"late_losses": 99},
        LASTING | {"late_losses": "1"},
        LASTING | {"late_loss_start": [["waters_broke"]]},
        LASTING | {"shoe_size": 5},
    ],
)
def test_a_forged_file_is_refused_even_when_its_checksum_is_right(answers: dict[str, Any]) -> None:
    assert refused(made_up(answers)) == "file_damaged"


@pytest.mark.parametrize("place", range(0, len(FILE), 7))
def test_one_lost_character_is_noticed_or_does_not_matter(place: int) -> None:
    found = open_file(BOOK, FILE[:place] + FILE[place + 1 :])
    if isinstance(found, Opened):
        assert FILE[place].isspace()
        assert found.state.saved == IN_THE_FILE


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*BOOK.questionnaire.questions, "x"]), ANYTHING))
def test_whatever_an_older_file_holds_only_valid_answers_come_out(answers: dict[str, Any]) -> None:
    found = opened(made_up(answers, "older"))
    assert show(BOOK, found.state).state == found.state
    assert len(found.kept) + len(found.dropped) + found.unknown == len(answers.keys() - NOW)


@pytest.mark.parametrize("text", ["", "hello", changed(more=1)])
def test_the_page_says_why_a_file_is_refused_and_leads_to_the_field(text: str) -> None:
    page = page_for(text)
    found = parse(page.html)
    sentence = WORDS["errors"][refused(text)]
    assert page.in_error
    assert page.title.startswith("Error: ")
    link = found.one(id="error-summary").one("a")
    assert (link.text, link.get("href")) == (sentence, "#saved-file")
    field = found.one(id="saved-file")
    assert field.get("aria-invalid") == "true"
    assert sentence in found.one(id=field.get("aria-describedby")).text


def test_a_refused_file_leaves_the_answers_alone() -> None:
    state = State(NO_SIGNS, "weeks")
    turn = take_turn(BOOK, state.as_data(), OPEN_FILE, {"file": ["hello"]})
    assert turn.step == Step(state)
    assert not page_for("hello", state).in_error  # that page has no field for a file


# Where it is offered ----------------------------------------------------------------------------


def test_saving_changes_nothing_and_gives_the_file() -> None:
    state = State(WITH_HISTORY, "told_conditions")
    turn = take_turn(BOOK, state.as_data(), SAVE, {})
    assert turn.step.state == state
    assert turn.saved is not None
    assert json.loads(turn.saved) == json.loads(FILE)


@pytest.mark.parametrize("page", ["weeks", "told_conditions", CHECK])
def test_saving_is_offered_once_there_are_answers(page: str) -> None:
    html = PAGES.render(Step(State(NO_SIGNS, page)), Carrier(), date(2026, 11, 22)).html
    assert parse(html).one("button", value=SAVE)
    assert not parse(html).all("button", value=OPEN_FILE)


def test_opening_is_offered_before_there_are_any() -> None:
    html = PAGES.render(Step(State({}, FIRST)), Carrier(), date(2026, 11, 22)).html
    form = next(f for f in parse(html).all("form") if f.all("button", value=OPEN_FILE))
    assert form.get("enctype") == "multipart/form-data"
    assert not parse(html).all("button", value=SAVE)
