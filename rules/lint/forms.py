"""Forms of a claim: whole words; a/b is a choice, word? may be left out, and ... is a gap."""

import re
from collections.abc import Iterable

BETWEEN = r"[\s,-]+"
GAP = rf"(?:{BETWEEN}[\w'{{}}:]+){{0,3}}"


def pattern_of(forms: Iterable[str]) -> re.Pattern[str]:
    """One pattern for all these forms, in small letters with straight apostrophes."""
    return re.compile("|".join(map(_one, forms)))


def straight(text: str) -> str:
    """A text in small letters with straight apostrophes: what the pattern is looked for in."""
    return text.replace("\u2019", "'").lower()


def _one(form: str) -> str:
    first, *more = form.lower().split()
    return rf"(?<![\w'])(?:{_word(first)}){''.join(map(_next, more))}(?![\w'])"


def _next(part: str) -> str:
    if part == "...":
        return GAP
    optional = part.endswith("?")
    found = rf"(?:{BETWEEN}(?:{_word(part.removesuffix('?'))}))"
    return f"{found}?" if optional else found


def _word(part: str) -> str:
    return "|".join(map(re.escape, part.split("/")))
