"""Large numbers and shares as people say them, next to the exact ones."""

from collections.abc import Iterable, Iterator

from rules.proof.counting import in_words


def counted(number: int) -> str:
    """A number; one that is too long to read in words, with the exact one behind."""
    exact, words = f"{number:,}", in_words(number)
    return exact if exact == words else f"{words.partition(',')[0]} ({exact})"


def share(part: int, whole: int) -> str:
    """Which share of a whole this is: all, 12%, or 1 in 3,400."""
    if part == whole:
        return "all"
    if part * 1000 >= whole:
        return f"{100 * part / whole:.3g}%"
    words = in_words(round(whole / part)).partition(",")[0]
    return f"1 in {words if words.startswith('about') else f'{round(whole / part):,}'}"


def ranges(answers: Iterable[str]) -> Iterator[str]:
    """Answers with whole numbers in a row drawn together: 3, 4, 5, not_sure as 3 to 5, not_sure."""
    row: list[int] = []
    for answer in (*answers, ""):
        number = int(answer) if answer.lstrip("-").isdigit() else None
        if row and (number is None or number != row[-1] + 1):
            yield str(row[0]) if len(row) == 1 else f"{row[0]} to {row[-1]}"
            row = []
        if number is not None:
            row.append(number)
        elif answer:
            yield answer
