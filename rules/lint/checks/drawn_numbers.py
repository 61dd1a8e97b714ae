"""W033: a number is drawn that the text does not say.

What: every number that is drawn as people stands in the text or the points beside it.
Why: Somebody would see one number and read another, and believe the wrong one of them.
Bad:
    # explainer/wording/en.yaml, below 'topics:', in place of '- {who: with a stitch, number: 28}'
    - {who: with a stitch, number: 82}
Good:
    - {who: with a stitch, number: 28}
"""

import re
from collections.abc import Iterator
from typing import Any

from rules.lint.context import LintContext
from rules.lint.values import values_of
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem

DRAWN = "people_out_of_100"


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such number."""
    document = context.project.document(WORDS)
    for _, value, path in values_of(document):
        if DRAWN not in path or path[-1] != "number" or not isinstance(value, int):
            continue
        block = _at(document.data, path[: path.index(DRAWN)])
        said = str([block.get("text"), block.get("points")])
        if not re.search(
            rf"(?<![\d.]){value}(?:,? (?:out )?of (?:every )?100| to \d+ of 100| in 100)", said
        ):
            what = f"{value} of 100 are drawn, and the text beside it does not say '{value} of 100'"
            yield document.problem(path, "W033", what, "give both the number of the source")


def _at(data: Any, path: tuple[str | int, ...]) -> dict[str, Any]:
    for step in path:
        data = data[step]
    return data if isinstance(data, dict) else {}
