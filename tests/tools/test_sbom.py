"""The list of what the app is made of is that of the lock."""

import json
import re

from tests.tools.test_lock import named, read
from tools.sbom import BOM, LICENCES, licences

FOUND = json.loads(BOM.read_text("utf-8"))
# On other systems than the one that the list was made on.
NOT_STATED = ["protobuf", "pydeck"]  # BSD-3-Clause and Apache-2.0, by the files they come with
ELSEWHERE = {"colorama", "tzdata"}


def test_it_names_what_the_lock_names_in_the_same_version() -> None:
    """Else it is stale: python -m tools.sbom ENVIRONMENT."""
    locked = named(read("requirements.lock"))
    listed = {_plain(found["name"]): found["version"] for found in FOUND["components"]}
    assert {name for name, said in listed.items() if said not in locked.get(name, ())} == set()
    assert locked.keys() - listed.keys() <= ELSEWHERE


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def test_it_is_in_the_form_that_others_read() -> None:
    assert (FOUND["bomFormat"], FOUND["specVersion"]) == ("CycloneDX", "1.6")
    assert all(found["purl"].startswith("pkg:pypi/") for found in FOUND["components"])


def test_the_page_of_licences_says_the_same_and_leaves_none_out() -> None:
    assert LICENCES.read_text("utf-8") == licences(FOUND)
    silent = re.findall(r"\| (\S+) \| \S+ \| not stated", LICENCES.read_text("utf-8"))
    assert silent == NOT_STATED
    assert "GPL" not in LICENCES.read_text("utf-8").replace("LGPL", "")
