"""W034: a sentence for reviewers says another limit than its rule has.

What: the words of each test on a number are tried on the numbers at and beside its limit.
Why: A reviewer would sign "more than 36" for a rule that counts at 36, and somebody would be
missed.
Bad:
    # explainer/wording/sentences.yaml, below 'clinical:', in place of 'at_least: "is at least'
    at_least: "is more than {low}"
Good:
    at_least: "is at least {low}"
"""

from collections.abc import Iterator
from typing import Any

from rules.lint.context import LintContext
from rules.lint.operator_words import LOW, TRUTH, wrong_number
from rules.loading.layout import SENTENCES
from rules.loading.yaml.problems import Problem

TESTS = [f"{test}{suffix}" for test in TRUTH for suffix in ("", "_not")]
FIX = (
    "say it in words such as 'at least {low}', 'is {low} or more' or 'is not from {low} to {high}'"
)
HEADS = {
    "all": ("all",),
    "any": ("one or more", "any", "at least one", "either"),
    "all_not": ("not all",),
    "any_not": ("none",),
    "at_least": ("at least {number}", "{number} or more"),
    "at_least_not": ("fewer than {number}", "not {number} or more", "less than {number}"),
}
JOINS = {"and": "and", "or": "or"}


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such text."""
    document = context.project.document(SENTENCES)
    voices = document.data.get("voices") if isinstance(document.data, dict) else None
    if document.problems or not isinstance(voices, dict):
        return
    for voice, words in voices.items():
        for path, wrong in _wrong(words if isinstance(words, dict) else {}):
            yield document.problem(("voices", voice, *path), "W034", wrong, FIX)


def _wrong(words: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is said wrongly, with the path of the words."""
    for test in TESTS:
        said = words.get(test)
        wrong = wrong_number(test, said) if isinstance(said, str) and _filled(said) else ""
        if isinstance(wrong, tuple):
            number, holds = wrong
            what = (
                f"with the limit {LOW}, '{said}' is {'true' if holds else 'not true'} of {number}"
            )
            yield (test,), f"{what}, and the test '{test}' says the opposite"
        elif wrong:
            yield (test,), wrong
    for head, ways in HEADS.items():
        text = words.get("heads", {}).get(head)
        begins = text.removeprefix("if ") if isinstance(text, str) else ""
        if begins and not begins.startswith(ways):
            yield ("heads", head), f"'{text}' does not say '{ways[0]}'"
    for join, word in JOINS.items():
        if words.get("joins", {}).get(join, word) != word:
            yield ("joins", join), f"'{words['joins'][join]}' does not say '{word}'"
    yield from _negations(words)


def _negations(words: dict[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """A test and its opposite: only the opposite has a word of denial."""
    for name in ("is", "includes"):
        for key in (name, f"{name}_not", f"{name}_none_of", "none_of"):
            said = words.get(key)
            if isinstance(said, str) and (key != name) is not _denies(said):
                yield (key,), f"'{said}' says the opposite of what '{key}' means"


def _denies(said: str) -> bool:
    return any(word in said.lower().split() for word in ("not", "none", "no", "never", "without"))


def _filled(said: str) -> bool:
    """Whether its gaps are those that can be filled; that they are is told elsewhere."""
    return "{low}" in said or "{number}" in said
