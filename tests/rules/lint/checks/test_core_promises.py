"""R033: what of the core is gone is told where it stood."""

from dataclasses import replace

from rules.lint.checks import core_promises
from rules.lint.context import LintContext
from rules.loading.project import Project
from tests.support.messages import ROOT
from tests.support.real_book import BOOK


def test_a_promise_that_is_gone_is_told_with_file_and_remedy() -> None:
    without = tuple(promise for promise in BOOK.properties if promise.id != "P3")
    context = LintContext(Project(ROOT), replace(BOOK, properties=without))
    (problem,) = core_promises.check(context)
    assert problem.code == "R033"
    assert "The core promise P3 'Before 37 weeks" in str(problem)
    assert "safety.yaml" in str(problem)
    assert "python -m tools.pin_core" in str(problem)


def test_what_ships_keeps_the_core() -> None:
    assert list(core_promises.check(LintContext(Project(ROOT), BOOK))) == []
