"""What became of each test, from the report of pytest."""

from pathlib import Path

import pytest

from explainer.safety.results import ResultsError, read_results

REPORT = """<testsuites><testsuite>
<testcase classname="tests.desk.test_release" name="test_one"/>
<testcase classname="tests.desk.test_release" name="test_two[a]"/>
<testcase classname="tests.desk.test_release" name="test_two[b]"><failure/></testcase>
<testcase classname="tests.desk.test_due" name="test_three"><skipped/></testcase>
<testcase classname="tests.desk.test_due" name="test_four"><error/></testcase>
</testsuite></testsuites>"""


def test_a_test_with_several_cases_passed_when_all_of_them_did(tmp_path: Path) -> None:
    file = tmp_path / "results.xml"
    file.write_text(REPORT, encoding="utf-8")
    assert read_results(file) == {
        "tests/desk/test_release.py::test_one": "passed",
        "tests/desk/test_release.py::test_two": "FAILED",
        "tests/desk/test_due.py::test_three": "skipped",
        "tests/desk/test_due.py::test_four": "FAILED",
    }


@pytest.mark.parametrize(("text", "says"), [("no", "no report"), ("<a/>", "there is no test")])
def test_another_file_is_refused(tmp_path: Path, text: str, says: str) -> None:
    file = tmp_path / "results.xml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ResultsError, match=says):
        read_results(file)
