"""What the words of a test on a number mean, read as a person reads them, apart from the engine."""

import re
from collections.abc import Callable

Holds = Callable[[int], bool]
LOW, HIGH = 10, 20
FIRST, LAST = 0, 40
NUMBER = r"(\d+)"
Means = Callable[..., Holds]


def _from(low: int) -> Holds:
    return lambda n: n >= low


def _to(high: int) -> Holds:
    return lambda n: n <= high


def _within(low: int, high: int) -> Holds:
    return lambda n: low <= n <= high


# Each way to say a limit, with what it means. The first that fits counts.
WAYS: tuple[tuple[str, Means], ...] = (
    (rf"(?:from )?{NUMBER} (?:up to and including|to|up to|through) {NUMBER}", _within),
    (rf"between {NUMBER} and {NUMBER}", _within),
    (rf"(?:at least|(?:no|not) (?:less|fewer) than|not (?:under|below)) {NUMBER}", _from),
    (rf"(?:at most|(?:no|not) more than|not (?:over|above)) {NUMBER}", _to),
    (rf"up to(?: and including)? {NUMBER}", _to),
    (rf"{NUMBER} or (?:more|over|above|later|higher)", _from),
    (rf"{NUMBER} or (?:fewer|less|under|below|earlier|lower)", _to),
    (rf"(?:(?:more|greater|later) than|over|above|after|beyond) {NUMBER}", lambda n: _from(n + 1)),
    (rf"(?:(?:less|fewer|earlier) than|under|below|before) {NUMBER}", lambda n: _to(n - 1)),
    (rf"(?:exactly|equal to|equals)? ?{NUMBER}", lambda n: _within(n, n)),
)
NOT = re.compile(r"\b(?:is not|are not|do not|does not|not|never)\b ?")
TRUTH: dict[str, Holds] = {
    "at_least": _from(LOW),
    "at_most": _to(LOW),
    "between": _within(LOW, HIGH),
    "total": _from(LOW),
}


def meaning_of(words: str) -> Holds | None:
    """Which numbers such words hold for; None when they are not among the ways known here."""
    said = re.sub(r"“[^”]*”", "", words.lower())
    for pattern, means in WAYS:
        match = re.search(rf"\b(?:{pattern})\b", said)
        if match:
            numbers = [int(group) for group in match.groups() if group]
            holds: Holds = means(*numbers)
            before = said[: match.start()]
            return _opposite(holds) if NOT.search(before) else holds
    return None


def _opposite(holds: Holds) -> Holds:
    return lambda n: not holds(n)


def wrong_number(test: str, words: str) -> tuple[int, bool] | str:
    """A number for which the words say something else than the test, with what they say.

    Empty when they say the same of every number; a sentence when the words are not known.
    """
    negative = test.endswith("_not")
    truth = TRUTH[test.removesuffix("_not")]
    said = words.format(low=LOW, high=HIGH, number=LOW, labels="“x”")
    holds = meaning_of(said)
    if holds is None:
        return f"nobody can try '{words}' on a number"
    for number in range(FIRST, LAST):
        if holds(number) is not (truth(number) is not negative):
            return number, holds(number)
    return ""
