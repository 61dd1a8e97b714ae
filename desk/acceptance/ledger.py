"""accepted.yaml: a fingerprint of everything, and who accepted it when.

The file is generated, with one line for each thing, and read line by line: it is the longest of all
and read by every check.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NamedTuple

from desk.acceptance.entries import LENGTH, Entry
from desk.acceptance.kinds import Who
from rules.loading.layout import ACCEPTED
from rules.loading.project import Project
from rules.loading.yaml.problems import ContentError, Problem

Key = tuple[str, str]
HEAD = """\
# Generated: python cli.py accept. What everything said when it was accepted, and by whom. Do not
# edit it by hand: a change here is reviewed like a signature. Where it stands:
# python cli.py accept --status
"""
NOBODY = "nobody"
ACCEPTANCE = re.compile(r"  (\w+): (\{.*\})")
FILE = re.compile(r"  (\S+):")
LINE = re.compile(rf'    "([^"]+)": ([0-9a-f]{{{LENGTH}}}) (\w+)')


class Acceptance(NamedTuple):
    """Somebody accepted something on a day; by nobody for the baseline. `role` is how they read."""

    by: str
    role: str
    registration: str
    on: date
    reason: str

    @property
    def is_by_somebody(self) -> bool:
        """Whether a person read it."""
        return self.by != NOBODY


class Accepted(NamedTuple):
    """The fingerprint of what was accepted, and in which acceptance."""

    fingerprint: str
    acceptance: str


@dataclass(frozen=True)
class Ledger:
    """All that was accepted."""

    acceptances: Mapping[str, Acceptance] = field(default_factory=dict)
    lines: Mapping[Key, Accepted] = field(default_factory=dict)

    def with_these(
        self, taken: Iterable[Entry], gone: Iterable[Key], acceptance: Acceptance
    ) -> "Ledger":
        """The ledger after somebody accepted these as they are now, and that those are gone."""
        name = f"a{len(self.acceptances)}"
        lines = {key: line for key, line in self.lines.items() if key not in set(gone)}
        lines |= {entry.key: Accepted(entry.fingerprint, name) for entry in taken}
        return replace(self, acceptances={**self.acceptances, name: acceptance}, lines=lines)

    def text(self) -> str:
        """The file."""
        parts = [HEAD, "acceptances:\n"]
        for name, found in self.acceptances.items():
            fields = json.dumps(found._asdict(), ensure_ascii=False, default=str)
            parts.append(f"  {name}: {fields}\n")
        parts.append("fingerprints:\n")
        last = ""
        for file, name in sorted(self.lines):
            if file != last:
                parts.append(f"  {file}:\n")
                last = file
            line = self.lines[file, name]
            parts.append(f'    "{name}": {line.fingerprint} {line.acceptance}\n')
        return "".join(parts)


def read_ledger(project: Project) -> Ledger | None:
    """What was accepted; None when a project keeps no such file. Raises ContentError."""
    if not project.exists(ACCEPTED):
        return None
    acceptances: dict[str, Acceptance] = {}
    lines: dict[Key, Accepted] = {}
    file = ""
    for number, line in enumerate(project.text(ACCEPTED).split("\n"), 1):
        if match := LINE.fullmatch(line):
            lines[file, match[1]] = Accepted(match[2], match[3])
        elif match := ACCEPTANCE.fullmatch(line):
            acceptances[match[1]] = _acceptance(match[2], number)
        elif match := FILE.fullmatch(line):
            file = match[1]
        elif line and not line.startswith("#") and line not in ("acceptances:", "fingerprints:"):
            raise _bad(number)
    if {line.acceptance for line in lines.values()} - acceptances.keys():
        raise _bad(1)
    return Ledger(acceptances, lines)


def is_enough(who: Who, acceptance: Acceptance) -> bool:
    """Whether this acceptance is by somebody who may accept such a thing."""
    return acceptance.is_by_somebody and (who is Who.READER or acceptance.role != "reader")


def _acceptance(text: str, number: int) -> Acceptance:
    try:
        data = json.loads(text)
        return Acceptance(**{**data, "on": date.fromisoformat(data["on"])})
    except (ValueError, TypeError, KeyError):
        raise _bad(number) from None


def _bad(number: int) -> ContentError:
    what = "this line is not as 'cli.py accept' writes it"
    fix = "take the file back from git; a merge of it is made by accepting anew"
    return ContentError([Problem(ACCEPTED.as_posix(), number, 1, "W041", what, fix)])
