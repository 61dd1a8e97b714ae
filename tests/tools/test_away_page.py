"""The page of the proxy is one file: while it is shown, nothing else can be fetched."""

import re
from pathlib import Path

import pytest

from screens.content import content
from tools.away_page import away_page, main


def test_it_asks_for_no_other_file_and_holds_the_emergency_words() -> None:
    html = away_page(content())
    assert re.findall(r'<script|src=|rel="stylesheet"|url\(', html) == []
    assert 'href="tel:999"' in html


def test_a_folder_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"There is no folder .*gone"):
        main(str(tmp_path / "gone"))
