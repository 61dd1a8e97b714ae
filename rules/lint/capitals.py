"""A102: a word in capitals.

What: no ordinary word is written in capitals. Short forms such as NHS are; see A105.
Why: Capitals are harder to read, feel like shouting, and may be read out letter by letter.
Bad:
    # explainer/wording/en.yaml, below 'call_now:'
    lead: Call at any hour, day or night. Do NOT wait until morning.
Good:
    lead: Call at any hour, day or night. Do not wait until morning.
"""

import re
from collections.abc import Iterator

from rules.lint.content import Content
from rules.loading.problems import Problem

CAPITALS = re.compile(r"(?<![\w&])[A-Z][A-Z0-9&]*[A-Z0-9](?![\w&])")
SMALL = re.compile(r"(?<![\w'{:])[a-z]{2,}(?![\w'}])")


def check(content: Content) -> Iterator[Problem]:
    """A problem for each word in capitals that is an ordinary word elsewhere in the content."""
    ordinary = ordinary_words(content)
    for text in content.texts:
        for match in CAPITALS.finditer(text.words):
            word = match.group()
            if word.lower() in ordinary:
                what = f"'{word}' is written in capitals"
                fix = f"write '{word.lower()}'; a short form belongs in abbreviations.yaml"
                yield text.problem("A102", what, fix, word)


def ordinary_words(content: Content) -> set[str]:
    """Every word that some text has in small letters, without what is a short form as well."""
    words = {word for text in content.texts for word in SMALL.findall(text.words)}
    return words - {short.lower() for short in content.lists.abbreviations}
