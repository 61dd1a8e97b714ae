"""Programs of others that read what we export, run by Node.js. They are test-only.

They lie in tests/interop/engines/node_modules, or where INTEROP_NODE says: a folder in which
`npm install` was run with that package.json. Where they are not, their tests are skipped.
"""

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parents[1] / "interop" / "engines"
HOME = Path(os.environ.get("INTEROP_NODE", FOLDER)).resolve()
PEOPLE = int(os.environ.get("INTEROP_PEOPLE", "30"))  # a thousand take a minute and more


def missing(package: str) -> str:
    """Why the programs of others cannot be run; empty where they can."""
    if shutil.which("node") is None:
        return "Node.js is not here, and the engines of others are programs of it"
    if not (HOME / "node_modules" / package).is_dir():
        return f"{package} is not here: npm install --prefix tests/interop/engines --ignore-scripts"
    return ""


def run(script: str, given: dict[str, Any]) -> Any:
    """What a script of tests/interop/engines says of something, both as JSON."""
    ended = subprocess.run(
        ["node", str(FOLDER / script), str(HOME)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
