"""No style sheet names the left or the right: a page that runs the other way turns by itself."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHEETS = [
    "screens/component/assets/page.css",
    "screens/server/assets/pictures.css",
    "screens/workspaces/assets/workspace.css",
    "explainer/templates/paper.css",
    "explainer/templates/review/review.css",
    "explainer/templates/review/sheet.css",
]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
RULE = re.compile(r"([^{};]+)\{([^{}]*)\}")
SIDE = re.compile(r"(?:^|-)(?:left|right)(?:-|$)")
TURNED = {"text-align", "float", "clear", "caption-side"}  # may name a side in their value
FOUR_SIDES = {"margin", "padding", "border-width", "border-style", "border-color", "inset"}
# A chevron that points down is the same both ways; its two borders only make it a corner.
SAME_BOTH_WAYS = {(".page summary .turn", "border-width")}


def declarations(css: str) -> Iterator[tuple[str, str, str]]:
    """Each declaration: its selector, its property and its value."""
    for selector, block in RULE.findall(COMMENT.sub("", css)):
        for declaration in block.split(";"):
            name, colon, value = declaration.partition(":")
            if colon:
                yield " ".join(selector.split()), name.strip(), value.strip()


def parts(value: str) -> list[str]:
    """The parts of a shorthand; what stands in brackets is one of them."""
    return re.findall(r"(?:[^\s(]|\([^()]*(?:\([^()]*\)[^()]*)*\))+", value.partition("!")[0])


def names_a_side(name: str, value: str) -> bool:
    """Whether a declaration says left or right, or another thing for the one than for the other."""
    given = parts(value)
    if SIDE.search(name) or (name in TURNED and {"left", "right"} & set(given)):
        return True
    if name in FOUR_SIDES:
        return len(given) == 4 and given[1] != given[3]
    if name == "border-radius":  # both upper corners alike, and both lower ones
        return len(given) > 1 and (
            given[0] != given[1] or (given * 2)[2] != (given[3] if len(given) == 4 else given[1])
        )
    return False


@pytest.mark.parametrize("sheet", SHEETS)
def test_a_style_sheet_names_no_side(sheet: str) -> None:
    found = [
        f"{selector} {{ {name}: {value} }}"
        for selector, name, value in declarations((ROOT / sheet).read_text("utf-8"))
        if (selector, name) not in SAME_BOTH_WAYS and names_a_side(name, value)
    ]
    assert found == [], "write -inline-start and -inline-end, or start and end"


def test_every_style_sheet_of_ours_is_looked_at() -> None:
    folders = ("screens", "explainer", "client", "desk")
    there = {file for folder in folders for file in (ROOT / folder).rglob("*.css")}
    assert {file.relative_to(ROOT).as_posix() for file in there} == set(SHEETS)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("margin-left", "1rem", True),
        ("left", "0", True),
        ("border-top-right-radius", "4px", True),
        ("text-align", "right", True),
        ("padding", "1px 2px 3px 4px", True),
        ("margin", "0 calc(1px * (2 + 1)) 0 0", True),
        ("border-radius", "4px 18px 18px 18px", True),
        ("border-radius", "4px 18px", True),
        ("margin-inline-start", "1rem", False),
        ("text-align", "start", False),
        ("padding", "1px 2px 3px 2px", False),
        ("padding", "1px 2px", False),
        ("border-radius", "32px 32px 8px 8px", False),
        ("border-radius", "4px", False),
    ],
)
def test_a_side_is_seen(name: str, value: str, says: bool) -> None:
    assert names_a_side(name, value) is says
