"""A running page is followed to rules, signatures and certificates; each failure has its words."""

import hashlib
import http.server
import io
import json
import tarfile
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from desk import verifying
from desk.verifying import NotVerified, Version, certified, compare, fetch, signed
from rules.proof.certificates.bundle import sealed

RULES = "0123456789ab"
FILES = {"a.yaml": "1" * 64, "b.yaml": "2" * 64}
PAGE = Version(rule_set=RULES, approved=False, files=FILES)

Serve = Callable[..., str]


@pytest.fixture
def serve() -> Iterator[Serve]:
    """A server of this machine that answers everything with this; gives its address."""
    servers: list[http.server.HTTPServer] = []

    def started(body: str, status: int = 200, **headers: str) -> str:
        class Handler(http.server.BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                self.send_response(status)
                for name, value in headers.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_args: Any) -> None:
                return None

        server = http.server.HTTPServer(("127.0.0.1", 0), Handler)
        servers.append(server)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        return f"http://127.0.0.1:{server.server_port}"

    yield started
    for server in servers:
        server.shutdown()
        server.server_close()


def told(serve: Serve, body: str, status: int = 200, **headers: str) -> str:
    """What is said of a page that cannot be compared, without its address."""
    address = serve(body, status, **headers)
    with pytest.raises(NotVerified) as refused:
        fetch(f"{address}/?with=more")
    return str(refused.value).removeprefix(f"{address}/version.json: ")


def test_what_a_page_publishes_is_read(serve: Serve) -> None:
    assert fetch(serve(PAGE.model_dump_json())) == PAGE


@pytest.mark.parametrize("path", ["/a/b", "/a/b/", "/a/b/version.json", "/a/b?c=d#e"])
def test_an_app_below_a_path_is_asked_there(path: str, serve: Serve) -> None:
    address = serve("", 404)
    with pytest.raises(NotVerified) as refused:
        fetch(address + path)
    assert str(refused.value).startswith(f"{address}/a/b/version.json: ")


@pytest.mark.parametrize(
    ("body", "status", "says"),
    [
        ("", 404, "there is no such document; it is another service, or a version older than this"),
        ("", 503, "it answers with the status 503; look whether the service is well"),
        ("<html>", 200, "what stands there is not what this version publishes"),
        (json.dumps({"rule_set": RULES}), 200, "what stands there is not what this version"),
        (PAGE.model_dump_json() + " " * 200_000, 200, "what stands there is not what this"),
    ],
)
def test_another_answer_is_named(serve: Serve, body: str, status: int, says: str) -> None:
    if body.endswith("  "):
        body = body.strip()[:-1] + " " * 200_000 + "}"
    assert told(serve, body, status).startswith(says)


def test_nobody_is_followed_elsewhere(serve: Serve) -> None:
    other = serve(PAGE.model_dump_json())
    assert told(serve, "", 302, Location=other).startswith("it sends on to another address")


def test_nobody_there_and_nobody_answering(serve: Serve, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(NotVerified, match="it cannot be reached: Connection refused"):
        fetch("http://127.0.0.1:1")

    def hangs(*_args: object) -> None:
        raise TimeoutError

    monkeypatch.setattr(verifying, "_opener", hangs)
    with pytest.raises(NotVerified, match="no answer within 10 seconds"):
        fetch("http://127.0.0.1:1")


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("check.example.org", "write the whole address, such as https://check.example.org"),
        ("ftp://check.example.org", "write the whole address"),
        ("https://[x", "write the whole address"),
        ("https://check.example.org:x", "it cannot be reached: nonnumeric port: 'x'"),
        ("https://\u0661.invalid/\u00e9", "it cannot be reached: "),
        ("http://check.example.org", "over http anybody on the way could answer; write https://"),
    ],
)
def test_an_address_that_tells_nothing_is_refused(address: str, says: str) -> None:
    with pytest.raises(NotVerified, match=says):
        fetch(address)


