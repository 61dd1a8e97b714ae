"""Near misses: which known name was probably meant."""

from collections.abc import Iterable

from rules.model.levels import Level

SHORT_LIST = 12
LEVELS = {level.value for level in Level}
# A level is taken for another only when it can be no third one: a wrong mend would calm somebody.
SURE, APART = 0.8, 0.1


def did_you_mean(word: object, known: Iterable[str]) -> str:
    """A suggestion such as "did you mean 'weeks'?", or the known names when nothing is near.

    Empty when nothing is near and there are too many names to list.
    """
    known = [str(name) for name in known]
    written = str(word).lower().replace("-", "_")
    near = _near_level(written, known) if set(known) >= LEVELS else _near(written, known)
    if near:
        return f"did you mean '{near}'?"
    return f"one of: {', '.join(known)}" if 0 < len(known) <= SHORT_LIST else ""


def _near(written: str, known: list[str]) -> str:
    from difflib import get_close_matches  # imported only when something is wrong

    return next(iter(get_close_matches(written, known, n=1, cutoff=0.6)), "")


def _near_level(written: str, known: list[str]) -> str:
    """The one level that this can be a slip for; several are listed, the most urgent first."""
    from difflib import SequenceMatcher

    rated = sorted((SequenceMatcher(None, written, name).ratio(), name) for name in known)
    (second, _), (best, name) = rated[-2:]
    return name if best >= SURE and best - second >= APART else ""
