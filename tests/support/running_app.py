"""Start the web app as `make run` does, on a free port of this machine, and stop it again."""

import http.client
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from email.message import Message
from pathlib import Path
from urllib.parse import urlencode

ROOT = Path(__file__).parents[2]
PARTS = [
    "app.py",
    "questionnaire.yaml",
    "local.yaml",
    "release.yaml",
    ".streamlit",
    "rules",
    "explainer",
    "client",
    "desk",
    "interop",
    "commands",
    "screens",
]
UPGRADE = {
    "Connection": "Upgrade",
    "Upgrade": "websocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}
"""With these headers a browser asks for a websocket."""
STARTS_WITHIN = 180  # seconds; generous, for a machine that is busy with something else


@dataclass(frozen=True)
class Reply:
    """What came back for one request."""

    status: int
    headers: Message
    body: str


@dataclass
class RunningApp:
    """The server: where it is, and what it has written so far."""

    port: int
    process: subprocess.Popen[str]
    lines: list[str] = field(default_factory=list)

    @property
    def origin(self) -> str:
        """The address of the start page, without the last slash."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def log(self) -> str:
        """Everything the server has written."""
        return "".join(self.lines)

    def stop(self) -> None:
        """Stop the server, if it still runs."""
        self.process.terminate()
        self.process.wait(20)

    def get(self, path: str, method: str = "GET", **headers: str) -> Reply:
        """Ask for one address; header names are written with _ for -."""
        return self._ask(path, method, None, headers)

    def post(self, path: str, **fields: str) -> Reply:
        """Send a form."""
        kind = {"content_type": "application/x-www-form-urlencoded"}
        return self._ask(path, "POST", urlencode(fields), kind)

    def _ask(self, path: str, method: str, body: str | None, headers: Mapping[str, str]) -> Reply:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            sent = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            body = response.read().decode("utf-8", "replace")
            return Reply(response.status, response.headers, body)
        finally:
            connection.close()


def command(port: int) -> list[str]:
    """The command behind `make run`, with this environment's own programs."""
    recipe = re.search(r"^run:.*\n\t@?(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE)
    assert recipe, "the Makefile has a recipe for `run`"
    programs = str(Path(sys.executable).parent)
    return recipe[1].replace("$(BIN)", programs).replace("$(PORT)", str(port)).split()


def handshake(app: RunningApp, origin: str | None, base: str = "/check", **headers: str) -> int:
    """Ask for the websocket as a browser does; give the status of the answer."""
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=10)
    headers |= {**UPGRADE, "Origin": origin} if origin else UPGRADE
    try:
        connection.request("GET", f"{base}/_stcore/stream", headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def free_port() -> int:
    """A port that nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def copy_to(folder: Path) -> None:
    """Copy to a folder what the app runs on, so that a test can break it.

    What Python has compiled goes along: each server of a copy would do it again.
    """
    for part in PARTS:
        if (ROOT / part).is_dir():
            shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("*.egg-info"))
        else:
            shutil.copy(ROOT / part, folder / part)


def copy_with_vignettes(folder: Path) -> None:
    """Copy to a folder what a workspace shows: the app, and the people it tries."""
    copy_to(folder)
    shutil.copytree(ROOT / "tests" / "vignettes", folder / "tests" / "vignettes")


@contextmanager
def start(
    port: int | None = None,
    folder: Path = ROOT,
    before: Sequence[str] = (),
    workspace: str | None = None,
) -> Iterator[RunningApp]:
    """Run the server of a project folder for as long as the block lasts.

    `before` is a command that runs the server's own, such as one that takes rights away. With
    `workspace` it serves that workspace, as `make preview` and `make review` do.
    """
    port = port or free_port()
    process = subprocess.Popen(
        [*before, *command(port)],
        cwd=folder,
        env=os.environ | ({"APP_WORKSPACE": workspace} if workspace else {}),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    running = RunningApp(port, process)
    ready = threading.Event()
    reader = threading.Thread(target=_read, args=(running, ready), daemon=True)
    reader.start()
    try:
        assert ready.wait(STARTS_WITHIN), f"the server did not start:\n{running.log}"
        assert process.poll() is None, f"the server stopped:\n{running.log}"
        yield running
    finally:
        running.stop()
        reader.join(5)
        assert process.stdout
        process.stdout.close()


def run_to_its_end(folder: Path) -> subprocess.CompletedProcess[str]:
    """What a server says that ends by itself, because it should not start."""
    return subprocess.run(
        command(free_port()), cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def _read(running: RunningApp, ready: threading.Event) -> None:
    assert running.process.stdout
    for line in running.process.stdout:
        running.lines.append(line)
        if running.origin in line:
            ready.set()
    ready.set()  # it has ended: let whoever waits look why
