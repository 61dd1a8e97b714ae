"""Install the programs of Node.js that tests use: an editor's, and those that read our exports.

    python tests/support/get_node_programs.py

Exit 0 in any case: without npm those tests are skipped.

Exact versions are in the package-lock.json beside each package.json; they go into node_modules
there. LHC-Forms (lforms) stands in its lock without what it is built from: its files for browsers
hold that already. Whoever takes another version keeps it so.
"""

import shutil
import subprocess
import sys
from pathlib import Path

TESTS = Path(__file__).resolve().parents[1]
EDITOR, ENGINES = TESTS / "editor", TESTS / "interop" / "engines"
SERVER = EDITOR / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
INSTALL = ("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error")
NO_NPM = """\
npm is not here, so the tests of what an editor shows, and of what the programs of others make of
our exports, are skipped. Install Node.js 20."""
FAILED = "npm could not install {what}; {then}."
THEN = {
    EDITOR: ("the YAML language server", "the tests of what an editor shows fail"),
    ENGINES: ("the programs of others", "the tests of what they make of our exports are skipped"),
}


def is_current(folder: Path) -> bool:
    """Whether what is installed is what package-lock.json asks for."""
    installed = folder / "node_modules" / ".package-lock.json"
    locked = folder / "package-lock.json"
    return installed.exists() and installed.stat().st_mtime >= locked.stat().st_mtime


def main() -> int:
    """Install whatever is not there already."""
    wanted = [folder for folder in THEN if not is_current(folder)]
    if wanted and shutil.which("npm") is None:
        print(NO_NPM, file=sys.stderr)
        return 0
    for folder in wanted:
        if not installed(folder):
            what, then = THEN[folder]
            print(FAILED.format(what=what, then=then), file=sys.stderr)
    return 0


def installed(folder: Path) -> bool:
    """Install what one folder asks for; say whether it went well."""
    try:
        return not subprocess.run(INSTALL, cwd=folder, timeout=300, check=False).returncode
    except subprocess.TimeoutExpired:
        return False


if __name__ == "__main__":
    sys.exit(main())
