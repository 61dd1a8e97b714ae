"""The real server in English and in the two languages that nobody speaks."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.support import pseudo
from tests.support.running_app import RunningApp, copy_to, start

FONT = "NotoNaskhArabic-*.ttf"
WHERE = (Path("/usr/share/fonts"), Path("/usr/local/share/fonts"), Path.home() / ".fonts")
MISSING = "there is no font with Arabic letters: apt-get install fonts-noto-core"

# The app as it is, but for the languages that it offers.
OFFERS = """\
from pseudo import PSEUDO, in_pseudo
from screens import editions

editions.offered = lambda project: [(one, in_pseudo(project, one)) for one in PSEUDO]
"""


def arabic_fonts() -> list[Path]:
    """The files of a font with Arabic letters on this machine; none when it has none."""
    return sorted(file for folder in WHERE for file in folder.rglob(FONT))


def copy_fonts(folder: Path) -> None:
    """Put the font where a deployer puts it."""
    folder.mkdir(parents=True)
    for file in arabic_fonts():
        shutil.copy(file, folder)


@contextmanager
def in_all_languages(folder: Path) -> Iterator[RunningApp]:
    """The server for as long as the block lasts, run from a copy of the project in the folder."""
    folder.mkdir(exist_ok=True)
    copy_to(folder)
    copy_fonts(folder / "translations" / "fonts")
    shutil.copy(pseudo.__file__, folder / "pseudo.py")
    app = folder / "app.py"
    first, then = app.read_text("utf-8").split("import streamlit", 1)
    app.write_text(f"{first}{OFFERS}import streamlit{then}", "utf-8")
    with start(folder=folder) as running:
        yield running
