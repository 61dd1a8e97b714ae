"""A decision about the release is told 60 days before it ends, and is an error afterwards."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from rules.lint.checks.release_dates import check
from rules.lint.context import LintContext
from rules.loading.layout import HOME, RELEASE
from rules.loading.project import Project
from tests.support.releasing import UNTIL, as_yaml, decided


@pytest.fixture
def context(tmp_path: Path) -> LintContext:
    parts = dict.fromkeys(decided("0" * 12)) | {"incidents": decided("0" * 12)["incidents"]}
    (tmp_path / RELEASE).write_text(as_yaml(parts), encoding="utf-8")
    return LintContext(Project(tmp_path))


@pytest.mark.parametrize(
    ("days", "says"),
    [
        (-61, None),
        (-60, ("warning", f"'incidents' has to be decided anew by {UNTIL}")),
        (0, ("warning", f"'incidents' has to be decided anew by {UNTIL}")),
        (1, ("error", f"'incidents' counts no longer, its date was {UNTIL}")),
    ],
)
def test_what_is_said_on_which_day(
    context: LintContext, days: int, says: tuple[str, str] | None
) -> None:
    found = [(p.severity, p.what) for p in check(context, UNTIL + timedelta(days=days))]
    assert found == ([says] if says else [])


def test_the_place_is_that_of_the_date(context: LintContext) -> None:
    (problem,) = check(context, date(2030, 1, 1))
    line = (context.project.text(RELEASE)).split("\n")[problem.line - 1]
    assert line.strip() == f"review_by: {UNTIL}"


def test_nothing_is_said_of_what_nobody_has_decided() -> None:
    assert list(check(LintContext(Project(HOME)), date(2030, 1, 1))) == []
