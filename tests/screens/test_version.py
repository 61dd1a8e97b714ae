"""One version, said once, and the list of changes begins with it."""

import re
from itertools import pairwise

from screens.version import VERSION
from tools.release import ROOT, name

HEADING = re.compile(r"^## (\d+)\.(\d+)\.(\d+)( \(unreleased\)|, \d{1,2} [A-Z][a-z]+ \d{4})?$")
CHANGES = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8").splitlines()
RELEASES = [line for line in CHANGES if line.startswith("## ")]


def test_the_list_of_changes_begins_with_it_and_says_whether_it_is_released() -> None:
    number, dot, _ = VERSION.partition(".dev")
    found = HEADING.match(RELEASES[0])
    assert found, RELEASES[0]
    assert ".".join(found.groups()[:3]) == number
    assert (found[4] == " (unreleased)") == bool(dot)
    assert name().endswith(f"-{VERSION}")


def test_every_earlier_version_is_lower_and_was_released() -> None:
    found = [HEADING.match(line) for line in RELEASES]
    assert None not in found
    numbers = [tuple(map(int, one.groups()[:3])) for one in found if one]
    assert all(later > earlier for later, earlier in pairwise(numbers))
    assert [one[0] for one in found[1:] if one and "unreleased" in one[0]] == []
