"""C014: two measures of one thing that disagree.

What: "25 mm (2.5 cm)" says the same twice, and the words of an answer have the numbers of its id.
Why: A measure that is out by ten would send somebody to the wrong answer, and so to the wrong
result.
Bad:
    # questionnaire.yaml, below '- id: over_15mm'
    text: More than 15 mm (15 cm)
Good:
    text: More than 15 mm (1.5 cm)
"""

import re
from collections.abc import Iterator

from rules.lint.context import LintContext
from rules.loading.yaml.problems import Problem

NUMBER = r"\d+(?:\.\d+)?"
PAIRS = {"mm": ("cm", 10), "cm": ("mm", 0.1), "weeks": ("days", 1 / 7), "days": ("weeks", 7)}
BOTH = re.compile(
    rf"([^().]*?{NUMBER} ?(mm|cm|weeks|days)[^().]*) \(([^()]*{NUMBER} ?(mm|cm|weeks|days))\)"
)
MAY = re.compile(rf"\([^()]*{NUMBER} ?(?:mm|cm|weeks|days)\)")  # few texts have it
ID = re.compile(r"(\d+)(?=mm|_to_|cm)")
CLOSE = 0.001


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such pair."""
    for text in context.texts:
        for match in BOTH.finditer(text.words) if MAY.search(text.words) else ():
            if _disagree(*match.groups()):
                what = f"'{match[0].strip()}' says two different measures"
                yield text.problem("C014", what, "10 mm are 1 cm; correct one of them")
    for path, question, document in context.questions():
        for i, option in enumerate(question.options):
            wanted = ID.findall(option.id) if "mm" in option.id else []
            told = re.findall(NUMBER, option.text)
            if not set(wanted) <= set(told):
                what = f"the answer '{option.id}' does not speak of {' and '.join(wanted)} mm"
                fix = "the rules read its id; give its words the same numbers"
                yield document.problem((*path, "options", i, "text"), "C014", what, fix)


def _disagree(first: str, unit: str, second: str, other: str) -> bool:
    """Whether the numbers in brackets are not those before them, in the other unit."""
    expected, factor = PAIRS[unit]
    if other != expected:
        return False
    inside = [float(number) for number in re.findall(NUMBER, second)]
    before = [float(number) for number in re.findall(NUMBER, first)][-len(inside) :]
    if len(before) != len(inside):
        return False
    pairs = zip(before, inside, strict=True)
    return any(abs(left - right * factor) > CLOSE * max(left, 1) for left, right in pairs)
