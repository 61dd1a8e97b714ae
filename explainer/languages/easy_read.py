"""The Easy Read edition: short sentences laid over the words, each beside a drawing.

It is laid over the English by the same keys as a language (texts.py), but no PO file could hold it:
one text becomes several sentences, and each has a drawing. It is a draft of a few pages, and no
public page shows it: see decision 40. The content workspace does.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Final

from pydantic import Field

from explainer.languages.language import Language
from explainer.wording import fill
from explainer.words import Wording
from rules.loading.layout import EASY_READ, HOME
from rules.loading.project import Project
from rules.loading.yaml.edits import nearest_name
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import Block, Identifier, Text
from rules.model.names import did_you_mean
from rules.model.references import blocks

# Private use, as BCP 47 allows: no subtag means Easy Read. A voice reads it as British English.
EASY: Final = Language("en-GB-x-easyread", "Easy Read")
DRAWINGS: Final = "screens/templates/pictures/easy_read.html"
DRAWN = re.compile(r"\{% macro (\w+)\(\) %\}\{% call frame\(\)")


class Line(Block):
    """One sentence with one idea, and the drawing beside it."""

    text: Text = Field(description="One short sentence. {phone:emergency} is filled in.")
    picture: Identifier = Field(
        description="The drawing beside it: a name in screens/templates/pictures/easy_read.html."
    )


Lines = Annotated[tuple[Line, ...], Field(min_length=1)]


class Passage(Block):
    """The sentences that stand for one English text."""

    of: Text = Field(description="The key of the text, such as wording/levels/call_now/heading.")
    english: Text = Field(description="What the English said when these sentences were written.")
    lines: Lines = Field(description="The sentences in its place.")


class HardWord(Block):
    """A word that is not easy, and that people will meet: it is explained where it is used."""

    word: Text = Field(description="The word, in small letters.")
    means: Line = Field(description="What it means.")


class EasyPage(Block):
    """One page."""

    id: Identifier = Field(description="The name of the page.")
    title: Line = Field(description="What the page is about.")
    passages: Annotated[tuple[Passage, ...], Field(min_length=1)] = Field(
        description="The texts of the page, in the order in which they are read."
    )

    @property
    def lines(self) -> Iterator[Line]:
        """Every sentence of it, from the title on."""
        yield self.title
        for passage in self.passages:
            yield from passage.lines


class EasyRead(Block):
    """The whole edition, as far as it is written."""

    notice: Lines = Field(description="What every page says first: that it is a draft.")
    known_words: tuple[Text, ...] = Field(
        default=(), description="Long words that everybody knows, and that are not explained."
    )
    hard_words: tuple[HardWord, ...] = Field(default=(), description="Words that are explained.")
    meanings: Line = Field(description="Said over the meanings of the hard words of a page.")
    pages: tuple[EasyPage, ...] = Field(description="The pages.")

    def explained_on(self, page: EasyPage) -> tuple[HardWord, ...]:
        """The hard words of a page."""
        said = " ".join(line.text.lower() for line in page.lines)
        return tuple(hard for hard in self.hard_words if hard.word in said)

    def filled(self, wording: Wording) -> "EasyRead":
        """The same with the numbers to call filled in."""
        return self.model_copy(
            update={"pages": tuple(_filled(page, wording) for page in self.pages)}
        )


def load_easy_read(project: Project) -> EasyRead | None:
    """The edition of a project; None where it has none. Raises ContentError."""
    return project.whole(EASY_READ, EasyRead) if project.exists(EASY_READ) else None


def shape_problems(project: Project) -> list[Problem]:
    """What keeps the edition from being read; whether it is easy is asked on demand."""
    if not project.exists(EASY_READ):
        return []
    found, document = project.model(EASY_READ, EasyRead), project.document(EASY_READ)
    unknown = _unknown_drawings(found, document) if found else ()
    return [*document.problems, *unknown]


def _unknown_drawings(edition: EasyRead, document: Document) -> Iterator[Problem]:
    """A problem for each sentence whose drawing does not exist: nothing would stand beside it."""
    for path, line in blocks(edition) if drawings() else ():
        if isinstance(line, Line) and line.picture not in drawings():
            what = f"there is no drawing '{line.picture}'"
            fix = did_you_mean(line.picture, drawings()) or f"name one that is in {DRAWINGS}"
            mend = nearest_name(line.picture, drawings())
            yield document.problem((*path, "picture"), "D004", what, fix, mend)


@cache
def drawings() -> tuple[str, ...]:
    """The name of every drawing that a sentence can have; none without the app's pages."""
    try:
        return tuple(DRAWN.findall((HOME / DRAWINGS).read_text(encoding="utf-8")))
    except FileNotFoundError:
        return ()


def _filled(page: EasyPage, wording: Wording) -> EasyPage:
    def line(of: Line) -> Line:
        return of.model_copy(update={"text": fill(of.text, wording)})

    def passage(of: Passage) -> Passage:
        return of.model_copy(update={"lines": tuple(map(line, of.lines))})

    passages = tuple(map(passage, page.passages))
    return page.model_copy(update={"title": line(page.title), "passages": passages})
