"""Programs of others that read what we export, run by Node.js. They are test-only.

They lie in tests/interop/engines/node_modules. Where they are not, their tests are skipped.
"""

import json
import os
import shutil
import subprocess
from typing import Any

from tests.support.get_node_programs import ENGINES

MODULES = ENGINES / "node_modules"
PEOPLE = int(os.environ.get("INTEROP_PEOPLE", "30"))  # a thousand take a minute and more


def missing(package: str) -> str:
    """Why the programs of others cannot be run; empty where they can."""
    if shutil.which("node") is None:
        return "Node.js is not here, and the engines of others are programs of it"
    if not (MODULES / package).is_dir():
        return f"{package} is not here: python tests/support/get_node_programs.py (it needs npm)"
    return ""


def run(script: str, given: dict[str, Any]) -> Any:
    """What a script of tests/interop/engines says of something, both as JSON."""
    ended = subprocess.run(
        ["node", str(ENGINES / script), str(ENGINES)],
        input=json.dumps(given),
        capture_output=True,
        text=True,
        check=False,
    )
    assert ended.returncode == 0, ended.stderr
    return json.loads(ended.stdout)
