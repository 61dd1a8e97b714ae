"""The intended purpose, as the clinical safety file states it."""

import re
from dataclasses import dataclass
from pathlib import Path

FILE = Path("docs") / "clinical-safety" / "intended-purpose.md"
SOURCES = "Sources"  # of the statement itself: they stay with it
LINK = re.compile(r"\[([^]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Section:
    """One heading with its paragraphs; lines of a list are paragraphs of their own."""

    heading: str
    paragraphs: tuple[str, ...]


def intended_purpose(root: Path) -> tuple[Section, ...]:
    """The sections of the statement; none while it is not written."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except OSError:
        return ()
    sections = []
    for block in re.split(r"^## ", text, flags=re.MULTILINE)[1:]:
        heading, _, body = block.partition("\n")
        if heading.strip() == SOURCES:
            continue
        sections.append(Section(heading.strip(), tuple(_paragraphs(body))))
    return tuple(sections)


def _paragraphs(body: str) -> list[str]:
    """Paragraphs and lines of lists, without Markdown's marks."""
    blocks = re.split(r"\n\s*\n|\n(?=\s*(?:[-*]|\d+\.) )", body)
    plain = (LINK.sub(r"\1", block).replace("*", "").replace("`", "") for block in blocks)
    return [" ".join(text.split()).removeprefix("- ") for text in plain if text.strip()]
