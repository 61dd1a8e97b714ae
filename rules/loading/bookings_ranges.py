"""Whether each entry of bookings.yaml can be used, and its numbers are each spread once."""

from collections.abc import Iterator

from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.bookings import NUMBERS, BookingsFile, Shares, answered
from rules.model.questions import AnyQuestion


def never_used(found: BookingsFile, document: Document) -> Iterator[Problem]:
    """A problem for each entry that stands below one for everybody, of the same question."""
    for_all: dict[str, int] = {}
    for i, shares in enumerate(found.shares):
        place: Path = ("shares", i, "question")
        if shares.question in for_all:
            line = for_all[shares.question]
            what = f"the entry in line {line} is for everybody, so this one is never used"
            fix = "say in a 'when' of that one for whom it is, or remove this one"
            yield document.problem(place, "Q010", what, fix)
        elif shares.when is None:
            for_all[shares.question] = document.place(place)[0]


def uneven_ranges(
    question: AnyQuestion, shares: Shares, path: Path, document: Document
) -> Iterator[Problem]:
    """Numbers that stand in two ranges of one entry, or between its ranges and in none."""
    if any(not answered(question, name) for name in shares.per_1000):
        return  # such a name is told by itself
    named: dict[int, str] = {}
    places = [(name, (*path, "per_1000", name), True) for name in shares.per_1000]
    places += [(shares.rest, (*path, "rest"), False)] if shares.rest else []
    for name, place, is_key in places:
        numbers = _numbers(question, name)
        for other in dict.fromkeys(named[number] for number in numbers if number in named):
            both = [number for number in numbers if named.get(number) == other]
            what = f"'{other}' and '{name}' both have {_listed(both)}"
            fix = "end one range before the other begins"
            yield document.problem(place, "Q011", what, fix, key=is_key)
        named |= dict.fromkeys(numbers, name)
    lost = [n for n in range(min(named), max(named)) if n not in named] if named else []
    if lost:
        what = f"no range of this entry has {_listed(lost)}"
        fix = "widen the range beside it, or give it numbers of its own"
        yield document.problem((*path, "per_1000"), "Q011", what, fix, key=True)


def runs_backwards(name: str) -> str | None:
    """The range the right way round, where its first number is the larger one."""
    written = NUMBERS.fullmatch(name)
    if not written or not written[2] or int(written[1]) <= int(written[2]):
        return None
    return f"{written[2]}-{written[1]}"


def _numbers(question: AnyQuestion, name: str) -> list[int]:
    """The numbers that a name stands for; none for an option, and for what is no answer."""
    if question.kind != "number" or not NUMBERS.fullmatch(name):
        return []
    return [int(number) for number in answered(question, name)]


def _listed(numbers: list[int]) -> str:
    """Numbers as they are read: `11`, `11 and 12`, `8 to 10`."""
    first, last = numbers[0], numbers[-1]
    if len(numbers) > 2 and numbers == list(range(first, last + 1)):
        return f"{first} to {last}"
    before = ", ".join(map(str, numbers[:-1]))
    return f"{before} and {last}" if before else str(last)
