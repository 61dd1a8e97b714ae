"""The web bench sends what our pages send, and reports what it found."""

from bench.report import Target
from bench.web import FULL, KINDS, Figures, percentile, report, targets
from bench.web_browser import Load
from bench.web_people import ANSWERS, Crowd, event
from bench.web_servers import OURS, OURS_PLAIN
from screens.content import content
from screens.journey import Event, advance, read_state, start


def figures(*, slow: bool = False) -> Figures:
    times = 10 if slow else 1
    seen = Crowd([0.010 * times] * 20, ["a fault"] if slow else [])
    return Figures(
        started=1.5 * times,
        load=Load(bytes=500_000 * times, requests=70, foreign=0),
        clicks=[50.0 * times] * 20,
        slow=1.0 * times,
        slow_from_start=3.0 * times,
        crowds=dict.fromkeys(FULL.people, seen),
        sessions=200.0 * times,
    )


def test_its_people_get_from_the_first_question_to_the_check() -> None:
    book = content().book
    state = start(book).state
    pages = []
    while state.page != "check":
        pages.append(state.page)
        sent = event(state.as_data())
        moved = Event.read(sent["action"], sent["values"])
        state = advance(book, read_state(book, sent["state"]), moved).state
        assert state.page != pages[-1], f"{pages[-1]} was not answered"
    assert dict(state.answers) == ANSWERS
    assert event(state.as_data())["action"] == "again"


def test_a_percentile_is_a_value_that_was_measured() -> None:
    values = [float(number) for number in range(1, 101)]
    assert (percentile(values, 50), percentile(values, 95)) == (50, 95)
    assert percentile([7.0], 95) == 7
    assert percentile([], 95) == float("inf")


def test_a_target_is_met_or_missed() -> None:
    met = targets({OURS: figures(), OURS_PLAIN: figures()}, FULL)
    assert [str(target) for target in met if not target.met] == []
    missed = targets({OURS: figures(slow=True), OURS_PLAIN: figures(slow=True)}, FULL)
    assert {target.met for target in missed if "foreign" not in target.found} == {False}
    assert len(met) == len(missed) > len(FULL.people)


def test_the_report_names_every_app_and_says_when_the_machine_was_busy() -> None:
    found = {kind: figures() for kind in KINDS}
    text = report(found, FULL, load=4.0)
    for kind in KINDS:
        assert f"| {kind.name} " in text
    assert "busy machine" in text
    assert "busy machine" not in report(found, FULL, load=0.2)
    assert str(Target("first load: 500 KB", "at most 600 KB", met=True)) in text
