"""The open questions that ask whether a result may be lowered, with the rules that they are about.

They are read from the page that clinicians answer, so that nothing of it is written twice.
"""

import re
from pathlib import Path
from typing import NamedTuple

from rules import RuleBook
from rules.model.rules import family_of

FILE = Path("docs") / "clinical-safety" / "open-questions.md"
ROW = re.compile(r"^\| \[(Q\d+)\]\(#q\d+\) \| ([^|]+) \| `(\w+)` \| ([^|]+) \|", re.MULTILINE)
ANCHOR = re.compile(r'<a id="q\d+"></a>(Q\d+)')
MARKS = re.compile(r"[`*]")
RULES = re.compile(r"^- \*\*Rules:\*\* (.+)$", re.MULTILINE)
NAME = re.compile(r"`([\w.]+)`")


class OpenQuestion(NamedTuple):
    """Whether a result that is raised without a source may be lowered: for whom, from which level.

    `rules` are those that the page names for it, as far as they lead to that level.
    """

    id: str
    who: str
    level: str
    asks: str
    rules: tuple[str, ...]


def may_be_lowered(root: Path, book: RuleBook) -> tuple[OpenQuestion, ...]:
    """The questions of the page's first table; none while there is no page."""
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except OSError:
        return ()
    about = rules_named(text)
    return tuple(
        OpenQuestion(
            number,
            MARKS.sub("", who.strip()),
            level,
            MARKS.sub("", asks.strip()),
            tuple(_leading(book, level, about.get(number, frozenset()))),
        )
        for number, who, level, asks in ROW.findall(text)
    )


def rules_named(text: str) -> dict[str, frozenset[str]]:
    """For each question with a line of rules, the rules and families that the line names.

    What else a question mentions, such as a rule that it is compared with, does not count.
    """
    _, *parts = ANCHOR.split(text)
    parts_of_one = zip(parts[::2], parts[1::2], strict=True)
    lines = ((number, RULES.search(part)) for number, part in parts_of_one)
    return {number: frozenset(NAME.findall(line[1])) for number, line in lines if line}


def _leading(book: RuleBook, level: str, names: frozenset[str]) -> list[str]:
    """The rules among some names that lead to a level, themselves or when nobody can tell."""
    return [
        rule.id
        for rule in book.rules
        if {rule.id, family_of(rule.id)} & names and level in (rule.level, rule.if_cant_tell)
    ]
