"""The table of software that others made is that of the lock, with a reason and a test for each."""

from tests.support.pages import ROOT
from tests.tools.test_lock import named, read
from tools.soup import PAGE, SHOWN, chosen, page


def test_the_page_is_current() -> None:
    assert PAGE.read_text("utf-8") == page(), "write it anew: python -m tools.soup"


def test_every_package_that_runs_is_on_it() -> None:
    said = page()
    for name, versions in named(read("requirements.lock")).items():
        rows = [line for line in said.lower().splitlines() if line.startswith(f"| {name} |")]
        assert len(rows) == 1, name
        assert all(version in rows[0] for version in versions)


def test_each_that_we_chose_has_a_reason_and_something_that_would_notice() -> None:
    ours = list(chosen())
    assert {one.name.lower() for one in ours} == set(SHOWN)
    assert all(one.part and len(one.why) > 10 for one in ours)
    assert [place for place in SHOWN.values() if not (ROOT / place).exists()] == []


def test_nobody_is_said_to_have_judged_anything() -> None:
    rows = [line for line in page().splitlines() if line.startswith("| ") and "==" not in line]
    assert all(line.endswith(("| |", "known faults |", "--- |")) for line in rows)
