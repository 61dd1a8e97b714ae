"""C007: a text that is too hard to read.

What: each text of 20 words or more can be read at the age of 14, and all sentences together at 10.
The ages are estimates by the formula of Flesch and Kincaid. SMOG is shown, and lies 2 to 4 higher.
Why: Somebody frightened, tired or not reading in their first language would not take in what to do.
The NHS asks for a reading age of 9 to 11, and of 11 to 14 where that is not possible.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: >-
      Gynaecological professionals recommend immediate hospitalisation of individuals experiencing
      unexplained deterioration. Unremarkable examination findings nevertheless are unsatisfactory
      evidence of uncomplicated progression.
Good:
    lead: >-
      Call as soon as you can today. It is right to ask. You can do so even if you feel fine, or
      if somebody told you to wait.
"""

import math
import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from rules.lint import dictionaries
from rules.lint.checks.sentences import SENTENCE_END
from rules.lint.context import LintContext
from rules.lint.texts import Text
from rules.loading.yaml.problems import Problem

FEWEST_WORDS = 20  # of a shorter text the formula says too little
OLDEST = 14.0  # for one text (NHS service manual, how we write: 11 to 14 where 9 to 11 is too hard)
OLDEST_OF_ALL = 10.0  # in the middle of what we aim for
FIX = "use shorter words and sentences, until it is {:.0f} or less"
SCHOOL_STARTS = 5  # the formulas give American school years; a year is for children 5 years older
LONG = 3  # syllables of what SMOG calls a long word
WHOLE = re.compile(r"[.?!:]['\"\u201d)]*$")
FILLED_IN = re.compile(r"\{[^{}]*\}")
WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)*")
VOWELS = re.compile(r"[aeiouy]+")
SILENT = re.compile(r"(?<![aeioul])e$|(?<=[^aeioutd])ed$|(?<![scxzgh])es$")


class Size(NamedTuple):
    """How much there is of a text: sentences, words, syllables, and words of 3 or more of them."""

    sentences: int
    words: int
    syllables: int
    long_words: int

    def __add__(self, other: "Size") -> "Size":  # type: ignore[override]
        return Size(*(mine + theirs for mine, theirs in zip(self, other, strict=True)))

    @property
    def flesch_kincaid(self) -> float:
        """The age at which a text like this can be read, by Flesch and Kincaid (1975)."""
        by_words = 0.39 * self.words / self.sentences
        return by_words + 11.8 * self.syllables / self.words - 15.59 + SCHOOL_STARTS

    @property
    def smog(self) -> float:
        """The same by McLaughlin's SMOG (1969), which is meant for 30 sentences or more."""
        return 1.043 * math.sqrt(30 * self.long_words / self.sentences) + 3.1291 + SCHOOL_STARTS


NOTHING = Size(0, 0, 0, 0)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each text that is too hard, and one for all together.

    Raises DictionaryMissing.
    """
    for text, size in sizes(context):
        if size.words >= FEWEST_WORDS and size.flesch_kincaid > OLDEST:
            start = " ".join(text.words.split()[:5])
            what = f"the text '{start} ...' has a reading age of {size.flesch_kincaid:.1f}"
            yield text.problem("C007", what, FIX.format(OLDEST))
    whole = of_all(context)
    if whole.words and whole.flesch_kincaid > OLDEST_OF_ALL:
        first = context.texts[0]
        what = f"all texts together have a reading age of {whole.flesch_kincaid:.1f}"
        yield Problem(first.document.file, 1, 1, "C007", what, FIX.format(OLDEST_OF_ALL))


def summary(context: LintContext) -> str:
    """The reading age of all texts together, in a line. Raises DictionaryMissing."""
    whole = of_all(context)
    if not whole.words:
        return "There is no text whose reading age could be said."
    return (
        f"Reading age of all sentences: {whole.flesch_kincaid:.1f} by Flesch-Kincaid, "
        f"{whole.smog:.1f} by SMOG. They have {whole.words / whole.sentences:.1f} words on average."
    )


def of_all(context: LintContext) -> Size:
    """All whole sentences together: what ends without a stop is a label or a point of a list."""
    return sum((size for text, size in sizes(context) if WHOLE.search(text.words)), NOTHING)


def sizes(context: LintContext) -> Iterator[tuple[Text, Size]]:
    """Each text with words in it, and its size."""
    listed = context.lists.syllables
    for text in context.texts:
        if WORD.search(FILLED_IN.sub("", text.words)):
            yield text, size_of(text.words, listed)


def size_of(text: str, listed: Mapping[str, int]) -> Size:
    """How much there is of a text; a number counts as a word of one syllable."""
    said = FILLED_IN.sub("", text.replace("\u2019", "'"))
    sentences = [part for part in SENTENCE_END.split(said) if WORD.search(part)]
    counts = [_syllables(word.lower(), listed) for word in WORD.findall(said)]
    long_words = sum(count >= LONG for count in counts)
    return Size(len(sentences), len(counts), sum(counts), long_words)


def _syllables(word: str, listed: Mapping[str, int]) -> int:
    if word in listed:
        return listed[word]
    pronunciations = dictionaries.syllables().get(word)
    if pronunciations:
        return sum(sound[-1].isdigit() for sound in pronunciations[0])
    return guessed(word)


def guessed(word: str) -> int:
    """The syllables of a word that no list has, from its groups of vowels; at least 1."""
    return max(1, len(VOWELS.findall(SILENT.sub("", word))))
