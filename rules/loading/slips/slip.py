"""A slip in the shape of a file: one thing that may not stand where it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from rules.loading.yaml.documents import Path
from rules.loading.yaml.edits import Maker

IN_A_NAME = ("extra_forbidden", "wrong_kind", "misspelt_operator")


class Words(NamedTuple):
    """A problem's code, what it is, how to mend it, and the edits that may mend it."""

    code: str
    what: str
    fix: str = ""
    mend: Maker | None = None


@dataclass(frozen=True)
class Slip:
    """One thing that may not stand where it stands.

    `known` lists the fields of its block, and `sign` is what its value begins with in the file.
    """

    kind: str
    location: Path
    value: object
    context: Mapping[str, Any]
    message: str
    known: tuple[str, ...]
    sign: str = ""

    @property
    def field(self) -> str:
        """The nearest name above: never a number, a tag or a mark of the checker."""
        names = (s for s in reversed(self.location) if isinstance(s, str) and s[:1] not in "<[")
        return next(names, "")

    @property
    def shown(self) -> str:
        """The value, in quotes and short."""
        text = " ".join(str(self.value).split())
        return f"'{text}'" if len(text) <= 60 else f"'{text[:57]}...'"

    @property
    def is_name(self) -> bool:
        """Whether the slip is in a name at the start of a line and not in what follows it."""
        return self.kind in IN_A_NAME or self.location[-1:] == ("[key]",)

    @property
    def in_condition(self) -> tuple[str, Path] | None:
        """The innermost condition around the slip: its operator, and the steps from there."""
        for i in range(len(self.location) - 1, -1, -1):
            step = self.location[i]
            if isinstance(step, str) and step.startswith("<"):
                return step[1:-1], self.location[i + 1 :]
        return None
