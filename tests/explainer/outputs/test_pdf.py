"""The page for the midwife as a PDF: that it can be read aloud, and what it hides."""

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import cli
from explainer import explain
from explainer.outputs.handover import Handover, Part, handover
from explainer.outputs.pdf import as_pdf
from rules import assess
from rules.vignettes.reading import read_vignettes
from tests.support.real_book import BOOK, PROJECT, SCREENS, WORDING
from tests.support.vignettes import answers_of

ROOT = Path(__file__).parents[3]
V2 = "v-2-two-late-losses-waters-at-16-weeks"
DAY = date(2026, 11, 9)
WORDS = SCREENS


def pages_of(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as opened:
        return len(opened.pages)


def texts(data: Any) -> list[str]:
    """Every text in the data that the page is drawn from."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


def page(answers: dict[str, Any]) -> Handover:
    found = assess(BOOK, answers)
    return handover(BOOK, found, explain(BOOK, found, WORDING), WORDS, DAY)


@cache
def told() -> Handover:
    return page(answers_of(V2))


@cache
def made() -> bytes:
    return as_pdf(told(), DAY)


@pytest.fixture
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(made())) as opened:
        yield opened


def tags(node: Any) -> list[str]:
    """The names of all elements of the structure tree, in reading order."""
    if isinstance(node, pikepdf.Array):
        return [name for child in node for name in tags(child)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    name = [str(node.S)[1:]] if "/S" in node else []
    return name + tags(node.get("/K"))


def test_everything_a_midwife_needs_is_in_it() -> None:
    found = assess(BOOK, answers_of(V2))
    explanation = explain(BOOK, found, WORDING)
    said = " ".join(texts(asdict(told())))
    wanted = [row.answer for section in explanation.told_us for row in section.rows]
    none = {q.none for q in BOOK.questionnaire if q.kind == "choices"}
    wanted = [answer for answer in wanted if answer not in none and answer != "Pregnant now"]
    assert len(wanted) > 5
    parts = [part for answer in wanted for part in answer.split("; ")]
    assert [part for part in [*parts, *explanation.ask] if part not in said] == []
    assert "9 November 2026" in said
    assert explanation.version in said


def test_what_we_could_not_tell_is_in_it() -> None:
    answers = answers_of(V2) | {"late_loss_start": "not_sure"}
    label = BOOK.questionnaire.question("late_loss_start").label
    assert any(label in text for text in texts(asdict(page(answers))))


def test_it_says_whether_clinicians_have_signed() -> None:
    found = assess(BOOK, answers_of(V2))
    signed = replace(explain(BOOK, found, WORDING), approved=True)
    said = handover(BOOK, found, signed, WORDS, DAY).sign_off
    assert said == WORDS["handover"]["approved"] != told().sign_off


def test_it_keeps_to_pdf_ua(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == "1"
        assert metadata.get("dc:title") == WORDS["handover"]["title"]
    assert str(pdf.Root.Lang) == told().language
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_its_parts_are_tagged_as_what_they_are(pdf: pikepdf.Pdf) -> None:
    found = tags(pdf.Root.StructTreeRoot.K)
    assert found[0] == "Document"
    assert found.count("Title") == 1
    assert found.count("H1") == len(told().parts) + 1  # and the room to write on
    points = sum(len(part.points) for part in told().parts)
    assert found.count("LI") == points
    assert found.index("Title") < found.index("H1") < found.index("L")


@pytest.mark.thorough
def test_it_is_one_page_for_everybody_of_the_vignettes_with_most_to_tell() -> None:
    pages = [page(case.answers) for case in read_vignettes(PROJECT)]
    longest = sorted(pages, key=lambda one: len(repr(one)))[-5:]
    assert [pages_of(as_pdf(one, DAY)) for one in longest] == [1] * 5


def test_only_what_does_not_fit_makes_a_second_page() -> None:
    long = Part(heading="Long", first="", points=("a point",) * 90, lines=())
    assert pages_of(as_pdf(replace(told(), parts=(long,)), DAY)) == 2


def test_it_tells_nothing_of_the_person_or_the_machine(pdf: pikepdf.Pdf) -> None:
    told = {str(name): str(value) for name, value in pdf.docinfo.items()}
    assert told.pop("/Creator").startswith("Typst")
    assert told == {
        "/Title": WORDS["handover"]["title"],
        "/Author": WORDS["site"]["name"],
        "/Subject": WORDS["handover"]["description"],
        "/CreationDate": "D:20261109000000Z",
        "/ModDate": "D:20261109000000Z",
    }
    assert "/Names" not in pdf.Root  # no attached files


def test_the_same_result_makes_the_same_file() -> None:
    assert as_pdf(told(), DAY) == made()


def test_texts_are_never_read_as_markup() -> None:
    nasty = '#panic("read as code") $x^2$ *bold* @label [ ] { } \\ " </x>'
    odd = Part(heading=nasty, first=nasty, points=(nasty,), lines=(nasty,))
    assert as_pdf(replace(told(), parts=(odd,)), DAY).startswith(b"%PDF-")


def test_a_page_with_little_on_it_can_be_made() -> None:
    bare = page({})
    assert [part.heading for part in bare.parts] == [WORDS["handover"]["not_told"]]
    assert pages_of(as_pdf(bare, DAY)) == 1


def test_nobody_else_waits_for_what_draws_it() -> None:
    program = "import sys, explainer.outputs.pdf; sys.exit('typst' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_the_command_line_writes_it_or_says_why_not(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    person, out = str(ROOT / "docs" / "examples" / "person.yaml"), tmp_path / "summary.pdf"
    assert cli.main(["pdf", person, str(out)]) == 0
    assert out.read_bytes().startswith(b"%PDF-")
    nowhere = tmp_path / "nowhere" / "summary.pdf"
    assert cli.main(["pdf", person, str(nowhere)]) == 2
    assert capsys.readouterr().err.startswith(f"{nowhere}: cannot be written")
