"""Every picture of the topic pages is there, is said in words, and shows the right numbers."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

import screens
from explainer.topic_words import Comparison
from screens.content import content
from screens.server.pages import PlainPages
from screens.server.shell import Bundle
from tests.support.html import Element, parse

SCREENS = Path(screens.__file__).parent
CSS = (SCREENS / "server" / "assets" / "pictures.css").read_text("utf-8")
WORDING = content().wording
PAGES = PlainPages(content(), Bundle("/a.js", (), ""))
BLOCKS = [(name, block) for name, topic in WORDING.topics.items() for block in topic.body]
DRAWINGS = [(name, picture) for name, block in BLOCKS for picture in block.pictures]
COMPARISONS: list[tuple[str, Comparison]] = [
    (name, comparison) for name, block in BLOCKS for comparison in block.people_out_of_100
]
NOT_DRAWINGS = {"parts.html", "people.html", "easy_read.html"}


def figures(topic: str, kind: str) -> list[Element]:
    return parse(PAGES.topic[topic]).all("figure", class_=kind)


def test_every_drawing_is_used_and_has_words() -> None:
    files = {file.name for file in (SCREENS / "templates" / "pictures").iterdir()}
    drawn = {name.removesuffix(".html") for name in files - NOT_DRAWINGS}
    assert drawn == set(WORDING.picture_words) == {picture for _, picture in DRAWINGS}


@pytest.mark.parametrize(("topic", "picture"), DRAWINGS)
def test_a_drawing_is_said_in_words(topic: str, picture: str) -> None:
    words = WORDING.picture_words[picture]
    found = [figure for figure in figures(topic, "picture") if words.name in figure.text]
    assert len(found) == 1
    svg = found[0].one("svg")
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == words.description
    assert words.caption in found[0].one("figcaption").text
    labels = [text.text for text in svg.all("text")]
    assert sorted(labels) == sorted(words.labels.values())


@pytest.mark.parametrize(("topic", "comparison"), COMPARISONS)
def test_people_are_counted_right_and_said_in_words(topic: str, comparison: Comparison) -> None:
    found = [figure for figure in figures(topic, "people") if comparison.what in figure.text]
    assert len(found) == 1
    drawn = found[0].all("svg")
    assert len(drawn) == len(comparison.groups)
    for svg, group in zip(drawn, comparison.groups, strict=True):
        assert len(svg.all(class_="counted")) == group.number
        assert len(svg.all(class_="not-counted")) == 100 - group.number
        assert str(group.number) in svg.get("aria-label")
        assert f"{group.number} of 100 {group.who}" in found[0].text


@pytest.mark.parametrize(("topic", "comparison"), COMPARISONS)
def test_the_text_says_the_numbers_that_are_drawn(topic: str, comparison: Comparison) -> None:
    block = next(b for name, b in BLOCKS if name == topic and comparison in b.people_out_of_100)
    line = next(point for point in block.points if point.startswith(comparison.what.lower()))
    assert re.findall(r"(\d+) of 100", line) == [str(group.number) for group in comparison.groups]


@pytest.mark.parametrize("topic", WORDING.topics)
def test_a_page_fetches_the_look_of_pictures_only_if_it_has_any(topic: str) -> None:
    page = parse(PAGES.topic[topic])
    ids = [element.get("id") for element in page if element.get("id")]
    assert len(ids) == len(set(ids))
    linked = bool(page.all("link", href="/assets/pictures.css"))
    assert linked == bool(page.all("figure"))


@pytest.mark.parametrize("number", [0, 1, 99, 100])
def test_any_number_out_of_100_can_be_drawn(number: int) -> None:
    topic = WORDING.topics["evidence_in_numbers"]
    group = COMPARISONS[0][1].groups[0].model_copy(update={"number": number})
    comparison = Comparison(what="Anything", groups=(group,))
    block = topic.body[0].model_copy(update={"people_out_of_100": (comparison,)})
    changed = {"evidence_in_numbers": topic.model_copy(update={"body": (block,)})}
    wording = WORDING.model_copy(update={"topics": changed})
    pages = PlainPages(replace(content(), wording=wording), Bundle("/a.js", (), ""))
    svg = parse(pages.topic["evidence_in_numbers"]).one("figure").one("svg")
    assert len(svg.all(class_="counted")) == number


def test_colours_are_those_of_the_page() -> None:
    screen = CSS.partition("@media print")[0]
    assert not re.findall(r"#[0-9a-f]{3,6}\b", screen)
    assert "url(" not in CSS
    known = (SCREENS / "component" / "assets" / "page.css").read_text("utf-8")
    for name in set(re.findall(r"var\((--[a-z-]+)\)", CSS)):
        assert f"{name}:" in known, name


@pytest.mark.parametrize("query", ["forced-colors: active", "print"])
def test_every_part_can_be_seen_in_other_colours(query: str) -> None:
    block = CSS[CSS.index(f"@media ({query})" if ":" in query else f"@media {query}") :]
    for part in ("tissue", "waters", "line", "stitch", "probe", "measure", "word", "counted"):
        assert f".{part}" in block
