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
from tests.support.html import parse
from tests.support.journeys import ANYTHING, NO_SIGNS, WITH_HISTORY
from tests.support.people import complete_answers, partial_answers
from tests.support.real_book import BOOK

FILE = save(BOOK, WITH_HISTORY)
NOW = asked_about_now(BOOK)
LASTING = {name: answer for name, answer in WITH_HISTORY.items() if name not in NOW}
FIRST = next(iter(BOOK.questionnaire.questions))
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
    assert data["answers"] == LASTING
    assert len(data["checksum"]) == 64


def test_how_somebody_feels_now_is_not_saved_and_asked_again() -> None:
    assert {
        "emergency_signs",
        "cervix_scan",
        "weeks",
        "fluid_and_bleeding",
        "pain_and_pressure",
        "feeling_unwell",
        "milder_signs",
    } == NOW
    missing = Path(BOOK, opened(FILE).state.answers).missing
    assert set(missing) == NOW


# Opening it -------------------------------------------------------------------------------------


@settings(max_examples=60, deadline=None)
@given(complete_answers(BOOK) | partial_answers(BOOK))
def test_all_that_lasts_comes_back_and_nothing_is_urgent_yet(
    answers: dict[str, Any],
) -> None:
    asked = Path(BOOK, answers).answers
    back = opened(save(BOOK, asked))
    assert back.state.answers == {n: a for n, a in asked.items() if n not in NOW}
    assert (back.dropped, back.unknown, back.other_version) == ((), 0, False)
    assert not Path(BOOK, back.state.answers).urgent  # so there is no alert to show again


def test_it_begins_with_the_first_question_and_then_the_urgent_ones() -> None:
    step = take_turn(BOOK, {}, OPEN_FILE, {"file": [FILE]}).step
    assert step.state.page == FIRST
    state, seen = step.state, []
    while state.page != CHECK:
        seen.append(state.page)
        values = WITH_HISTORY[state.page]
        sent = {"answer": values if isinstance(values, list) else [str(values)]}
        state = take_turn(BOOK, state.as_data(), "answer", sent).step.state
    assert seen == [FIRST, *(name for name in BOOK.questionnaire.questions if name in NOW)]
    assert state.answers == WITH_HISTORY


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
    assert opened(text).state.answers == LASTING


# A file from another version --------------------------------------------------------------------


def test_a_file_of_another_version_says_which_answers_count() -> None:
    answers = LASTING | {"late_loss_weeks": 99, "shoe_size": 5, "lletz_count": "one"}
    found = opened(made_up(answers, "older"))
    assert found.other_version
    assert set(found.kept) == LASTING.keys() - {"late_loss_weeks"}
    assert found.dropped == ("late_loss_weeks", "lletz_count")
    assert found.unknown == 1
    assert found.state.answers.keys() == set(found.kept)


def page_for(text: str, state: State | None = None) -> Page:
    turn = take_turn(BOOK, (state or State()).as_data(), OPEN_FILE, {"file": [text]})
    return PAGES.render(turn.step, Carrier(), date(2026, 11, 22), turn.opened)


def test_the_page_lists_what_counts_and_what_does_not() -> None:
    answers = LASTING | {"late_loss_weeks": 99, "shoe_size": 5}
    notice = parse(page_for(made_up(answers, "older")).html).one(id="notice")
    assert WORDS["saving"]["other_version"] in notice.text
    kept, dropped = notice.all("details")
    label = BOOK.questionnaire.question("late_loss_weeks").label
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
        changed(answers=LASTING | {"late_losses": 0}),
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
        LASTING | {"lletz_count": "one"},
    ],
)
def test_a_forged_file_is_refused_even_when_its_checksum_is_right(answers: dict[str, Any]) -> None:
    assert refused(made_up(answers)) == "file_damaged"


@pytest.mark.parametrize("place", range(0, len(FILE), 7))
def test_one_lost_character_is_noticed_or_does_not_matter(place: int) -> None:
    found = open_file(BOOK, FILE[:place] + FILE[place + 1 :])
    if isinstance(found, Opened):
        assert FILE[place].isspace()
        assert found.state.answers == LASTING


@settings(max_examples=200, deadline=None)
@given(st.dictionaries(st.sampled_from([*BOOK.questionnaire.questions, "x"]), ANYTHING))
def test_whatever_an_older_file_holds_only_valid_answers_come_out(answers: dict[str, Any]) -> None:
    found = opened(made_up(answers, "older"))
    state = show(BOOK, found.state).state
    assert state == found.state
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
    state = State(WITH_HISTORY, "womb_shape")
    turn = take_turn(BOOK, state.as_data(), SAVE, {})
    assert turn.step.state == state
    assert turn.saved is not None
    assert json.loads(turn.saved) == json.loads(FILE)


@pytest.mark.parametrize("page", ["weeks", "womb_shape", CHECK])
def test_saving_is_offered_once_there_are_answers(page: str) -> None:
    html = PAGES.render(Step(State(NO_SIGNS, page)), Carrier(), date(2026, 11, 22)).html
    assert parse(html).one("button", value=SAVE)
    assert not parse(html).all("button", value=OPEN_FILE)


def test_opening_is_offered_before_there_are_any() -> None:
    html = PAGES.render(Step(State({}, FIRST)), Carrier(), date(2026, 11, 22)).html
    form = next(f for f in parse(html).all("form") if f.all("button", value=OPEN_FILE))
    assert form.get("enctype") == "multipart/form-data"
    assert not parse(html).all("button", value=SAVE)
