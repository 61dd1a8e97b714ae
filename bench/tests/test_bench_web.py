"""The web bench sends what our pages send, reports what it found, and saves it where it belongs."""

from datetime import date
from pathlib import Path

import pytest

from bench import report as bench_report
from bench.report import Target, save
from bench.web import APPS, TITLES, report
from bench.web_browser import ANSWERS, BUTTON, READY, Load
from bench.web_crowd import Crowd
from bench.web_parts import (
    FULL,
    KINDS,
    PARTS,
    Alone,
    Found,
    alone_targets,
    crowd_targets,
    percentile,
)
from bench.web_people import state_in
from bench.web_servers import BARE_STREAMLIT, OURS, OURS_PLAIN
from screens.content import content
from screens.journey import Event, State, Step, advance, read_state, start
from screens.pages import Carrier, Pages
from screens.server.plain import LAYOUT, PLAIN, carried
from tests.support.html import parse
from tests.support.web_journeys import event, everybody


def alone(*, times: int = 1) -> Alone:
    load = Load(bytes=500_000 * times, requests=70, foreign=times - 1)
    return Alone(1.5 * times, load, [50.0 * times] * 20, 1.0 * times, 3.0 * times)


def crowd(*, times: int = 1) -> Crowd:
    return Crowd(seconds=[0.010 * times] * 20, faults=["a fault"] * (times - 1), lasted=2.0)


@pytest.mark.parametrize("number", [0, 1, 2, 100, 200])
def test_its_people_get_from_the_first_question_to_the_result(number: int) -> None:
    book, answers = content().book, everybody()[number]
    state = start(book).state
    pages = []
    while state.page != "result":
        pages.append(state.page)
        sent = event(state.as_data(), answers)
        moved = Event.read(sent["action"], sent["values"])
        state = advance(book, read_state(book, sent["state"]), moved).state
        assert state.page != pages[-1], f"{pages[-1]} was not answered"
    assert "check" in pages
    assert event(state.as_data(), answers)["action"] == "again"


def test_its_people_find_the_state_that_a_plain_page_carries() -> None:
    state = State({"pregnant": "yes"}, "emergency_signs")
    carrier = Carrier(LAYOUT, PLAIN, carried(state))
    page = Pages(content()).render(Step(state), carrier, date(2026, 11, 26)).html
    assert state_in(page) == state.as_data()
    with pytest.raises(RuntimeError, match="without the state"):
        state_in("<h1>Sorry</h1>")


def test_its_people_are_of_every_kind() -> None:
    alerted = [answers for answers in everybody() if answers.get("emergency_signs") != ["none"]]
    unsure = [answers for answers in everybody() if answers.get("weeks") == "not_sure"]
    assert alerted
    assert unsure
    assert dict(ANSWERS) in everybody()


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert (percentile(values, 50), percentile(values, 95)) == (50, 95)
    assert percentile([7.0], 95) == 7
    assert percentile([], 95) == float("inf")


def test_a_target_is_met_or_missed() -> None:
    for times in (1, 20):
        one = alone(times=times)
        many = {(200, OURS): crowd(times=times), (200, BARE_STREAMLIT): crowd(times=20)}
        seen = [*alone_targets({OURS: one, OURS_PLAIN: one}), *crowd_targets(many)]
        assert len(seen) == 8
        assert {target.met for target in seen} == {times == 1}


def test_a_report_says_when_the_machine_was_busy() -> None:
    found = Found(["| a table |"], [Target("first load: 500 KB", "at most 600 KB", met=True)])
    text = report("browser", found, load=4.0)
    assert "| a table |" in text
    assert "- pass: first load: 500 KB (wanted: at most 600 KB)" in text
    assert "busy machine" in text
    assert "busy machine" not in report("browser", found, load=0.2)


def test_every_part_and_every_app_can_be_asked_for() -> None:
    assert TITLES.keys() == PARTS.keys()
    assert set(APPS.values()) == set(KINDS) == set(FULL.kinds)


def test_figures_are_saved_between_their_marks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    readme = tmp_path / "README.md"
    one, other = "<!-- web crowd: begin -->\n", "<!-- web crowd: end -->\n"
    readme.write_text(f"Before\n{one}old\n{other}")
    monkeypatch.setattr(bench_report, "README", readme)
    save("web crowd", "new")
    assert readme.read_text() == f"Before\n{one}\nnew\n\n{other}"
    with pytest.raises(ValueError, match="no place for the figures of web steps"):
        save("web steps", "new")


def test_the_readme_has_a_place_for_every_part() -> None:
    text = bench_report.README.read_text()
    for name in ("figures", "step", *(f"web {part}" for part in PARTS)):
        assert text.count(f"<!-- {name}: begin -->\n") == 1
        assert text.count(f"<!-- {name}: end -->\n") == 1


def test_what_the_browser_waits_for_and_presses_is_on_the_page() -> None:
    first = Step(start(content().book).state)
    layout = Carrier(LAYOUT, PLAIN, carried(first.state))
    page = parse(Pages(content()).render(first, layout, date(2026, 11, 26)).html)
    tag, _, name = READY[OURS].partition(".")
    (form,) = page.all(tag, **{"class": name})
    assert BUTTON[OURS] == f"{READY[OURS]} > .button"
    assert form.one("button", **{"class": "button"}).get("name") == "action"
