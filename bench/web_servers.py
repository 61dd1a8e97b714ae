"""The web apps that bench/web.py compares, each started and stopped on this machine."""

import http.client
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.support.running_app import ROOT, command, free_port

PROGRAMS = Path(sys.executable).parent
BARE = ROOT / "bench" / "peers" / "bare_streamlit.py"
STARTS_WITHIN = 60  # seconds


@dataclass(frozen=True)
class Kind:
    """An app: its name, the page with the first question, and how its health is asked."""

    name: str
    first: str
    health: str
    stream: str = ""


OURS = Kind("ours", "/check", "/health", "/check/_stcore/stream")
OURS_PLAIN = Kind("ours, /plain", "/plain", "/health")
BARE_STREAMLIT = Kind("bare Streamlit", "/", "/_stcore/health", "/_stcore/stream")
PLAIN_PAGE = Kind("plain page", "/", "/")


@dataclass(frozen=True)
class Server:
    """A running app."""

    kind: Kind
    port: int
    process: subprocess.Popen[Any]
    started_in: float  # seconds, until it answered

    @property
    def origin(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def megabytes(self) -> float:
        """The memory it holds; 0 where the machine does not tell."""
        status = Path(f"/proc/{self.process.pid}/status")
        if not status.exists():
            return 0
        lines = status.read_text().splitlines()
        return int(next(line for line in lines if line.startswith("VmRSS")).split()[1]) / 1000

    @property
    def processor(self) -> float:
        """The seconds of processor time it has used; 0 where the machine does not tell."""
        status = Path(f"/proc/{self.process.pid}/stat")
        if not status.exists():
            return 0
        fields = status.read_text().rpartition(")")[2].split()  # a name may hold spaces
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _command(kind: Kind, port: int) -> list[str]:
    if kind in {OURS, OURS_PLAIN}:
        return command(port)
    if kind is PLAIN_PAGE:
        return [sys.executable, "-m", "bench.peers.plain_page", str(port)]
    options = ["--server.port", str(port), "--server.address", "127.0.0.1"]
    options += ["--server.headless", "true", "--browser.gatherUsageStats", "false"]
    return [str(PROGRAMS / "streamlit"), "run", str(BARE), *options]


@contextmanager
def running(kind: Kind, empty: Path) -> Iterator[Server]:
    """Run an app for as long as the block lasts; Streamlit's own settings are those of `empty`."""
    port = free_port()
    folder = empty if kind is BARE_STREAMLIT else ROOT
    begun = time.perf_counter()
    process = subprocess.Popen(
        _command(kind, port),
        cwd=folder,
        env={"PYTHONPATH": str(ROOT), "HOME": str(empty), "PATH": str(PROGRAMS)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not _answers(port, kind.health):
            if process.poll() is not None or time.perf_counter() - begun > STARTS_WITHIN:
                message = f"{kind.name} did not start"
                raise RuntimeError(message)
            time.sleep(0.02)
        yield Server(kind, port, process, time.perf_counter() - begun)
    finally:
        process.terminate()
        process.wait(20)


def _answers(port: int, path: str) -> bool:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=5)
    try:
        connection.request("GET", path)
        return connection.getresponse().status == 200
    except OSError:
        return False
    finally:
        connection.close()
