"""What typst draws with: the files that drawings are made from, and the fonts.

Each is read once: a file that changes under a running app changes nothing. typst brings a font with
Latin letters along. A language with others needs one of its own in the folder `translations/fonts`;
typst would take whatever font it has without a word, and show boxes or letters that do not join.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from explainer.languages.language import Language
from rules.loading.layout import HOME

if TYPE_CHECKING:
    from typst import Fonts

FONTS: Final = HOME / "translations" / "fonts"
LATIN: Final = "Libertinus Serif"  # that typst brings along
_FOLDER = Path(__file__).parent
_LETTERS: Final = b"""
#set document(title: "letters")
#set text(font: json(bytes(sys.inputs.fonts)), fallback: false)
#json(bytes(sys.inputs.letters)).join(" ")
"""


class LetterMissingError(Exception):
    """No font has a letter of a language."""


@cache
def template(name: str) -> bytes:
    """The file with this name in this folder."""
    return (_FOLDER / name).read_bytes()


@cache
def fonts(folder: Path = FONTS) -> "Fonts":
    """The fonts that typst brings along and those of a folder, and none of the machine."""
    from typst import Fonts  # 40 MB, which only those need who take something along

    return Fonts(include_system_fonts=False, font_paths=[str(folder)] if folder.is_dir() else [])


def families(folder: Path = FONTS) -> list[str]:
    """The fonts in the order in which a letter is looked for."""
    own = (font.family for font in fonts(folder).fonts() if font.path)
    return [LATIN, *dict.fromkeys(own)]


def look_of(tag: str) -> dict[str, object]:
    """What a drawing has to know of a language: its name, where it is read, side and fonts."""
    language, *rest = tag.split("-")
    region = next((part for part in rest if len(part) == len("GB")), None)
    return {
        "language": language,
        "region": region,
        "direction": Language(tag, "").direction,
        "fonts": families(),
    }


def check_letters(texts: Iterable[str], folder: Path = FONTS) -> None:
    """Raise LetterMissingError when one of the letters of these texts is in none of the fonts."""
    import json

    import typst

    letters = sorted(filter(str.isprintable, set[str]().union(*texts)))
    told = {"fonts": json.dumps(families(folder)), "letters": json.dumps(letters)}
    try:
        typst.compile(
            _LETTERS,
            format="pdf",
            pdf_standards="ua-1",  # by which every letter must be drawn
            sys_inputs=told,
            font_paths=fonts(folder),
            ignore_system_fonts=True,
        )
    except typst.TypstError as error:
        message = f"{error.message}. Put a font that has it into translations/fonts."
        raise LetterMissingError(message) from None
