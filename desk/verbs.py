"""The verbs of the command line that change content files."""

from datetime import date
from pathlib import Path

from desk.fixing import mend
from desk.stubs import StubError, new_question, new_rule

NEXT = "Fill it in, line by line; `make check` says what is still missing."


def fix(root: Path, today: date, write: bool) -> tuple[int, str]:
    """The exit code and what to print: what would be, or was, mended."""
    found = mend(root, today)
    parts = [found.diff()]
    parts += [f"mended: {problem}\n" for problem in found.mended]
    parts += [f"left:   {problem}\n" for problem in found.left]
    count = f"{len(found.mended)} mended, {len(found.left)} left for you."
    if write:
        found.write(root)
    elif found.mended:
        count = f"{len(found.mended)} can be mended, {len(found.left)} left for you."
        count += " Nothing is changed yet: add --write to do it."
    pending = bool(found.mended) and not write
    return int(bool(found.left) or pending), "".join([*parts, count])


def stub(kind: str, root: Path, name: str, where: str) -> tuple[int, str]:
    """The exit code and what to print: where the stub of a rule or question stands."""
    try:
        places = (new_rule if kind == "rule" else new_question)(root, name, where)
    except StubError as error:
        return 2, str(error)
    return 0, "\n".join([*(f"Written: {place}" for place in places), NEXT])
