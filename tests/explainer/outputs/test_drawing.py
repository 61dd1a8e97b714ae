"""Drawings are made from files that are read once, with a font for each letter."""

from pathlib import Path

import pytest

from explainer.outputs import drawing
from tests.support.languages_app import MISSING, arabic_fonts, copy_fonts


@pytest.mark.parametrize("name", ["handover.typ", "signs.typ"])
def test_a_file_that_goes_is_not_missed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    found = drawing.template(name)
    monkeypatch.setattr(drawing, "_FOLDER", tmp_path)
    assert drawing.template(name) == found
    drawing.template.cache_clear()
    with pytest.raises(FileNotFoundError, match=name):
        drawing.template(name)


# Fonts --------------------------------------------------------------------------------------------


def test_english_and_welsh_need_no_font() -> None:
    drawing.check_letters(["Call 999 now", "Ffoniwch eich bydwraig heddiw: ŵ ŷ â ê î ô û ï ö"])
    assert drawing.families()[0] == drawing.LATIN


def test_a_letter_that_no_font_has_is_named_with_the_remedy(tmp_path: Path) -> None:
    said = "could not be displayed .* Put a font that has it into translations/fonts"
    with pytest.raises(drawing.LetterMissingError, match=said):
        drawing.check_letters(["Call 999", "اتصل"], tmp_path)


@pytest.mark.skipif(not arabic_fonts(), reason=MISSING)
def test_a_font_in_the_folder_is_enough(tmp_path: Path) -> None:
    copy_fonts(tmp_path / "fonts")
    drawing.check_letters(["Call 999", "اتصل"], tmp_path / "fonts")
    assert drawing.families(tmp_path / "fonts") == [drawing.LATIN, "Noto Naskh Arabic"]


@pytest.mark.parametrize(
    ("tag", "language", "region", "direction"),
    [
        ("en-GB", "en", "GB", "ltr"),
        ("cy", "cy", None, "ltr"),
        ("ur", "ur", None, "rtl"),
        ("pa-Guru", "pa", None, "ltr"),  # typst itself takes all Punjabi to run from the right
    ],
)
def test_a_drawing_knows_its_language(
    tag: str, language: str, region: str | None, direction: str
) -> None:
    look = drawing.look_of(tag)
    assert (look["language"], look["region"], look["direction"]) == (language, region, direction)
