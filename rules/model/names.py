"""Near misses: which known name was probably meant."""

from collections.abc import Iterable

SHORT_LIST = 12


def suggestion(word: object, known: Iterable[str]) -> str | None:
    """The known name that is spelt most like this word; None when none is near."""
    from difflib import get_close_matches  # imported only when something is wrong

    near = get_close_matches(str(word).lower().replace("-", "_"), list(known), n=1, cutoff=0.6)
    return near[0] if near else None


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A sentence such as "did you mean 'weeks'?", or the known names when nothing is near.

    Empty when nothing is near and there are too many names to list.
    """
    known = list(known)
    near = suggestion(word, known)
    if near:
        return f"did you mean '{near}'?"
    return one_of(known) if 0 < len(known) <= SHORT_LIST else ""


def one_of(names: Iterable[str]) -> str:
    """All names there are, as a remedy."""
    return f"one of: {', '.join(names)}"
