"""Texts in lines of the same width, for a terminal, and lists of rules in few words."""

from collections.abc import Iterable, Iterator
from textwrap import wrap

from rules import RuleBook

WIDTH = 100


def wrapped(text: str, indent: int = 0, hang: int | None = None) -> Iterator[str]:
    """A text in lines, the first after `indent` spaces and the others after `hang`.

    Its own line breaks stay, and no name is cut in two.
    """
    after = indent if hang is None else hang
    for number, line in enumerate(text.split("\n")):
        yield from wrap(
            line,
            WIDTH,
            initial_indent=" " * (after if number else indent),
            subsequent_indent=" " * after,
            break_long_words=False,
            break_on_hyphens=False,
        )


def rule_names(book: RuleBook, rules: Iterable[str]) -> Iterator[str]:
    """Some rules by name; a family of which all rules are among them is named once."""
    for part in book.by_family(rules):
        yield from [f"{part.family} (all {len(part.rules)})"] if part.whole else part.rules


def reader_names(book: RuleBook, readers: Iterable[str]) -> list[str]:
    """What reads something, rules first; the others are named conditions and questions."""
    names = list(readers)
    others = (name for name in names if name not in book.rules_by_id)
    return [*rule_names(book, (name for name in names if name in book.rules_by_id)), *others]
