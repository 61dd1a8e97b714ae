"""C011: something is said twice.

What: no word, no sentence of one text, and no text of one list stands there twice.
Why: Somebody in fear reads it as two different things to do, and looks for the difference.
Bad:
    # explainer/wording/en.yaml, below 'call_today:'
    lead: Call as soon as as you can today. It is right to ask.
Good:
    lead: Call as soon as you can today. It is right to ask.
"""

import re
from collections import defaultdict
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.texts import Text, remembered
from rules.loading.yaml.problems import Problem

WORD_TWICE = re.compile(r"\b([A-Za-z][\w']*)\s+\1\b", re.IGNORECASE)
MAY_BE_TWICE = {"that", "had"}
SENTENCE = re.compile(r"[^.?!]+[.?!]")
SHORTEST = 12
FIX = "take one of them out"


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each word, sentence or step that is there twice."""
    lists: dict[tuple[str, tuple[object, ...]], dict[str, Text]] = defaultdict(dict)
    for text in context.texts:
        for what, words in (*_words(text.words), *_sentences(text.words)):
            yield text.problem("C011", what, FIX, words)
        place = _list_of(text)
        if place is None:
            continue
        said = lists[text.document.file, place]
        plain = _plain(text.words)
        if plain in said:
            what = f"'{text.words[:60].strip()}' stands in this list twice"
            yield text.problem("C011", what, FIX)
        said.setdefault(plain, text)


@remembered
def _words(words: str) -> Iterator[tuple[str, str]]:
    said = words.lower().split()
    if not any(map(str.startswith, said[1:], said)):  # as most texts, and done with
        return
    for match in WORD_TWICE.finditer(words):
        if match[1].lower() not in MAY_BE_TWICE:
            yield f"the word '{match[1]}' stands here twice", match[0]


@remembered
def _sentences(words: str) -> Iterator[tuple[str, str]]:
    if words.count(".") < 2:
        return
    seen: set[str] = set()
    for match in SENTENCE.finditer(words):
        plain = _plain(match[0])
        if plain in seen and len(plain) >= SHORTEST:
            said = match[0].strip()
            yield f"'{said}' is said twice", said
        seen.add(plain)


def _list_of(text: Text) -> tuple[object, ...] | None:
    """The list that a text is an item of; a text with a condition counts with its condition."""
    if "options" in text.path:  # those of a question are told as A107
        return None
    if text.path and isinstance(text.path[-1], int):
        return text.path[:-1]
    conditional = text.path[-1:] == ("text",) and len(text.path) > 1
    if conditional and isinstance(text.path[-2], int) and not _when(text):
        return text.path[:-2]
    return None


def _when(text: Text) -> bool:
    return text.document.has((*text.path[:-1], "when"))


def _plain(words: str) -> str:
    return " ".join(words.lower().rstrip(".").split())
