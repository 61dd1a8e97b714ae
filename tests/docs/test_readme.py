"""The README fits on one screen, its links and pictures are there, and it names every command."""

import re
from pathlib import Path

from cli import VERBS
from tests.support.messages import ROOT
from tests.support.pages import lost_links

README = ROOT / "README.md"
COMMANDS = ROOT / "docs" / "command-line.md"
SCREEN = 75  # lines in an editor


def name_of(verb: object) -> str:
    return str(getattr(verb, "__name__", "")).rpartition(".")[2].replace("_", "-")


def test_it_fits_on_one_screen_and_every_link_leads_somewhere() -> None:
    assert README.read_text(encoding="utf-8").count("\n") < SCREEN
    assert [*lost_links(README), *lost_links(COMMANDS)] == []


def test_its_pictures_are_there() -> None:
    pictures = re.findall(r"!\[[^\]]+\]\((\S+?)\)", README.read_text(encoding="utf-8"))
    assert len(pictures) == 2
    assert all((ROOT / Path(picture)).read_bytes().startswith(b"\x89PNG") for picture in pictures)


def test_the_list_of_commands_has_every_verb_and_no_other() -> None:
    said = re.findall(r"cli\.py ([a-z-]+)", COMMANDS.read_text(encoding="utf-8"))
    verbs = {name_of(verb) for verb in VERBS}
    assert {*said} - verbs == set()
    assert verbs - {*said} == set()
