"""Content with a slip in it, and what must be said of it. See tests/messages/README.md."""

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pydantic import Field

from rules.loading.layout import CONTENT, HOME
from rules.loading.project import Project
from rules.model.base import Block, Text

ROOT = HOME
CASES = Path("tests") / "messages"
FOLDER = ROOT / CASES

# Words of parsers and of programmers, which tell an editor nothing.
JARGON = re.compile(
    r"\b(?:mapping|scalar|sequence|NoneType|None|null|str|int|bool|dict|tuple|literal|enum|token"
    r"|parse\w*|pydantic|YAML|Input should|Field required|Extra inputs|regex|pattern)\b"
)


class MessageCase(Block):
    """One slip. Without `text`, `remove` or `rename`, one line of the real file is changed."""

    slip: Text
    file: Text
    below: Text | None = None
    line: Text | None = None
    with_: str = Field("", alias="with")
    indent: int | None = None
    text: str | None = None
    times: int = 1
    encoding: str = "utf-8"
    remove: bool = False
    rename: Text | None = None
    options: tuple[str, ...] = ()
    says: tuple[str, ...]
    shows: Text | None = None


def read_cases() -> dict[str, MessageCase]:
    """Every case by the name of its file."""
    project = Project(ROOT)
    return {file.stem: project.whole(file, MessageCase) for file in project.files_in(CASES)}


def copy_content(folder: Path) -> Path:
    """A copy of all content, to be broken."""
    folder.mkdir(exist_ok=True)
    for name in CONTENT:
        if (ROOT / name).is_dir():
            shutil.copytree(
                ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__")
            )
        else:
            (folder / name).parent.mkdir(exist_ok=True)
            shutil.copy(ROOT / name, folder / name)
    return folder


class Wanted(list[str]):
    """The lines that must be said, and what must be shown below the first of them."""

    shows: str | None = None


@contextmanager
def broken(folder: Path, case: MessageCase) -> Iterator[Wanted]:
    """The copy with the slip in it; gives what must be said of it."""
    file = folder / case.file
    before = file.read_bytes() if file.exists() else None
    try:
        number = _break(folder, case)
        wanted = Wanted(_filled(line, number, folder) for line in case.says)
        wanted.shows = _filled(case.shows, number, folder) if case.shows else None
        yield wanted
    finally:
        for name in filter(None, (case.file, case.rename)):
            (folder / name).unlink(missing_ok=True)
        if before is not None:
            file.write_bytes(before)


def _break(folder: Path, case: MessageCase) -> int:
    """Make the slip; returns the number of the changed line, 0 when it is the whole file."""
    file = folder / case.file
    if case.remove:
        file.unlink()
    elif case.rename:
        file.rename(folder / case.rename)
    elif case.text is not None:
        file.write_bytes((case.text * case.times).encode(case.encoding))
    else:
        lines = file.read_text(encoding="utf-8").split("\n")
        number = _find(lines, case)
        changed = lines[number - 1]
        spaces = len(changed) - len(changed.lstrip()) if case.indent is None else case.indent
        written = [" " * spaces + line for line in case.with_.split("\n")] if case.with_ else []
        lines[number - 1 : number] = written
        file.write_text("\n".join(lines), encoding="utf-8")
        return number
    return 0


def _find(lines: list[str], case: MessageCase) -> int:
    """The number of the line to change, from 1."""
    start = _number_of(lines, case.below) if case.below else 0
    for number, line in enumerate(lines[start:], start + 1):
        if line.strip().startswith(case.line or ""):
            return number
    raise AssertionError(f"{case.file} has no line '{case.line}' below '{case.below}'")


def _number_of(lines: list[str], wanted: str) -> int:
    found = (number for number, line in enumerate(lines, 1) if line.strip() == wanted)
    number = next(found, None)
    assert number is not None, f"there is no line '{wanted}'"
    return number


def _filled(said: str, number: int, folder: Path) -> str:
    """The line with its numbers filled in.

    `{line+2}` is counted from the changed line; `{line of FILE: WORDS +1}` is looked up.
    """

    def counted(match: re.Match[str]) -> str:
        return str(number + int(match.group(1) or 0))

    def looked_up(match: re.Match[str]) -> str:
        lines = (folder / match.group(1)).read_text(encoding="utf-8").split("\n")
        return str(_number_of(lines, match.group(2)) + int(match.group(3) or 0))

    said = re.sub(r"\{line of ([\w./]+): (.*?)(?: \+(\d+))?\}", looked_up, said)
    return re.sub(r"\{line([+-]\d+)?\}", counted, said)


def blocks(printed: str) -> tuple[list[str], str]:
    """What `check` prints of each problem, and its closing line."""
    *found, closing = printed.rstrip("\n").split("\n\n")
    return found, closing


def without_margin(block: str) -> str:
    """The lines below the first, without the spaces that depend on how long a line's number is."""
    _, _, below = block.partition("\n")
    return re.sub(r"^ *(\d*) ?\| ", r"\1| ", below, flags=re.MULTILINE)


def matches(said: str, wanted: str) -> bool:
    """Whether a line was said exactly; `{number}` stands for any number."""
    return re.fullmatch(re.escape(wanted).replace(r"\{number\}", r"\d+"), said) is not None