def test_a_page_of_the_same_rules_and_words() -> None:
    steps = list(compare(PAGE, RULES, FILES))
    assert [step.good for step in steps] == [True, True]
    assert str(steps[0]) == f"ok     the page shows rule set {RULES}, as this folder does"
    assert str(steps[1]) == "ok     all 2 files of rules and words are the same"


def test_a_page_of_others_names_each_difference() -> None:
    here = {"a.yaml": "3" * 64, "c.yaml": "4" * 64}
    assert list(map(str, compare(PAGE, "f" * 12, here))) == [
        f"FAILS  the page shows rule set {RULES}, and this folder has ffffffffffff",
        "FAILS  a.yaml says something else there",
        "FAILS  b.yaml is only there",
        "FAILS  c.yaml is only here",
    ]


@pytest.mark.parametrize(
    ("says", "verifies", "good"),
    [(False, False, True), (True, True, True), (True, False, False), (False, True, False)],
)
def test_what_it_says_of_its_approval_is_held_to_the_signatures(
    says: bool, verifies: bool, good: bool
) -> None:
    page = PAGE.model_copy(update={"approved": says})
    step = signed(page, 3, 0 if verifies else 3, verifies)
    assert step.good is good
    count = 3 if verifies else 0
    assert f"{count} of 3 rules are signed as they are, by keys that verify" in step.text


def test_certificates_that_are_none(tmp_path: Path) -> None:
    assert certified(PAGE, None, None).good is None
    step = certified(PAGE, tmp_path, dict)
    assert step.good is False
    assert step.text.startswith(f"{tmp_path}: these are no certificates (FileNotFoundError:")


def bundle(folder: Path, rules: str, cnf: str) -> Path:
    """One certificate for a rule set."""
    files = {"q.cnf": cnf.encode(), "q.drup": b"1 0\n0\n"}
    with tarfile.open(folder / "certificates.tar.xz", "w:xz") as archive:
        for name, data in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(data)
            archive.addfile(entry, io.BytesIO(data))
    hashes = {name[2:]: hashlib.sha256(data).hexdigest() for name, data in files.items()}
    manifest = sealed({"rules": rules, "certificates": [{"name": "q", **hashes}]})
    (folder / "manifest.json").write_text(json.dumps(manifest), encoding="utf-8")
    return folder


SQUARE = "p cnf 2 4\n1 2 0\n1 -2 0\n-1 2 0\n-1 -2 0\n"


PROMISED = {"q": hashlib.sha256(SQUARE.encode()).hexdigest()}


@pytest.mark.parametrize(
    ("rules", "cnf", "says"),
    [
        (RULES, SQUARE, "all 1 certificates are about what these rules promise, and prove it"),
        ("f" * 12, SQUARE, "these are for the rule set ffffffffffff, not for 0123456789ab"),
        (RULES, "p cnf 2 1\n1 2 0\n", "0 of 1 certificates hold; q: this proves nothing"),
    ],
)
def test_certificates_are_checked_for_the_rules_of_the_page(
    tmp_path: Path, rules: str, cnf: str, says: str
) -> None:
    step = certified(PAGE, bundle(tmp_path, rules, cnf), lambda: PROMISED)
    assert says in step.text
    assert step.good is says.startswith("all")


@pytest.mark.parametrize(
    ("promised", "says"),
    [
        (PROMISED | {"r": "0"}, "1 of 2 certificates are missing: r is the first"),
        ({"q": "0"}, "q is about something else than these rules promise (1 of 1)"),
        ({}, "q is about something else than these rules promise (1 of 1)"),
    ],
)
def test_certificates_that_hold_for_other_promises_are_not_enough(
    tmp_path: Path, promised: dict[str, str], says: str
) -> None:
    step = certified(PAGE, bundle(tmp_path, RULES, SQUARE), lambda: promised)
    assert (step.good, step.text) == (False, f"{tmp_path}: {says}")


def test_certificates_that_nobody_tied_to_the_rules_are_not_called_good(tmp_path: Path) -> None:
    step = certified(PAGE, bundle(tmp_path, RULES, SQUARE), None)
    what = "what they are about was not compared with the promises of these rules"
    assert str(step) == f"--     {tmp_path}: all 1 certificates hold, but {what}"
