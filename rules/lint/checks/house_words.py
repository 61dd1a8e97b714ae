"""C005: a word that we do not use.

What: no text that people read has a word of explainer/wording/lists/house_words.yaml. That list
says why, and what to say instead.
Why: Somebody could be hurt by the word, or not understand it, and stop reading before the part that
tells them to call.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Every patient with this sign has to call today.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rules.lint.context import LintContext
from rules.lint.lists import HouseWord
from rules.lint.phrases import Phrases, found_in
from rules.loading.yaml.problems import Problem


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such word in a text that people read."""
    phrases = _phrases(context.lists.house_words)
    for text in context.texts:
        for start, end, word in found_in(text.words, phrases):
            if not _may_stand(text.words, start, end, word.unless):
                said = text.words[start:end]
                what = f"we do not say '{said}': {word.why}"
                yield text.problem("C005", what, f"say {word.say}", said)


@lru_cache(maxsize=4)
def _phrases(words: tuple[HouseWord, ...]) -> Phrases[HouseWord]:
    return Phrases([(form, word) for word in words for form in word.words])


def _may_stand(words: str, start: int, end: int, unless: tuple[str, ...]) -> bool:
    """Whether the word is part of a longer phrase in which it may stand."""
    for phrase in unless:
        for match in re.finditer(re.escape(phrase), words, re.IGNORECASE):
            if match.start() <= start and end <= match.end():
                return True
    return False
