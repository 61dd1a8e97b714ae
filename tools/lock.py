"""Write what is installed, version by version and hash by hash: `python -m tools.lock`.

The requirements*.txt name what we chose. Each .lock beside them names that and all it brings along,
with the hash of every file of it, for every system that Python runs on. Installers are told to take
nothing else, so nobody can slip another file in under the same version. It needs uv and the
network. Run it after a change of a list; `--upgrade` takes newer versions of what comes along.
"""

import re
import subprocess
import sys
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
LOCKS: Final = {
    "requirements.lock": ("requirements.txt",),
    "requirements-dev.lock": ("requirements.txt", "requirements-dev.txt"),
    "requirements-bench.lock": ("requirements-bench.txt",),
}
"""Each lock, with the lists that it holds."""
HEADER: Final = "# Made by `python -m tools.lock` from {}. Do not edit it.\n"
_OURS: Final = re.compile(r"^-e .*$", re.MULTILINE)  # the component beside us is no download
_COMMAND: Final = "uv pip compile - --universal --python-version 3.11 --generate-hashes"
_QUIETLY: Final = "--no-annotate --no-header --no-emit-index-url --no-emit-find-links --quiet"


def main(options: list[str]) -> int:
    """Write each lock; versions that it already has stay, unless an upgrade is wanted."""
    for name, lists in LOCKS.items():
        wanted = "".join(_OURS.sub("", (ROOT / file).read_text("utf-8")) + "\n" for file in lists)
        file = ROOT / name
        command = [*_COMMAND.split(), *_QUIETLY.split(), "--output-file", str(file), *options]
        made = subprocess.run(command, input=wanted, text=True, check=False)
        if made.returncode:
            return made.returncode
        file.write_text(HEADER.format(" and ".join(lists)) + file.read_text("utf-8"), "utf-8")
        print(f"Wrote {name}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
