"""Asks a command for the level of each case: JSON lines go in, one level a line comes out."""

import json
import subprocess
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from rules.model.levels import Level

Told = Mapping[str, Any]


class NotExamined(Exception):
    """The command cannot be examined; the message says why."""


def ask(command: Sequence[str], cases: Iterable[Told], seconds: int) -> list[Level | None]:
    """What the command says of each case, in order; None where that is no level.

    It is started once, reads one case as JSON from each line of its standard input, and writes one
    line for each: a level, or a JSON object with a `level`. Raises NotExamined when it cannot be
    started, takes longer than `seconds`, ends with an error, or writes another number of lines.
    """
    lines = [json.dumps(case, ensure_ascii=False) for case in cases]
    try:
        ended = subprocess.run(
            list(command),
            input="\n".join(lines) + "\n",
            capture_output=True,
            text=True,
            encoding="utf-8",
            timeout=seconds,
            check=False,
        )
    except OSError as error:
        raise NotExamined(f"{command[0]}: cannot be started ({error.strerror})") from None
    except subprocess.TimeoutExpired:
        raise NotExamined(f"{command[0]}: it took longer than {seconds} seconds") from None
    except UnicodeDecodeError:
        raise NotExamined(f"{command[0]}: what it writes is not UTF-8") from None
    if ended.returncode != 0:
        last = (ended.stderr.strip().splitlines() or ["without a word"])[-1]
        raise NotExamined(f"{command[0]}: it ended with {ended.returncode}: {last}")
    written = ended.stdout.splitlines()
    if len(written) != len(lines):
        what = f"it wrote {len(written)} lines for {len(lines)} cases; one line for each is needed"
        raise NotExamined(f"{command[0]}: {what}")
    return [level_of(line) for line in written]


def level_of(line: str) -> Level | None:
    """The level that a line names, by itself or as JSON; None where it names none."""
    word: Any = line.strip()
    if word.startswith(("{", '"')):
        try:
            word = json.loads(word)
        except ValueError:
            return None
    if isinstance(word, dict):
        word = word.get("level")
    return Level(word) if isinstance(word, str) and word in set(Level) else None
