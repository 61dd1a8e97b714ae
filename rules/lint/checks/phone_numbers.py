"""C015: a phone number that nobody in the UK can have.

What: a number has 11 digits and begins with 0, but not with 00 or 09; 10 digits only after 01 or
0800. It has nothing but digits, in groups of 3 or more with one space between them. Or it is one of
the short ones, such as 999. Whether somebody answers it, only a call can tell.
Why: People would ring a number that does not exist, and lose minutes when minutes count.
Bad:
    # explainer/wording/en.yaml, below 'tommys_midwives:', in place of 'number:'
    number: "o800 0147 800"
Good:
    number: "0800 0147 800"
"""

import re
from collections.abc import Iterator
from typing import Any

from rules.lint.context import LintContext
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path

SHORT = {"999", "111", "112", "101", "116 123", "0800 1111"}  # the last is that of Childline
GROUPS = re.compile(r"0[1-8]\d+(?: \d{3,})*", re.ASCII)
USUAL, SHORTER = 11, 10
MAY_BE_SHORTER = ("01", "0800")
FIX = "call it, then write it as it is dialled: 11 digits in groups, such as 0300 123 4567"


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such number of the register, and of the units of a place."""
    units, place = context.units()
    in_place = ((unit.number, ("units", i, "number"), place) for i, unit in enumerate(units))
    for number, path, document in (*_register(context.project.document(WORDS)), *in_place):
        if not is_dialled_in_the_uk(number):
            what = f"'{number}' cannot be a phone number in the UK"
            yield document.problem(path, "C015", what, FIX)


def is_dialled_in_the_uk(number: str) -> bool:
    """Whether it looks like a number that can be dialled here for the usual price."""
    if number in SHORT:
        return True
    digits = number.replace(" ", "")
    fits = len(digits) == USUAL or (len(digits) == SHORTER and digits.startswith(MAY_BE_SHORTER))
    return fits and GROUPS.fullmatch(number) is not None


def _register(document: Document) -> Iterator[tuple[str, Path, Document]]:
    """Every number of en.yaml, as far as the file can be read."""
    phones: Any = document.data.get("phones") if isinstance(document.data, dict) else None
    for name, phone in phones.items() if isinstance(phones, dict) else ():
        number = phone.get("number") if isinstance(phone, dict) else None
        if isinstance(number, str):
            yield number, ("phones", name, "number"), document
