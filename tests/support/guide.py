"""Runs the guides: every edit and every command in them, in a copy of the project.

    python -m tests.support.guide      puts what the commands print today into the guides

In a guide, a ```diff block is an edit (its first line names the file), a ```console block holds
commands and what they print, and <!-- put back --> takes all edits of the part back.
"""

import json
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from rules.loading.layout import ALLOWED_KEYS
from tests.support.keys import allowed_for, key_of

ROOT = Path(__file__).resolve().parents[2]
GUIDE = ROOT / "docs" / "editing-guide.md"
REVIEWING = ROOT / "docs" / "reviewing-guide.md"
COPIED = (
    "cli.py",
    "questionnaire.yaml",
    "local.yaml",
    "codes.yaml",
    "bookings.yaml",
    "cohort",
    "release.yaml",
    "commands",
    "desk",
    "explainer",
    "interop",
    "rules",
    "docs",
    "tests/vignettes",
)
# The command line, started once for all commands, on the day on which the guide was written.
START = """\
import contextlib, datetime, gc, io, json, sys, cli, explainer.dates
gc.set_threshold(500_000)  # as cli.py has it
explainer.dates.today = lambda: datetime.date(2026, 12, 1)
for line in sys.stdin:
    said = io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        cli.main(json.loads(line))
    print(json.dumps(said.getvalue()), flush=True)"""
EXAMPLE = "NMC:12A3456E"  # who signs in the guide; nobody like this exists
BLOCK = re.compile(
    r"^```(diff|console)\n(.*?)^```$|^<!-- (put back) -->$", re.MULTILINE | re.DOTALL
)


def copy_to(folder: Path) -> None:
    """Copy what the commands of the guide need."""
    for name in COPIED:
        if (ROOT / name).is_dir():
            shutil.copytree(ROOT / name, folder / name, dirs_exist_ok=True)
        else:
            shutil.copy(ROOT / name, folder / name)
    shutil.copy(key_of(EXAMPLE), folder / "example-key")
    (folder / ALLOWED_KEYS).write_text(allowed_for(EXAMPLE), encoding="utf-8")
    # Without the list, nothing is told of edits that nobody has accepted: the guide says so once.
    (folder / "explainer" / "accepted.yaml").unlink()


def commit(folder: Path) -> None:
    """Make a version of the copy, so that `cli.py diff HEAD` says what was edited since."""
    git = ["git", "-c", "user.name=guide", "-c", "user.email=guide@localhost", "-C", str(folder)]
    for command in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "as it is"]):
        subprocess.run([*git, *command], check=True)


def edit(folder: Path, diff: str) -> None:
    """Make one edit, at the only place where it fits."""
    first, *lines = diff.rstrip("\n").split("\n")
    file = folder / first.removeprefix("--- ")
    old = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "+")
    new = "".join(f"{line[1:]}\n" for line in lines if line[:1] != "-")
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"this stands {text.count(old)} times in {first}:\n{old}"
    file.write_text(text.replace(old, new), encoding="utf-8")


class Terminal:
    """The command line in a folder."""

    def __init__(self, folder: Path) -> None:
        pipe = subprocess.PIPE
        program = [sys.executable, "-c", START]
        self._process = subprocess.Popen(program, cwd=folder, stdin=pipe, stdout=pipe, text=True)

    def run(self, console: str) -> str:
        """Run the commands of a block; returns the block with what they print now."""
        commands = [line[2:] for line in console.split("\n") if line.startswith("$ ")]
        return "".join(f"$ {command}\n{self._printed(command)}" for command in commands)

    def close(self) -> None:
        """End it."""
        self._process.communicate(timeout=30)

    def _printed(self, command: str) -> str:
        assert self._process.stdin
        assert self._process.stdout
        command, _, lines = command.partition(" | head -")
        self._process.stdin.write(f"{json.dumps(_arguments(shlex.split(command)))}\n")
        self._process.stdin.flush()
        printed: str = json.loads(self._process.stdout.readline())
        return "".join(printed.splitlines(keepends=True)[: int(lines) if lines else None])


def _arguments(words: list[str]) -> list[str]:
    """What the command line is given: `make new-rule ID=a IN=b` is `cli.py new-rule a --in b`."""
    if words[0] != "make":
        return words[words.index("cli.py") + 1 :]
    given = dict(word.split("=", 1) for word in words[2:])
    inside = ["--in", given["IN"]] if "IN" in given else []
    return [words[1], *([given["ID"]] if "ID" in given else []), *inside]


def _writing(console: str) -> str:
    """The commands of a block that change files."""
    return "\n".join(line for line in console.split("\n") if re.search(r"--write|new-", line))


def replay(text: str, stop: Callable[[Path, str], None] | None = None) -> Iterator[tuple[str, str]]:
    """Go through the guide; gives each console block as written and as it comes out.

    `stop` is called with the folder at each picture, so that it can be taken; what only prints is
    passed over then.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        copy_to(folder)
        if "diff HEAD" in text:
            commit(folder)
        terminal = Terminal(folder)
        last = 0
        for match in BLOCK.finditer(text):
            for picture in re.findall(r"\(pictures/(\S+)\.png\)", text[last : match.start()]):
                if stop:
                    stop(folder, picture)
            last = match.end()
            kind, body, put_back = match.groups()
            if put_back:
                copy_to(folder)
            elif kind == "diff":
                edit(folder, body)
            else:
                yield body, terminal.run(_writing(body) if stop else body)
        terminal.close()


def renew(guide: Path) -> None:
    """Put what the commands print today into a guide."""
    text = guide.read_text(encoding="utf-8")
    printed = iter([now for _, now in replay(text)])

    def renewed(match: re.Match[str]) -> str:
        return f"```console\n{next(printed)}```" if match[1] == "console" else match[0]

    text = BLOCK.sub(renewed, text)
    guide.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    for each in (GUIDE, REVIEWING):
        renew(each)
