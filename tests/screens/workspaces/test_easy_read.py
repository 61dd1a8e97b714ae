"""The Easy Read draft: a drawing beside each sentence, in the workspace, and never public."""

import re
from pathlib import Path

import pytest

import screens
from rules.loading.project import Project
from screens.content import content
from screens.server.pages import PlainPages
from screens.server.routes import routes
from screens.server.shell import Bundle
from screens.workspaces.easy_read import EasyPages
from screens.workspaces.gallery import Gallery
from tests.support.html import parse
from tests.support.real_book import PROJECT

DRAWINGS = Path(screens.__file__).parent / "templates" / "pictures" / "easy_read.html"
PAGES = EasyPages(content(), PROJECT)


@pytest.mark.parametrize("name", [*PAGES])
def test_each_sentence_stands_beside_a_drawing(name: str) -> None:
    page = parse(PAGES.draw(name)).one("main")
    rows = [row for of in page.all(class_="easy") for row in of.all("li")]
    assert len(rows) > 10
    for row in rows:
        assert row.one("svg").get("aria-hidden") == "true"
        assert row.one("p").text


@pytest.mark.parametrize("name", [*PAGES])
def test_it_says_first_that_it_is_a_draft_that_they_have_not_read(name: str) -> None:
    tree = parse(PAGES.draw(name))
    assert tree.one("html").get("lang") == "en-GB-x-easyread"
    first = tree.one("main").all("p")
    assert [p.text for p in first[:3]] == [
        "This is a draft.",
        "People with a learning disability have not read it yet.",
        "Do not use it to get help.",
    ]


def test_every_drawing_is_used() -> None:
    text = DRAWINGS.read_text(encoding="utf-8")
    drawn = set(re.findall(r"macro (\w+)\(\) %}{% call frame", text))
    edition = (PROJECT.root / "translations" / "en-GB-x-easyread.yaml").read_text(encoding="utf-8")
    assert drawn == set(re.findall(r"picture: (\w+)", edition))


def test_the_workspace_shows_it_and_no_public_address_does(tmp_path: Path) -> None:
    words = content().screens["content"]
    spots = Gallery(content(), [], words, PROJECT).spots
    assert [name for name in spots if name.startswith("easy:")] == [f"easy:{n}" for n in PAGES]
    plain = PlainPages(content(), Bundle("/a.js", (), ""))
    served = [*plain.topic.values(), *plain.public.values(), plain.start, plain.topics]
    assert not [html for html in served if 'class="easy' in html or "x-easyread" in html]
    assert not [
        r for r in routes(plain, Bundle("/a.js", (), "")) if "easy" in getattr(r, "path", "")
    ]
    assert list(EasyPages(content(), Project(tmp_path))) == []
