"""Content that has grown is whole content: a copy decides of its own answers as the first does."""

from pathlib import Path

from bench.growth import grow
from rules import assess, load
from tests.support.real_book import BOOK
from tests.support.vignettes import CASES

SOME = 40


def test_twice_the_content_gives_everybody_the_same_by_their_answers_to_the_copy(
    tmp_path: Path,
) -> None:
    grow(tmp_path / "content", 2)
    book = load(tmp_path / "content")
    assert len(book.rules) == 2 * len(BOOK.rules)
    assert len(book.questionnaire.questions) == 2 * len(BOOK.questionnaire.questions)
    for case in [*CASES.values()][:: len(CASES) // SOME]:
        level = assess(BOOK, case.answers).level
        both = assess(book, case.answers | {f"{k}_2": v for k, v in case.answers.items()})
        assert both.level == level
        copied = {
            f"{found.rule.partition('.')[0]}_2" for found in assess(BOOK, case.answers).applied
        }
        assert copied <= {found.rule.partition(".")[0] for found in both.applied}
