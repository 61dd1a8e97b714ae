"""What became of each test, from the report that `pytest --junitxml FILE` writes."""

from collections.abc import Mapping
from pathlib import Path
from xml.etree import ElementTree

Results = Mapping[str, str]  # tests/FILE.py::test_name -> passed, skipped or FAILED
PASSED, SKIPPED, FAILED = "passed", "skipped", "FAILED"
WORST = (FAILED, SKIPPED, PASSED)  # of a test with several cases, the first that any of them had


class ResultsError(Exception):
    """The file is no such report; the message says so."""


def read_results(file: Path) -> Results:
    """Each test with what became of it; one with several cases passed when all of them did.

    Raises ResultsError where it is no such report, OSError where it cannot be opened.
    """
    try:
        # It is written by our own test run, and read where tests are run.
        root = ElementTree.parse(file).getroot()  # noqa: S314
    except ElementTree.ParseError as error:
        raise ResultsError(f"{file}: no report of pytest ({error})") from None
    found: dict[str, str] = {}
    for case in root.iter("testcase"):
        name = _name(case.get("classname", ""), case.get("name", ""))
        found[name] = min(found.get(name, PASSED), _became(case), key=WORST.index)
    if not found:
        raise ResultsError(
            f"{file}: there is no test in it; write it with pytest --junitxml {file}"
        )
    return found


def _name(module: str, function: str) -> str:
    return f"{module.replace('.', '/')}.py::{function.partition('[')[0]}"


def _became(case: ElementTree.Element) -> str:
    if case.find("failure") is not None or case.find("error") is not None:
        return FAILED
    return SKIPPED if case.find("skipped") is not None else PASSED
