"""Which form of a word stands beside a number, by language: the categories of Unicode's CLDR.

English has two (`1 week`, `2 weeks`), Welsh and Arabic have six, Somali has two, Polish four. The
table holds the languages spoken most in the UK; Babel reads the same from CLDR, and a test holds
the table against it. A language that is not in it cannot be begun.
"""

from collections.abc import Callable, Mapping
from typing import Final

Rule = Callable[[int], str]
CATEGORIES: Final = ("zero", "one", "two", "few", "many", "other")  # in CLDR's order
OTHER: Final = CATEGORIES[-1]  # the form for most numbers, which every language has
ENOUGH: Final = 200  # a category with two numbers has two below this, in every language here


def _none(_n: int) -> str:
    return "other"


def _one(n: int) -> str:
    return "one" if n == 1 else "other"


def _zero_or_one(n: int) -> str:
    return "one" if n in (0, 1) else "other"


def _romance(n: int) -> str:
    return "one" if n == 1 else "many" if n and n % 1_000_000 == 0 else "other"


def _french(n: int) -> str:
    return "one" if n == 0 else _romance(n)


def _polish(n: int) -> str:
    few = n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14)
    return "one" if n == 1 else "few" if few else "many"


def _russian(n: int) -> str:
    return "one" if n % 10 == 1 and n % 100 != 11 else "few" if _polish(n) == "few" else "many"


def _romanian(n: int) -> str:
    return "one" if n == 1 else "few" if n == 0 or 1 <= n % 100 <= 19 else "other"


def _czech(n: int) -> str:
    return "one" if n == 1 else "few" if n in (2, 3, 4) else "other"


def _lithuanian(n: int) -> str:
    teens = 11 <= n % 100 <= 19
    return "one" if n % 10 == 1 and not teens else "few" if n % 10 and not teens else "other"


def _welsh(n: int) -> str:
    return {0: "zero", 1: "one", 2: "two", 3: "few", 6: "many"}.get(n, "other")


def _arabic(n: int) -> str:
    few, many = 3 <= n % 100 <= 10, 11 <= n % 100 <= 99
    return {0: "zero", 1: "one", 2: "two"}.get(n, "few" if few else "many" if many else "other")


def _irish(n: int) -> str:
    few, many = 3 <= n <= 6, 7 <= n <= 10
    return {1: "one", 2: "two"}.get(n, "few" if few else "many" if many else "other")


def _scottish(n: int) -> str:
    few = 3 <= n <= 10 or 13 <= n <= 19
    return "one" if n in (1, 11) else "two" if n in (2, 12) else "few" if few else "other"


# Each rule with its categories and its languages, by their code of ISO 639.
_TABLE: Final[tuple[tuple[Rule, str, str], ...]] = (
    (_none, "other", "id ja ko lo my th yue zh"),
    (_one, "one other", "bg ckb de el en et fi hu ku ml mr ne nl ps sd so sq sv sw ta te tr ug ur"),
    (_zero_or_one, "one other", "am bn fa gu hi kn pa si ti vi"),
    (_romance, "one many other", "es it"),
    (_french, "one many other", "fr pt"),
    (_polish, "one few many other", "pl"),
    (_russian, "one few many other", "ru uk"),
    (_romanian, "one few other", "ro"),
    (_czech, "one few many other", "cs sk"),
    (_lithuanian, "one few many other", "lt"),
    (_welsh, "zero one two few many other", "cy"),
    (_arabic, "zero one two few many other", "ar"),
    (_irish, "one two few many other", "ga"),
    (_scottish, "one two few other", "gd"),
)
_KNOWN: Final[Mapping[str, tuple[Rule, tuple[str, ...]]]] = {
    code: (rule, tuple(categories.split()))
    for rule, categories, codes in _TABLE
    for code in codes.split()
}


def is_known(tag: str) -> bool:
    """Whether the plurals of a language are known."""
    return _code(tag) in _KNOWN


def categories_of(tag: str) -> tuple[str, ...]:
    """The categories of a language, in CLDR's order; KeyError for one that is not known."""
    return _KNOWN[_code(tag)][1]


def category(tag: str, number: int) -> str:
    """The category of a whole number in a language; KeyError for one that is not known."""
    return _KNOWN[_code(tag)][0](number)


def only_number(tag: str, name: str) -> int | None:
    """The number of a category that has no more than one, such as 2 of Arabic's `two`."""
    found = [number for number in range(ENOUGH) if category(tag, number) == name]
    return found[0] if len(found) == 1 else None


def _code(tag: str) -> str:
    return tag.partition("-")[0].lower()
