"""Near misses: which known name was probably meant."""

from collections.abc import Iterable

from rules.model.levels import OF_RULES, Level

SHORT_LIST = 12
LEVELS = {level.value for level in OF_RULES}
# A level is taken for another by its spelling only when it can be no third one: a wrong mend could
# calm somebody.
SURE, APART = 0.8, 0.1
# What people write for a level, most urgent first: of two meanings, the more urgent one is taken.
MEANINGS: tuple[tuple[Level, str], ...] = (
    (Level.EMERGENCY, "999 112 ambulance emergency urgent red"),
    (Level.CALL_NOW, "now immediate immediately straight away tonight hospital triage"),
    (Level.CALL_TODAY, "today day same"),
    (Level.CONTACT_THIS_WEEK, "week weekly days soon"),
    (Level.NEXT_APPOINTMENT, "next appointment routine visit"),
    (Level.INFORMATION, "information info none advice green"),
)


def suggestion(word: object, known: Iterable[str]) -> str | None:
    """The known name that was probably meant; None when none is near, or nothing is written.

    Most names are told by their spelling; levels by what they mean, so that a slip is never
    mended to a calmer level only because that one is spelt alike.
    """
    if word is None or not str(word).strip():
        return None
    known, written = list(known), str(word).lower().replace("-", "_").replace(" ", "_")
    return _level(written, known) if set(known) >= LEVELS else _alike(written, known)


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


def _alike(written: str, known: list[str]) -> str | None:
    from difflib import get_close_matches  # imported only when something is wrong

    return next(iter(get_close_matches(written, known, n=1, cutoff=0.6)), None)


def _level(written: str, known: list[str]) -> str | None:
    from difflib import SequenceMatcher

    rated = sorted((SequenceMatcher(None, written, name).ratio(), name) for name in known)
    (second, _), (best, name) = rated[-2:]
    if best >= SURE and best - second >= APART:
        return name
    parts = set(written.split("_"))
    meant = (level.value for level, words in MEANINGS if parts & {*words.split()})
    return next((level for level in meant if level in known), None)
