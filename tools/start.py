"""Start the app or the desk without make, on Windows, macOS and Linux.

    py tools/start.py run        the web app, as people see it
    py tools/start.py preview    the desk: see the pages, edit them, propose changes
    py tools/start.py review     the workspace for clinicians
    py tools/start.py check      say what is wrong with the content, and where

    --port 8765    another port        --no-browser    do not open a browser

On macOS and Linux write python3 in place of py. The first start sets everything up in the folder
.venv, as `make` does, and takes some minutes. Double-click start.cmd (Windows) or start.command
(macOS) for the preview.

It needs nothing but Python, and keeps to syntax that old Pythons can read.
"""

import os
import socket
import subprocess
import sys
import threading
import time
import webbrowser
from functools import partial
from typing import Callable, Dict, List, Optional, Tuple

FOLDER = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
sys.path.insert(0, FOLDER)  # so that it can be started from anywhere

from tools import set_up  # noqa: E402

Step = Tuple[str, Tuple[str, ...], str]
VENV = ".venv"
WORKSPACES = {"run": "", "preview": "content", "review": "review"}
VERBS = ("run", "preview", "review", "check")
# What is installed, what it is read from, and the stamp that says it is done: as in the Makefile.
PLAIN = (
    "requirements.txt",
    (
        "requirements.txt",
        "requirements.lock",
        os.path.join("screens", "component", "pyproject.toml"),
    ),
    ".ready",
)
FOR_REVIEW = (
    "requirements-dev.txt",
    ("requirements-dev.txt", "requirements-dev.lock"),
    ".ready-dev",
)
PORT = 8501
LOOKED_AT = 20  # ports behind the one that is in use
EVERY = 5  # seconds between two signs of life during the set-up
PATIENCE = 120  # seconds for a server to answer
USAGE = 2


def main(arguments: List[str]) -> int:
    """Do what the command line asks; give the exit code."""
    if sys.version_info < set_up.OLDEST:
        return set_up.give_up(
            "This needs Python %d.%d or newer, and this is Python %d.%d. Get a newer one from "
            "https://www.python.org/downloads/ and start again."
            % (*set_up.OLDEST, *sys.version_info[:2])
        )
    wanted = read_arguments(arguments)
    if wanted is None:
        sys.stderr.write(__doc__)
        return USAGE
    os.chdir(FOLDER)
    verb = str(wanted["verb"])
    code = set_up_for(verb)
    if code:
        return set_up.give_up("The set-up stopped. What it needs is said above. Start again then.")
    if verb == "check":
        return set_up.run([set_up.program(VENV, "python"), "cli.py", "check"])
    port = free_port(int(str(wanted["port"])), verb)
    return serve(verb, port, bool(wanted["browser"])) if port else 1


def read_arguments(arguments: List[str]) -> "Optional[Dict[str, object]]":
    """What is wanted; None for what cannot be understood."""
    wanted = {"verb": "", "port": os.environ.get("PORT", PORT), "browser": True}  # type: Dict[str, object]
    left = list(arguments)
    while left:
        one = left.pop(0)
        if one in VERBS and not wanted["verb"]:
            wanted["verb"] = one
        elif one == "--no-browser":
            wanted["browser"] = False
        elif one == "--port" and left:
            wanted["port"] = left.pop(0)
        else:
            return None
    is_port = str(wanted["port"]).isdigit() and 0 < int(str(wanted["port"])) < 65536
    return wanted if wanted["verb"] and is_port else None


def set_up_for(verb: str) -> int:
    """Set up what is not, or no longer, as the lists say; give the exit code."""
    steps = [PLAIN, FOR_REVIEW] if verb == "review" else [PLAIN]
    steps = [step for step in steps if not is_ready(step)]
    if not steps:
        return 0
    print("Setting up. This takes some minutes, and only the first time.", flush=True)
    if not os.path.exists(set_up.program(VENV, "python")):
        code = with_signs_of_life(lambda: set_up.create(VENV))
        if code:
            return code
    for number, step in enumerate(steps, 1):
        print("Step %d of %d" % (number, len(steps)), flush=True)
        code = with_signs_of_life(partial(set_up.install, VENV, step[0]))
        if code:
            return code
        with open(os.path.join(VENV, step[2]), "w", encoding="utf-8"):
            pass
    print("Everything is set up.", flush=True)
    return 0


def is_ready(step: Step) -> bool:
    """Whether all was installed since its lists last changed, and its Python is there."""
    stamp = os.path.join(VENV, step[2])
    if not (os.path.exists(stamp) and os.path.exists(set_up.program(VENV, "python"))):
        return False
    done = os.path.getmtime(stamp)
    return all(os.path.getmtime(name) <= done for name in step[1])


def with_signs_of_life(work: Callable[[], int]) -> int:
    """Do something slow, and say every few seconds that it goes on."""
    done = threading.Event()

    def tell() -> None:
        began = time.time()
        while not done.wait(EVERY):
            print("  still at it, %d seconds" % (time.time() - began), flush=True)

    threading.Thread(target=tell, daemon=True).start()
    try:
        return work()
    finally:
        done.set()


def free_port(wanted: int, verb: str) -> int:
    """The port if it is free; else the next one, if whoever asked agrees; else 0."""
    if is_free(wanted):
        return wanted
    others = range(wanted + 1, min(wanted + LOOKED_AT, 65535) + 1)
    found = next((port for port in others if is_free(port)), 0)
    if not found:
        set_up.give_up(
            "Port %d is in use, and so are those behind it. Name another: --port" % wanted
        )
        return 0
    if sys.stdin is not None and sys.stdin.isatty():
        asked = "Port %d is in use. Start on port %d instead? [Y/n] " % (wanted, found)
        return found if input(asked).strip().lower() in ("", "y", "yes") else 0
    set_up.give_up(
        "Port %d is in use. Is it started already? Else: start.py %s --port %d"
        % (wanted, verb, found)
    )
    return 0


def is_free(port: int) -> bool:
    """Whether nobody listens there on this machine."""
    with socket.socket() as probe:
        probe.settimeout(1)
        return probe.connect_ex(("127.0.0.1", port)) != 0


def serve(verb: str, port: int, browser: bool) -> int:
    """Run the server until somebody stops it."""
    environment = dict(os.environ, APP_WORKSPACE=WORKSPACES[verb])
    command = [set_up.program(VENV, "python"), "-m", "streamlit", "run", "app.py"]
    command += ["--server.port", str(port)]
    print("Starting. Close this window, or press Ctrl+C in it, to stop.", flush=True)
    process = subprocess.Popen(command, env=environment)
    if browser:
        threading.Thread(target=open_browser, args=(port, process), daemon=True).start()
    try:
        return process.wait()
    except KeyboardInterrupt:
        process.wait()
        return 0


def open_browser(port: int, process: "subprocess.Popen[bytes]") -> None:
    """Open the first page once the server answers."""
    for _ in range(PATIENCE * 2):
        if process.poll() is not None:
            return
        if not is_free(port):
            webbrowser.open("http://127.0.0.1:%d/" % port)
            return
        time.sleep(0.5)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
