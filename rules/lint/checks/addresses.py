"""C013: a web page that is not reached safely.

What: addresses for people begin with https://, and none stands in the middle of a text.
Why: On a shared network somebody else could read which page is opened, or put another in its place.
Bad:
    # explainer/wording/en.yaml, below '- id: sands', in place of 'address:'
    address: http://www.sands.org.uk
Good:
    address: https://www.sands.org.uk
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.lint.values import values_of
from rules.loading.layout import QUESTIONNAIRE, SCREENS, WORDS
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import worked_out_once

UNSAFE = re.compile(r"\bhttp:|\bhttps?:/(?!/)|\bhttps//|\bhtttps?:|(?<![/\w.])www\.")
ADDRESS = re.compile(r"https://[\w-]+(?:\.[\w-]+)+(?:/\S*)?")


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such address."""
    for file in (QUESTIONNAIRE, WORDS, SCREENS):
        yield from _unsafe(context.project.document(file))
    # Some old sources have no safe address: whoever opens one sees where it leads.
    of_sources = _unsafe(context.document("sources"))
    yield from (found for found in of_sources if not found.what.startswith("'http://"))


def _unsafe(document: Document) -> tuple[Problem, ...]:
    return worked_out_once(document, "_unsafe_addresses", lambda: tuple(_found(document)))


def _found(document: Document) -> Iterator[Problem]:
    for name, value, path in values_of(document):
        if not isinstance(value, str):
            continue
        is_address = name.rpartition(".")[2] == "address" and "{" not in value
        if _is_unsafe(value) or (is_address and not ADDRESS.fullmatch(value)):
            what = f"'{value}' does not begin with https://, or is no whole address"
            fix = "open the page, and copy its address from there"
            yield document.problem(path, "C013", what, fix)


def _is_unsafe(value: str) -> bool:
    """Whether a text has an address that is none; most have no address, and are done with."""
    return ("htt" in value or "www." in value) and UNSAFE.search(value) is not None
