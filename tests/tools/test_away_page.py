"""The page of the proxy is one file: while it is shown, nothing else can be fetched."""

import re

from screens.content import content
from tools.away_page import away_page


def test_it_asks_for_no_other_file_and_holds_the_emergency_words() -> None:
    html = away_page(content())
    assert re.findall(r'<script|src=|rel="stylesheet"|url\(', html) == []
    assert 'href="tel:999"' in html
