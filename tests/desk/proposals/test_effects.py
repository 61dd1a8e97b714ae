"""For whom a change makes a difference, as the comparison of two versions says it."""

import pytest

from desk.editing.hunks import hunks_of
from desk.editing.steps import SetValue
from desk.editing.thresholds import thresholds
from desk.proposals.effects import Lines, can_be_worked_out, effect_of, lines_of
from rules.loading.layout import HOME
from rules.loading.project import Project
from tests.support.real_book import BOOK

pytestmark = pytest.mark.slow


@pytest.mark.thorough
def test_a_limit_moved_by_a_week_is_counted_and_judged_by_its_direction() -> None:
    assert can_be_worked_out()
    project = Project(HOME)
    limit = next(one for one in thresholds(project, BOOK) if one.owner == "only_history")
    step = SetValue(limit.file, limit.name, limit.number, limit.number + 1)
    steps: list[str] = []
    after = effect_of(HOME, {}, step.on(project), steps.append)
    assert after.report.summary == "1 change: 1 threshold"
    assert after.report.effect
    assert after.report.effect.differing
    assert after.gate
    (row,) = after.gate.rows
    assert row.change == "condition only_history"
    assert row.direction == "Changes nobody's level. This is proved."
    assert steps

    back = effect_of(HOME, step.on(project), {}, steps.append)
    assert back.report.changes[0].before == after.report.changes[0].after


def test_every_line_that_would_be_written_is_shown_comments_too() -> None:
    before = "# old\n- id: a\n  who: A\n"
    after = "# new\n- id: a\n  who: A\n# more\n"
    found = lines_of({"tests/vignettes/a.yaml": hunks_of(before, after)})
    (only,) = found
    assert only.file == "tests/vignettes/a.yaml"
    assert ("-", "# old") in only.lines
    assert {("+", "# new"), ("+", "# more")} <= {*only.lines}
    assert lines_of({}) == []
    assert Lines("f", ()).lines == ()
