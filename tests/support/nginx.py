"""nginx with the example of the deployment guide, on free ports of this machine."""

import http.client
import os
import re
import shutil
import ssl
import subprocess
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from tests.support.running_app import ROOT, free_port

EXAMPLE = ROOT / "deploy" / "nginx.conf"
MISSING = "nginx is not installed, so its example was not tried: apt-get install nginx-light"
STARTS_WITHIN = 20  # seconds
NAME = "localhost"  # an address has no name that TLS could tell, and would be refused
NARROW = {
    r"rate=200r/s": "rate=1r/s",
    r"burst=1000": "burst=3",
    r"limit_conn tabs 5000": "limit_conn tabs 5",
}
"""Limits that one test can reach."""

# What stands round the example: no file of it outside the folder of the test.
FRAME = """\
{user}
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/start.log;
events {{ worker_connections 4096; }}
http {{
    {temporary}
{example}
}}
"""
TEMPORARY = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")


def find_nginx() -> str | None:
    """Where nginx is; Debian keeps it where only root looks."""
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/usr/local/sbin")


class Nginx:
    """A running nginx: where it is, and what it has written."""

    def __init__(self, program: str, folder: Path) -> None:
        self.port, self.plain_port = free_port(), free_port()
        self.folder = folder
        self._command = [
            program,
            "-c",
            str(folder / "nginx.conf"),
            "-p",
            str(folder),
            "-e",
            "stderr",
        ]
        self._process: subprocess.Popen[str] | None = None

    @property
    def origin(self) -> str:
        """The address that people see."""
        return f"https://{NAME}:{self.port}"

    @property
    def log(self) -> list[str]:
        """The lines of the access log."""
        return self._read("access.log").splitlines()

    @property
    def errors(self) -> str:
        """Everything in its logs of errors."""
        return self._read("errors.log") + self._read("start.log")

    def leads_to(self, ports: Sequence[int], *, narrow: bool = False) -> None:
        """Write the configuration; whoever comes after a reload is sent to these ports."""
        example = adapted(
            EXAMPLE.read_text("utf-8"), self.folder, self.port, self.plain_port, ports
        )
        for pattern, text in NARROW.items() if narrow else ():
            assert re.search(pattern, example), pattern
            example = re.sub(pattern, text, example)
        folders = (f"{name}_temp_path {self.folder}/{name};" for name in TEMPORARY)
        text = FRAME.format(
            user="user root;" if os.geteuid() == 0 else "",  # else it may not read a test's folder
            folder=self.folder,
            example=example,
            temporary=" ".join(folders),
        )
        (self.folder / "nginx.conf").write_text(text, "utf-8")

    def start(self) -> None:
        """Start, and wait until somebody answers."""
        self._process = subprocess.Popen(self._command, stderr=subprocess.PIPE, text=True)
        end = time.monotonic() + STARTS_WITHIN
        while not (self.folder / "nginx.pid").exists():
            assert self._process.poll() is None, self._process.communicate()[1]
            assert time.monotonic() < end, "nginx did not start"

    def reload(self) -> None:
        """Take up the configuration anew, and wait until nobody new meets the old one.

        Connections that are open live on.
        """
        before = self._workers()
        subprocess.run([*self._command, "-s", "reload"], check=True, capture_output=True)
        end = time.monotonic() + STARTS_WITHIN
        while any(map(_takes_new_ones, before)):
            assert time.monotonic() < end, "nginx did not reload"

    def _workers(self) -> list[str]:
        assert self._process
        pid = self._process.pid
        return Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()

    def stop(self) -> None:
        """Stop at once."""
        if self._process:
            self._process.terminate()
            self._process.communicate(timeout=20)

    def _read(self, name: str) -> str:
        with suppress(FileNotFoundError):
            return (self.folder / name).read_text("utf-8")
        return ""


def _takes_new_ones(worker: str) -> bool:
    """Whether a worker, by the title that nginx gives it, is neither ending nor gone."""
    with suppress(FileNotFoundError, ProcessLookupError):
        title = Path(f"/proc/{worker}/cmdline").read_text("utf-8")
        return bool(title) and "shutting down" not in title
    return False


def adapted(example: str, folder: Path, port: int, plain_port: int, ports: Sequence[int]) -> str:
    """The example with its name, ports and paths put in, as its first lines ask; nothing else."""
    servers = iter(ports)
    changes = {
        r"check\.example\.org": NAME,
        r"listen 80\b": f"listen 127.0.0.1:{plain_port}",
        r"listen 443 ": f"listen 127.0.0.1:{port} ",
        rf"/etc/ssl/{NAME}\.(pem|key)": rf"{folder}/\1",
        r"/srv/self-assessment-away": str(folder),
        r"/var/log/nginx/self-assessment-errors\.log": f"{folder}/errors.log",
        r"/var/log/nginx/self-assessment\.log": f"{folder}/access.log",
    }
    for pattern, text in changes.items():
        assert re.search(pattern, example), pattern
        example = re.sub(pattern, text, example)
    found, count = re.subn(r"127\.0\.0\.1:850[12]", lambda _: f"127.0.0.1:{next(servers)}", example)
    assert count == len(ports)
    return found


def connection_to(proxy: Nginx) -> http.client.HTTPSConnection:
    """A connection to the proxy, whoever signed its certificate."""
    trusting = ssl._create_unverified_context()  # noqa: S323  (nobody has signed it)
    return http.client.HTTPSConnection(NAME, proxy.port, timeout=30, context=trusting)


def ask(
    proxy: Nginx, path: str, method: str = "GET", body: bytes | None = None, **headers: str
) -> tuple[int, http.client.HTTPMessage, str]:
    """Ask for one address through the proxy: the status, the headers, the text."""
    connection = connection_to(proxy)
    form = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    connection.request(method, path, body, form | headers)
    reply = connection.getresponse()
    text = reply.read().decode("utf-8", "replace")
    connection.close()
    return reply.status, reply.headers, text


def make_certificate(folder: Path) -> None:
    """A certificate that nobody has signed, with its key."""
    name = ["-subj", f"/CN={NAME}", "-addext", f"subjectAltName=DNS:{NAME}"]
    files = ["-keyout", str(folder / "key"), "-out", str(folder / "pem")]
    key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"]
    command = ["openssl", "req", "-x509", *key, *name, *files]
    subprocess.run(command, check=True, capture_output=True)


@contextmanager
def nginx(folder: Path, ports: Sequence[int]) -> Iterator[Nginx]:
    """Run nginx in front of two processes for as long as the block lasts."""
    program = find_nginx()
    assert program, MISSING
    make_certificate(folder)
    server = Nginx(program, folder)
    server.leads_to(ports)
    server.start()
    try:
        yield server
    finally:
        server.stop()
