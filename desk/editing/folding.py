"""Words in lines: where most words stay, so do the breaks between them.

So a change of one word changes one line of the file, and what was folded by hand stays as it was.
"""

from difflib import SequenceMatcher

WIDTH = 100  # columns, as in all files


def folded(words: str, before: list[str], width: int) -> list[str]:
    """Words in lines of at most `width` columns; `before` are the lines that they replace.

    A line that was longer before may stay as long as it was.
    """
    now = words.split(" ")
    lines: list[list[str]] = []
    for word, begins in zip(now, _breaks(now, before), strict=True):
        if begins or not lines:
            lines.append([])
        lines[-1].append(word)
    most = max([width, *map(len, before)])
    return [piece for line in lines for piece in _wrapped(line, most, width)]


def _breaks(now: list[str], before: list[str]) -> list[bool]:
    """For each word, whether it begins a line, as the word in its place did."""
    old = [(word, i == 0) for line in before for i, word in enumerate(line.split(" "))]
    found = [False] * len(now)
    matcher = SequenceMatcher(None, [word for word, _ in old], now, autojunk=False)
    for kind, a, b, c, d in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and b - a == d - c):
            found[c:d] = [begins for _, begins in old[a:b]]
        elif kind == "replace" and old[a][1]:
            found[c] = True
    return found


def _wrapped(line: list[str], most: int, width: int) -> list[str]:
    """A line, in pieces where it is too long."""
    whole = " ".join(line)
    if len(whole) <= most:
        return [whole]
    pieces = [line[0]]
    for word in line[1:]:
        if len(pieces[-1]) + 1 + len(word) > width:
            pieces.append(word)
        else:
            pieces[-1] += f" {word}"
    return pieces
