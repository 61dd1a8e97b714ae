"""The look: readable in light and in dark, and nothing fetched from elsewhere."""

import re
from itertools import product
from pathlib import Path

import pytest

import screens
from rules import Level
from screens.content import content
from screens.templating import environment

CSS = (Path(screens.__file__).parent / "component" / "assets" / "page.css").read_text("utf-8")
COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{3,6});")
LIGHT, DARK = (
    dict(COLOUR.findall(block)) for block in re.findall(r":root \{(.*?--.*?)\}", CSS, re.DOTALL)[:2]
)
GROUNDS = ("paper", "surface", "tint")
FAMILIES = ("emergency", "now", "today", "week", "next", "none", "loss", "before")
TEXTS = [
    *product(("ink", "soft", "plum", "plum-deep", "error"), GROUNDS),
    ("on-plum", "plum"),
    ("ink", "loss-ground"),
    *((f"{family}-ink", f"{family}-ground") for family in FAMILIES),
    *((f"{family}-on", f"{family}-button") for family in FAMILIES),
    *(("ink", f"{family}-ground") for family in FAMILIES if family not in ("emergency", "now")),
]
# Edges that tell what is a field, where the focus is and how urgent a card is.
EDGES = [
    *product(("edge", "focus"), GROUNDS),
    *((f"{family}-edge", "paper") for family in FAMILIES),
]
both_themes = pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])


def contrast(one: str, other: str) -> float:
    """The contrast of two colours as WCAG 2 defines it, from 1 to 21."""
    low, high = sorted((_luminance(one), _luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _luminance(colour: str) -> float:
    digits = colour[1:] if len(colour) == 7 else "".join(digit * 2 for digit in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_contrast_is_measured_as_defined() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#fff") == pytest.approx(4.54, abs=0.01)


def test_dark_has_every_colour_that_light_has() -> None:
    assert DARK.keys() == LIGHT.keys()


@both_themes
@pytest.mark.parametrize(("text", "ground"), TEXTS)
def test_text_can_be_read(theme: dict[str, str], text: str, ground: str) -> None:
    assert contrast(theme[text], theme[ground]) >= 4.5


@both_themes
@pytest.mark.parametrize(("edge", "ground"), EDGES)
def test_edges_can_be_seen(theme: dict[str, str], edge: str, ground: str) -> None:
    assert contrast(theme[edge], theme[ground]) >= 3


def test_colours_are_named_once() -> None:
    rest = re.sub(r":root \{.*?\}", "", CSS.partition("@media print")[0], flags=re.DOTALL)
    assert not re.findall(r"#[0-9a-f]{3,6}\b", rest)


def test_nothing_is_fetched() -> None:
    assert "url(" not in CSS
    assert "@import" not in CSS
    assert "@font-face" not in CSS


@pytest.mark.parametrize(
    "query", ["prefers-color-scheme: dark", "prefers-reduced-motion", "forced-colors", "print"]
)
def test_people_get_what_their_device_asks_for(query: str) -> None:
    assert query in CSS


def test_every_look_has_a_family_and_a_sign_of_its_own() -> None:
    book = content().book
    looks = [*(level.value for level in Level if level is not Level.INFORMATION)]
    looks += [card.id for card in book.cards]
    styles = vars(environment(content()).get_template("signs.html").module)["styles"]
    assert styles.keys() == set(looks)
    for look in looks:
        assert f".level-{styles[look]} .card" in CSS
