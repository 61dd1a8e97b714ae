"""A problem in the content: a record of where it is, what it is and how to mend it."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the content. Lines and columns count from 1."""

    file: str
    line: int
    column: int
    code: str
    what: str
    fix: str = ""
    severity: str = "error"

    def __str__(self) -> str:
        """One line: `file:line:column  severity  CODE  What. Fix.`."""
        place = f"{self.file}:{self.line}:{self.column}"
        sentence = " ".join(filter(None, (_sentence(self.what), _sentence(self.fix))))
        return f"{place}  {self.severity}  {self.code}  {sentence}"


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:" else ".")


class ContentError(Exception):
    """The content cannot be used; `problems` lists everything that was found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
