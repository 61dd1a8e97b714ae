"""Near misses: which known name was probably meant."""

from collections.abc import Iterable

SHORT_LIST = 12


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A suggestion such as "did you mean 'weeks'?", or the known names when nothing is near.

    Empty when nothing is near and there are too many names to list.
    """
    from difflib import get_close_matches  # imported only when something is wrong

    known = list(known)
    near = get_close_matches(str(word).lower().replace("-", "_"), known, n=1, cutoff=0.6)
    if near:
        return f"did you mean '{near[0]}'?"
    return f"one of: {', '.join(known)}" if 0 < len(known) <= SHORT_LIST else ""
