"""What is said of made-up bookings never comes without what it is not."""

from cohort.per_thousand import per_thousand
from cohort.said import as_lines
from tests.cohort.test_per_thousand import SHARES
from tests.support.real_book import BOOK


def test_it_says_first_what_it_is_not() -> None:
    lines = as_lines(per_thousand(BOOK, SHARES, groups=2, people=200))
    assert lines[0] == "Per 1,000 made-up bookings"
    assert lines[1].startswith("Never an estimate for a place")
    said = "nothing but guesses of this project, the others in part; no clinician has approved any"
    assert said in lines[1]
    assert [line.split()[0] for line in lines if line.endswith("people")] == ["Level", "Contact"]
