"""codes.yaml: what it names has to be there."""

from pathlib import Path

import pytest

from explainer.checking import read_content
from rules.loading.codes import load_codes
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError
from rules.model.codes import NO_CODES
from tests.support.messages import copy_content
from tests.support.real_book import BOOK

CODE = """\
address: null
codes:
  - question: {question}
    answer: {answer}
    system: http://snomed.info/sct
    code: "1"
    decided_by: A. Example, midwife
    decided_on: 2027-01-31
"""


def with_codes(folder: Path, text: str) -> Project:
    (copy_content(folder) / "codes.yaml").write_text(text, encoding="utf-8")
    return Project(folder)


def test_two_answers_cannot_both_mean_one_code(tmp_path: Path) -> None:
    question = "cervix_treatments"
    first = CODE.format(question=question, answer="lletz")
    second = CODE.format(question=question, answer="cone_biopsy")
    both = first + second.partition("codes:\n")[2]
    with pytest.raises(ContentError, match="is said to mean the same as two answers"):
        load_codes(with_codes(tmp_path / "two", both), BOOK)
    nearer = both.replace('code: "1"', 'code: "1"\n    equivalence: wider', 1)
    assert len(load_codes(with_codes(tmp_path / "one", nearer), BOOK).codes) == 2


def test_it_ships_empty_and_may_be_missing(tmp_path: Path) -> None:
    assert load_codes(Project(), BOOK) == NO_CODES
    (copy_content(tmp_path) / "codes.yaml").unlink()
    assert load_codes(Project(tmp_path), BOOK) == NO_CODES


def test_a_code_of_an_answer(tmp_path: Path) -> None:
    project = with_codes(tmp_path, CODE.format(question="cervix_treatments", answer="cone_biopsy"))
    (code,) = load_codes(project, BOOK).codes
    assert (code.code, code.equivalence) == ("1", "equivalent")


@pytest.mark.parametrize(
    ("question", "answer", "line"),
    [
        (
            "cervix_treatment",
            "cone_biopsy",
            "codes.yaml:3:15  error  R011  There is no question 'cervix_treatment'."
            " Did you mean 'cervix_treatments'?",
        ),
        (
            "cervix_treatments",
            "cone_biopsie",
            "codes.yaml:4:13  error  R013  'cervix_treatments' has no answer 'cone_biopsie'."
            " Did you mean 'cone_biopsy'?",
        ),
    ],
)
def test_a_name_that_is_not_there(tmp_path: Path, question: str, answer: str, line: str) -> None:
    project = with_codes(tmp_path, CODE.format(question=question, answer=answer))
    with pytest.raises(ContentError) as refused:
        load_codes(project, BOOK)
    assert [str(problem) for problem in refused.value.problems] == [line]
    _, problems = read_content(project)  # `check` says it too
    assert line in map(str, problems)
