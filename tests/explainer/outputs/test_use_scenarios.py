"""The use scenarios: every hazard of use, with people to try it with, and nothing judged."""

from pathlib import Path

import pytest

import cli
from explainer.outputs.use_scenarios import FILE, of_use, use_scenarios
from tests.support.messages import copy_content
from tests.support.pages import ROOT, lost_links
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

STALE = "the page is behind the log; write it anew: python cli.py export use-scenarios"


def test_the_page_is_current() -> None:
    assert (ROOT / FILE).read_text(encoding="utf-8") == use_scenarios(BOOK), STALE
    assert list(lost_links(ROOT / FILE)) == []


def test_every_hazard_of_use_is_on_it_with_its_causes_and_people() -> None:
    page = use_scenarios(BOOK)
    found = of_use(BOOK)
    assert len(found) > 20
    for hazard in found:
        assert f"## {hazard.id}. {hazard.name}" in page
        assert all(cause in page for cause in hazard.causes)
    assert any(name in page for name in CASES)
    assert ", judged" not in page


@pytest.mark.parametrize("what", ["use-scenarios", "metadata"])
def test_the_command_writes_it(
    what: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", what, str(copy_content(tmp_path))]) == 0
    assert (tmp_path / capsys.readouterr().out.strip()).is_file()
