"""Which promises would break if a rule were lowered: why it stands no lower.

Working that out takes a solver and minutes. `cli.py prove --guards` writes it into
`docs/guards.txt`, so it is read from there.
"""

import re
from collections.abc import Mapping
from pathlib import Path

FILE = Path("docs") / "guards.txt"
RULE_AND_LOWERED = re.compile(r"^([a-z][\w.]*)\n    lowered +(P\d+(?:, P\d+)*)$", re.MULTILINE)


def broken_if_lowered(root: Path) -> Mapping[str, tuple[str, ...]]:
    """For each rule, the ids of the promises that break when it is lowered by one level.

    Empty while there is no such file: then nothing is known, and nothing is said.
    """
    try:
        text = (root / FILE).read_text(encoding="utf-8")
    except OSError:
        return {}
    return {rule: tuple(ids.split(", ")) for rule, ids in RULE_AND_LOWERED.findall(text)}
