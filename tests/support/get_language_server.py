"""Install the program behind the YAML support of VS Code, for the tests in tests/editor.

    python tests/support/get_language_server.py

Exit 0 in any case: without npm those tests are skipped.

Exact versions are in tests/editor/package-lock.json; it goes into tests/editor/node_modules.
"""

import shutil
import subprocess
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[1] / "editor"
SERVER = FOLDER / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
NO_NPM = "npm is not here, so the tests of what an editor shows are skipped. Install Node.js 20."
FAILED = "npm could not install the YAML language server; the tests of what an editor shows fail."


def is_current() -> bool:
    """Whether what is installed is what package-lock.json asks for."""
    installed = FOLDER / "node_modules" / ".package-lock.json"
    locked = FOLDER / "package-lock.json"
    return SERVER.exists() and installed.stat().st_mtime >= locked.stat().st_mtime


def main() -> int:
    """Install it unless it is there already."""
    if is_current():
        return 0
    if shutil.which("npm") is None:
        print(NO_NPM, file=sys.stderr)
        return 0
    done = subprocess.run(INSTALL, cwd=FOLDER, timeout=300, check=False)
    if done.returncode:
        print(FAILED, file=sys.stderr)
    return 0


if __name__ == "__main__":
    sys.exit(main())
