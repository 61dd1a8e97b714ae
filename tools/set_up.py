"""Make the virtual environment and fill it: the set-up step of the Makefile and of start.py.

    python3 tools/set_up.py create .venv
    python3 tools/set_up.py create .venv this     (of the Python that runs this, however slow it is)
    python3 tools/set_up.py install .venv requirements.txt

What is installed is named, with the hash of each file, in the .lock beside the list: nothing else
is taken. Our own component, which some lists name, is built here and fetches nothing.

Uses uv where it is there, because it is fast, and else the pip that comes with Python. It is
started by whatever `python3` the machine has, so it keeps to syntax that old Pythons can read.
"""

import os
import shutil
import subprocess
import sys
from typing import List

OLDEST = (3, 11)
COMPONENT = "./screens/component"
# How long a Python takes to compile some of its own library, which has a little of everything;
# nothing if it can make no environments.
TRIAL = """\
import ensurepip, inspect, time, venv
text = inspect.getsource(inspect)
start = time.process_time()
compile(text, "", "exec")
print(time.process_time() - start)
"""
TRIES = 9  # most of them decide: a machine is now and then busy with something else
CLEARLY = 0.9  # of the time: less of a gain may be chance


def main(arguments: List[str]) -> int:
    """Do what the command line asks; give the exit code."""
    if sys.version_info < OLDEST:
        return give_up(
            "This needs Python %d.%d or newer, and `%s` is Python %d.%d. Name a newer one: "
            "make PYTHON=python3.12 ..." % (*OLDEST, sys.executable, *sys.version_info[:2])
        )
    if len(arguments) == 2 and arguments[0] == "create":
        return create(arguments[1])
    if len(arguments) == 3 and arguments[0] == "create" and arguments[2] == "this":
        return create(arguments[1], sys.executable)
    if len(arguments) == 3 and arguments[0] == "install":
        return install(arguments[1], arguments[2])
    print(__doc__, file=sys.stderr)
    return 2


def create(folder: str, python: str = "") -> int:
    """Make an empty virtual environment in `folder`, of this Python or else of the quickest."""
    python = python or quickest()
    print("Setting up %s with %s (only the first time)" % (folder, python), flush=True)
    uv = shutil.which("uv")
    if uv:
        return run([uv, "venv", "--quiet", "--allow-existing", "--python", python, folder])
    code = run([python, "-m", "venv", folder])
    if code:
        return give_up(
            "Python could not make a virtual environment. On Debian and Ubuntu the package "
            "python3-venv is missing: install it, or install uv."
        )
    return code


def quickest() -> str:
    """This Python, or another of the same version on this machine that is clearly quicker.

    How Python was compiled makes that much of a difference: pyenv's own takes a third longer for
    everything than the one that comes with Debian.
    """
    name = "python%d.%d" % sys.version_info[:2]
    for other in [os.path.join(folder, name) for folder in os.get_exec_path()]:
        if is_another(other):
            tries = [trial(other) < CLEARLY * trial(sys.executable) for _ in range(TRIES)]
            if sum(tries) > TRIES / 2:
                return other
    return sys.executable


def is_another(python: str) -> bool:
    """Whether this is a program, not the Python that runs this, and no script that leads to one."""
    own = os.path.realpath(sys.executable)
    if not os.access(python, os.X_OK) or os.path.realpath(python) == own:
        return False
    with open(python, "rb") as file:
        return file.read(2) != b"#!"


def trial(python: str) -> float:
    """The seconds that a Python takes for a little work; without end if it cannot be used."""
    try:
        said = subprocess.check_output([python, "-c", TRIAL], stderr=subprocess.DEVNULL)
        return float(said)
    except (OSError, ValueError, subprocess.CalledProcessError):
        return float("inf")


def install(folder: str, requirements: str) -> int:
    """Put everything that `requirements` lists into the virtual environment in `folder`."""
    print("Installing what %s lists" % requirements, flush=True)
    installer = find_installer(program(folder, "python"))
    lock = requirements.replace(".txt", ".lock")
    code = run([*installer, "--require-hashes", "-r", lock])
    if code == 0 and names_our_component(requirements):
        code = run([*installer, "--no-deps", "--no-build-isolation", "-e", COMPONENT])
    return code


def program(folder: str, name: str) -> str:
    """A program of the virtual environment in `folder`: Windows keeps them elsewhere."""
    if os.name == "nt":
        return os.path.join(folder, "Scripts", name + ".exe")
    return os.path.join(folder, "bin", name)


def find_installer(python: str) -> List[str]:
    """The beginning of the command that installs for this Python."""
    uv = shutil.which("uv")
    if uv:
        return [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", python]
    return [python, "-m", "pip", "--disable-pip-version-check", "install", "--quiet"]


def names_our_component(requirements: str) -> bool:
    """Whether a list names the one package that lies in this project."""
    with open(requirements, encoding="utf-8") as file:
        return any(line.startswith("-e %s" % COMPONENT) for line in file)


def run(command: List[str]) -> int:
    """Run one command, with its own output shown; give its exit code."""
    return subprocess.call(command)


def give_up(message: str) -> int:
    """Say why on the error output; give the exit code of a failure."""
    print(message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
