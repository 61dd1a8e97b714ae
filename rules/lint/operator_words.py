"""What the words of a test on a number mean, read as a person reads them, apart from the engine."""

import re
from collections.abc import Callable

Holds = Callable[[int], bool]
LOW, HIGH = 10, 20
FIRST, LAST = 0, 40
NUMBER = r"(\d+)"
# Each way to say a limit, with what it means. The first that fits counts.
WAYS: tuple[tuple[str, Callable[..., Holds]], ...] = (
    (rf"(?:from )?{NUMBER} (?:up to and including|to|up to|through) {NUMBER}", lambda a, b: lambda n: a <= n <= b),
    (rf"between {NUMBER} and {NUMBER}", lambda a, b: lambda n: a <= n <= b),
    (rf"(?:at least|no (?:less|fewer) than|not (?:less|fewer) than|not (?:under|below)|a minimum of) {NUMBER}", lambda a: lambda n: n >= a),
    (rf"(?:at most|no more than|not more than|not (?:over|above)|up to(?: and including)?|a maximum of) {NUMBER}", lambda a: lambda n: n <= a),
    (rf"{NUMBER} or (?:more|over|above|later|higher)", lambda a: lambda n: n >= a),
    (rf"{NUMBER} or (?:fewer|less|under|below|earlier|lower)", lambda a: lambda n: n <= a),
    (rf"(?:more|greater|later) than {NUMBER}|(?:over|above|after|beyond|exceeds) {NUMBER}", lambda a: lambda n: n > a),
    (rf"(?:less|fewer|earlier) than {NUMBER}|(?:under|below|before) {NUMBER}", lambda a: lambda n: n < a),
    (rf"(?:exactly|equal to|equals)? ?{NUMBER}", lambda a: lambda n: n == a),
)
NOT = re.compile(r"\b(?:is not|are not|do not|does not|not|never)\b ?")
TRUTH: dict[str, Holds] = {
    "at_least": lambda n: n >= LOW,
    "at_most": lambda n: n <= LOW,
    "between": lambda n: LOW <= n <= HIGH,
    "total": lambda n: n >= LOW,
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
