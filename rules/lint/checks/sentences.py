"""C003: a sentence of more than 20 words.

What: no sentence that people read has more than 20 words.
Why: Somebody who is frightened or tired, or reads in a second language, would lose the thread.
(NHS service manual, how we write.)
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: >-
      Call as soon as you can today and say how many weeks pregnant you are and what you told us
      here and when it began.
Good:
    lead: Call as soon as you can today. Say how many weeks pregnant you are, and what you told us.
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import Text, remembered
from rules.loading.yaml.problems import Problem

MOST_WORDS = 20
COUNTED = re.compile(r"[^\s(),\u2013-]+")
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each sentence that is too long."""
    for text in texts:
        for start, count in _too_long(text.words):
            what = f"the sentence '{start} ...' has {count} words"
            yield text.problem("C003", what, f"make it {MOST_WORDS} words or fewer", start)


@remembered
def _too_long(words: str) -> Iterator[tuple[str, int]]:
    """How each long sentence starts, and how many words it has."""
    if len(COUNTED.findall(words)) <= MOST_WORDS:
        return  # nor has any sentence of it more
    for sentence in SENTENCE_END.split(words):
        count = len(COUNTED.findall(sentence))
        if count > MOST_WORDS:
            yield " ".join(sentence.split()[:5]), count
