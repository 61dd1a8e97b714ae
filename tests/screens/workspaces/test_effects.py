"""For whom a change makes a difference is worked out once, beside the pages."""

from pathlib import Path
from threading import Event

import pytest

from desk.proposals.effects import Effect, Progress, Texts
from rules.loading.layout import QUESTIONNAIRE
from rules.loading.project import Project
from screens.workspaces import effects
from screens.workspaces.effects import Compared, Effects

CHANGE = Compared(Project(), {}, {QUESTIONNAIRE: "other"})


def test_a_change_is_worked_out_once_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Texts] = []
    go, done = Event(), Event()

    def worked_out(_root: Path, _before: Texts, after: Texts, progress: Progress) -> Effect:
        asked.append(after)
        progress("reading")
        assert go.wait(20)
        done.set()
        return Effect(None, None)  # type: ignore[arg-type]

    monkeypatch.setattr(effects, "effect_of", worked_out)
    all_of_them = Effects()
    assert all_of_them.of(CHANGE) is None
    all_of_them.start(CHANGE)
    all_of_them.start(CHANGE)
    working = all_of_them.of(CHANGE)
    assert working
    assert not working.is_done
    all_of_them.start(Compared(Project(), {}, {}))  # one at a time
    go.set()
    assert done.wait(20)
    assert asked == [CHANGE.after]


def test_what_goes_wrong_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    done = Event()

    def fails(*_: object) -> Effect:
        done.set()
        raise ValueError

    monkeypatch.setattr(effects, "effect_of", fails)
    all_of_them = Effects()
    all_of_them.start(CHANGE)
    assert done.wait(20)


def test_two_versions_are_the_same_change_whoever_asks() -> None:
    assert CHANGE.key == Compared(Project(), {}, {QUESTIONNAIRE: "other"}).key
    assert CHANGE.key != Compared(Project(), {QUESTIONNAIRE: "other"}, {}).key
