"""How a language puts words together: dates, lists, a name with what belongs to it, numbers.

Every text that is made of parts is made here, of words that stand in the wording: so another
language has its own months, order, marks and forms, and nothing is glued the English way.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from functools import reduce
from typing import Annotated

from pydantic import AfterValidator, Field

from explainer.gaps import with_gaps
from explainer.languages.plurals import category
from rules.model.base import Block, Text
from rules.model.by_number import ByNumber

IN_PARTS = re.compile(r"\d+(?:[ +]\d+)+")
Dated = Annotated[Text, AfterValidator(with_gaps("day", "month", "year"))]
Joined = Annotated[Text, AfterValidator(with_gaps("before", "next"))]
Labelled = Annotated[Text, AfterValidator(with_gaps("label", "text"))]
Reasoned = Annotated[Text, AfterValidator(with_gaps("reason"))]


class MonthWords(Block):
    """The months as they stand in a date."""

    january: Text = Field(description="January.")
    february: Text = Field(description="February.")
    march: Text = Field(description="March.")
    april: Text = Field(description="April.")
    may: Text = Field(description="May.")
    june: Text = Field(description="June.")
    july: Text = Field(description="July.")
    august: Text = Field(description="August.")
    september: Text = Field(description="September.")
    october: Text = Field(description="October.")
    november: Text = Field(description="November.")
    december: Text = Field(description="December.")


class GrammarWords(Block):
    """The words and marks by which texts are put together."""

    months: MonthWords = Field(description="The names of the months.")
    dates: Dated = Field(description="A date: {day} {month} {year}.")
    things: Joined = Field(description="Things in one line: what stands {before}, and the {next}.")
    sentences: Joined = Field(description="Two short sentences: the one {before}, and the {next}.")
    labelled: Labelled = Field(description="A {label} with the {text} that belongs to it.")
    because: Reasoned = Field(description="A whole sentence of a {reason} that begins small.")

    def day(self, day: date) -> str:
        """A date as people read it: 9 November 2026."""
        month = getattr(self.months, tuple(MonthWords.model_fields)[day.month - 1])
        return self.dates.format(day=day.day, month=month, year=day.year)

    def several(self, texts: Iterable[str]) -> str:
        """Several things in one line; empty for none."""
        return self._joined(self.things, texts)

    def in_sentences(self, texts: Iterable[str]) -> str:
        """Short sentences without their full stops, one after the other."""
        return self._joined(self.sentences, texts)

    def with_label(self, label: str, text: str) -> str:
        """A label with what belongs to it."""
        return self.labelled.format(label=label, text=text)

    def reason(self, clause: str) -> str:
        """A whole sentence of what follows the word Because."""
        return self.because.format(reason=clause)

    def _joined(self, how: str, texts: Iterable[str]) -> str:
        parts = [*texts]
        return reduce(lambda one, two: how.format(before=one, next=two), parts) if parts else ""


def counted(forms: ByNumber, number: int, language: str) -> str:
    """The form of a text that this number has in a language, with the number in it."""
    return forms.form(category(language, number), number)


def plural(texts: Mapping[str, str], name: str, number: int, language: str) -> str:
    """The same of the words of a page, where each form stands beside the others."""
    text = texts.get(f"{name}.{category(language, number)}", texts[f"{name}.other"])
    return text.format(number=number)


def in_order(text: str, direction: str) -> str:
    """A text in which the parts of a number stay in order between words from right to left.

    Without two signs of Unicode around it, 0300 123 4567 would be read as 4567 123 0300, and 24+3
    as 3+24.
    """
    return IN_PARTS.sub("\u2066\\g<0>\u2069", text) if direction == "rtl" else text
