"""The PDF to take along: what stands in it, that it can be read aloud, and what it hides."""

import io
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pikepdf
import pytest

import cli
from explainer import Explanation, explain
from explainer.outputs.pdf import as_pdf, summary_data
from rules import assess
from tests.support.real_book import BOOK, SCREENS
from tests.support.vignettes import answers_of

ROOT = Path(__file__).parents[2]
V2 = "v-2-two-late-losses-waters-at-16-weeks"
DAY = date(2026, 11, 9)
WORDS = SCREENS


@cache
def result() -> Explanation:
    return explain(BOOK, assess(BOOK, answers_of(V2)))


@cache
def made() -> bytes:
    return as_pdf(result(), WORDS, DAY)


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


def texts(data: Any) -> list[str]:
    """Every text in the data that the summary is drawn from."""
    if isinstance(data, dict):
        return [text for value in data.values() for text in texts(value)]
    if isinstance(data, list | tuple):
        return [text for value in data for text in texts(value)]
    return [data] if isinstance(data, str) else []


def test_everything_a_midwife_needs_is_in_it() -> None:
    e, said = result(), texts(summary_data(result(), WORDS, DAY))
    assert e.card
    wanted = [e.card.label, e.card.heading, e.contact.call, *e.ask]
    wanted += [told.answer for section in e.told_us for told in section.rows]
    wanted += [told.label for reason in e.why for told in reason.answers]
    wanted += [WORDS["result"]["not_diagnosis"], WORDS["site"]["not_approved_label"]]
    assert [text for text in wanted if text not in said] == []
    for reason in e.why:
        assert any(text.startswith(reason.text) for text in said)
    assert any("9 November 2026" in text and e.version in text for text in said)


def test_what_we_could_not_tell_is_in_it_with_whom_to_ask() -> None:
    answers = answers_of(V2) | {"late_loss_start": "not_sure", "cervix_scan": "not_sure"}
    unsure = explain(BOOK, assess(BOOK, answers))
    assert unsure.could_not_tell
    said = texts(summary_data(unsure, WORDS, DAY))
    for doubt in unsure.could_not_tell:
        assert f"{doubt.label}: {doubt.answer}" in said
        assert doubt.find_out is None or doubt.find_out in said


def test_it_says_whether_clinicians_have_signed() -> None:
    signed = summary_data(replace(result(), approved=True), WORDS, DAY)["sign_off"]
    assert signed["label"] == WORDS["summary"]["approved_label"]
    assert WORDS["site"]["not_approved_label"] not in texts(signed)


def test_it_keeps_to_pdf_ua(pdf: pikepdf.Pdf) -> None:
    with pdf.open_metadata() as metadata:
        assert metadata.get("pdfuaid:part") == "1"
        assert metadata.get("dc:title") == WORDS["summary"]["title"]
    assert str(pdf.Root.Lang) == result().language
    assert pdf.Root.MarkInfo.Marked
    assert pdf.Root.ViewerPreferences.DisplayDocTitle


def test_its_parts_are_tagged_as_what_they_are(pdf: pikepdf.Pdf) -> None:
    found = tags(pdf.Root.StructTreeRoot.K)
    sections = len(result().told_us)
    assert found[0] == "Document"
    assert found.count("Title") == 1
    assert found.count("Table") == found.count("THead") == found.count("H2") == sections
    assert found.count("TH") == 2 * sections
    answers = sum(len(section.rows) for section in result().told_us)
    assert found.count("TD") == 2 * answers
    assert result().card
    assert found.index("Title") < found.index("H1") < found.index("L") < found.index("Table")


def test_it_tells_nothing_of_the_person_or_the_machine(pdf: pikepdf.Pdf) -> None:
    told = {str(name): str(value) for name, value in pdf.docinfo.items()}
    assert told.pop("/Creator").startswith("Typst")
    assert told == {
        "/Title": WORDS["summary"]["title"],
        "/Author": WORDS["site"]["name"],
        "/Subject": WORDS["summary"]["description"],
        "/CreationDate": "D:20261109000000Z",
        "/ModDate": "D:20261109000000Z",
    }
    assert "/Names" not in pdf.Root  # no attached files


def test_the_same_result_makes_the_same_file() -> None:
    assert as_pdf(result(), WORDS, DAY) == made()


def test_texts_are_never_read_as_markup() -> None:
    card = result().card
    assert card
    nasty = '#panic("read as code") $x^2$ *bold* @label [ ] { } \\ " </x>'
    odd = replace(result(), card=replace(card, lead=nasty), ask=(nasty,))
    assert as_pdf(odd, WORDS, DAY).startswith(b"%PDF-")


def test_a_result_with_little_in_it_can_be_made() -> None:
    bare = explain(BOOK, assess(BOOK, {}))
    assert bare.card is None
    with pikepdf.open(io.BytesIO(as_pdf(bare, WORDS, DAY))) as opened:
        assert len(opened.pages) >= 1


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
