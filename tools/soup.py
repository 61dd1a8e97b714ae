"""Write the table of software that others made (SOUP, IEC 62304): `python -m tools.soup`.

Which packages and versions run comes from requirements.lock; what each is for, and why that one,
from requirements.txt and decision 8. Whether a known fault of theirs could harm somebody is for a
person to judge: that column is empty.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

ROOT: Final = Path(__file__).parents[1]
PAGE: Final = ROOT / "docs" / "clinical-safety" / "soup.md"
DECISION: Final = ROOT / "docs" / "decisions" / "0008-libraries.md"
CHOSEN: Final = re.compile(r"^([A-Za-z0-9_.-]+)==[^#\n]*?(?:\s+# (.+))?$", re.MULTILINE)
LOCKED: Final = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;\\]+)", re.MULTILINE)
ROW: Final = re.compile(r"^\| ([^|]+) \| ([^|]+) \| ([^|]+) \|$", re.MULTILINE)
# What would notice that it no longer does what we need of it.
SHOWN: Final = {
    "brotli": "tests/screens/server/test_plain.py",
    "icalendar": "tests/explainer/outputs/test_calendar.py",
    "jinja2": "tests/screens/test_templates.py",
    "numpy": "tests/cohort",
    "openpyxl": "tests/desk/words",
    "pillow": "tests/explainer/outputs/test_drawing.py",
    "polib": "tests/explainer/languages/test_store.py",
    "protobuf": "tests/screens/server/test_hostile_socket.py",
    "pyarrow": "tests/cohort",
    "pydantic": "tests/rules/loading/test_messages.py",
    "python-docx": "tests/desk/words",
    "pyyaml": "tests/rules/loading/yaml",
    "setuptools": "tests/tools/test_lock.py",
    "starlette": "tests/screens/server/test_guard.py",
    "streamlit": "tests/screens/server/test_streamlit_private.py",
    "typst": "tests/explainer/outputs/test_pdf.py",
    "uvloop": "tests/browser/test_two_processes.py",
}
HEAD: Final = """\
# Software that others made (SOUP)

<!-- Made by `python -m tools.soup` from requirements, lock and decision 8. Do not edit it. -->

In the sense of IEC 62304 (MEMORY): software not made for this, or whose making is not known.
Python itself, the operating system, the proxy and the browser are not here; they are what it is run
on. What only tests and measurements need is not shipped, and not here either. Makers and licences:
[licences](../licences.md). Every file is fixed by its hash
([decision 33](../decisions/0033-rebuildable.md)).

**Nobody has judged the known faults of any of these for clinical risk.** The last column is for a
person to fill in where this goes into a technical file; `pip-audit` lists what is published
([known holes](../deployment.md#known-holes-in-what-it-is-built-on)).

## Chosen by us

| package | version | needed for | why this one | what would notice that it fails | known faults |
| --- | --- | --- | --- | --- | --- |
"""
BROUGHT: Final = """
## Brought along by these

Each does what the package that brings it needs of it, and is tested by us only through that one.

| package | version | known faults |
| --- | --- | --- |
"""


class Chosen(NamedTuple):
    """A package that we name: what it is for, and why it was chosen."""

    name: str
    part: str
    why: str


def chosen() -> Iterator[Chosen]:
    """The packages of requirements.txt with their reasons. Raises ValueError where one has none."""
    reasons = {_plain(row[1].split()[0]): (row[0], row[2]) for row in _rows()}
    seen: set[str] = set()
    for name, comment in CHOSEN.findall((ROOT / "requirements.txt").read_text("utf-8")):
        key = _plain(name)
        if key in seen:
            continue
        seen.add(key)
        part, why = reasons.get(key, (comment, "see [the list](../../requirements.txt)"))
        if not part:
            raise ValueError(f"{name}: say in requirements.txt or decision 8 what it is for")
        yield Chosen(name, part, why.replace("](00", "](../decisions/00"))


def page() -> str:
    """The whole page as Markdown."""
    versions: dict[str, list[str]] = {}
    for name, version in LOCKED.findall((ROOT / "requirements.lock").read_text("utf-8")):
        versions.setdefault(_plain(name), []).append(version)
    ours = list(chosen())
    named = {_plain(one.name) for one in ours}
    rows = [
        f"| {one.name} | {' or '.join(versions[_plain(one.name)])} | {one.part} | {one.why} "
        f"| `{SHOWN[_plain(one.name)]}` | |\n"
        for one in ours
    ]
    others = [
        f"| {name} | {' or '.join(found)} | |\n"
        for name, found in versions.items()
        if name not in named
    ]
    return "".join([HEAD, *rows, BROUGHT, *others])


def _rows() -> list[tuple[str, str, str]]:
    return ROW.findall(DECISION.read_text("utf-8"))[1:]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


if __name__ == "__main__":
    try:
        PAGE.write_text(page(), "utf-8")
    except ValueError as error:
        sys.exit(str(error))
    print(f"Wrote {PAGE.relative_to(ROOT)}")
