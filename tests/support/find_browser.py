"""Find a Chromium for the browser tests, or install one.

    python tests/support/find_browser.py

Prints its path; exit 1 if there is none and none can be had.

Looked for in this order: the CHROMIUM environment variable, the machine's own programs, the one
that playwright downloads, and last (as root only) the package of a Debian-like distribution. The
same Chromium built without a window of its own comes first: it takes two thirds of the processor.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

PACKAGES = ("chromium-headless-shell", "chromium")
NAMES = (*PACKAGES, "chromium-browser", "google-chrome", "google-chrome-stable")
NONE = """\
No Chromium was found, and none could be installed, so the browser tests cannot run.
Do one of these, then try again:
  - install your system's package `chromium-headless-shell` or `chromium` (or Google Chrome)
  - .venv/bin/playwright install --with-deps chromium
  - CHROMIUM=/path/to/chromium make test"""


def find() -> str | None:
    """Give the path of a Chromium that is already here, or None."""
    named = os.environ.get("CHROMIUM")
    if named:
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None) or downloaded()


def downloaded() -> str | None:
    """Give the path of the Chromium that playwright has downloaded, if it has."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).exists() else None


def install() -> str | None:
    """Try to get a Chromium, first without and then with the distribution's packages."""
    say("No Chromium found: trying to install one with playwright")
    if succeeds([sys.executable, "-m", "playwright", "install", "chromium"]):
        return find()
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("That did not work: trying the distribution's package")
        succeeds(["apt-get", "update", "-qq"])
        apt = ("apt-get", "install", "-y", "-qq", "--no-install-recommends")
        if any(succeeds([*apt, package]) for package in PACKAGES):
            return find()
    return None


def succeeds(command: list[str]) -> bool:
    """Run a command quietly (its errors are shown); say whether it went well."""
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    try:
        done = subprocess.run(
            command, env=quiet, stdout=subprocess.DEVNULL, timeout=300, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        say(f"{command[0]}: {error}")
        return False
    return done.returncode == 0


def say(message: str) -> None:
    """Tell the person at the terminal what is going on."""
    print(message, file=sys.stderr, flush=True)


def main() -> int:
    """Print the path of a Chromium, installing one if need be; give the exit code."""
    path = find() or install()
    if path is None:
        say(NONE)
        return 1
    print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
