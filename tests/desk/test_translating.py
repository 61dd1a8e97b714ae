"""Working on a translation: what cannot be done is said, and nothing is lost."""

from datetime import date
from pathlib import Path

import pytest

from desk.translating import NotTranslated, Translating
from rules.loading.project import Project
from tests.support.messages import copy_content
from tests.support.real_book import PROJECT
from tests.support.translated import completed, write

DAY = date(2026, 12, 1)
BACK = "screens/site/back"


def test_a_key_that_is_not_there_is_told_with_the_nearest(tmp_path: Path) -> None:
    project = Project(copy_content(tmp_path / "content"))
    write(project, completed(f'msgctxt "{BACK}"\nmsgid "Back"\nmsgstr "Yn ôl"\n'))
    before = (project.root / "translations" / "cy.po").read_bytes()
    with pytest.raises(NotTranslated) as error:
        Translating(project).check("cy", "Cy Example", "screens/site/bakc", DAY)
    said = "no text is called 'screens/site/bakc'; did you mean 'screens/site/back'?"
    assert str(error.value) == said
    assert (project.root / "translations" / "cy.po").read_bytes() == before


def test_what_ships_is_in_english_only() -> None:
    english = "There is no translation: the pages are in English only."
    assert Translating(PROJECT).status() == (english, True)
