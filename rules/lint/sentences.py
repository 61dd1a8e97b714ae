"""C003: a sentence of more than 20 words.

What: no sentence that people read has more than 20 words.
Why: long sentences are lost on someone who is frightened, tired or not reading in their first
language. (NHS service manual, how we write.)
Bad:  one sentence that says whom to call, when, what to say and what happens if nobody answers.
Good: four sentences.
"""

import re
from collections.abc import Iterable, Iterator

from rules.lint.texts import Text
from rules.loading.problems import Problem

MOST_WORDS = 20
SENTENCE_END = re.compile(r"(?<=[.!?:;])\s+")


def check(texts: Iterable[Text]) -> Iterator[Problem]:
    """A problem for each sentence that is too long."""
    for text in texts:
        for sentence in SENTENCE_END.split(text.words):
            count = len(re.findall(r"[^\s(),\u2013-]+", sentence))
            if count > MOST_WORDS:
                start = " ".join(sentence.split()[:5])
                what = f"the sentence '{start} ...' has {count} words"
                yield text.problem("C003", what, f"make it {MOST_WORDS} words or fewer", start)
