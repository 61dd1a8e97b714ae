"""What a browser says that it reads, and what it then gets."""

import pytest

from screens.server.sending import only_known, reads
from tests.support.asgi import Asgi, asgi
from tests.support.running_app import RunningApp

WHAT_IS_READ = {
    "": "",
    "gzip": "gzip",
    "gzip, deflate, br, zstd": "br, gzip",
    "GZIP;Q=0.5, Br": "br, gzip",
    "gzip;q=0": "",
    "gzip;q=0.0, br;q=1.0": "br",
    "br;q=0, gzip ; q=0.001": "gzip",
    "*": "br, gzip",
    "*;q=0": "",
    "br;q=0, *": "gzip",
    "identity": "",
    "abrupt, xgzip, gzipx": "",
    "gzip;q=often": "",
    "gzip;level=9": "gzip",
    ",;=,": "",
}


@pytest.mark.parametrize(("accepted", "known"), WHAT_IS_READ.items())
def test_codings_are_read_with_their_weights(accepted: str, known: str) -> None:
    assert only_known(accepted) == known
    for coding in ("br", "gzip"):
        assert reads(accepted, coding) == (coding in known.split(", "))


NOT_READ = ["", "gzip;q=0, br;q=0", "abrupt", "gzipped", "identity, *;q=0"]


@pytest.mark.parametrize("accepted", NOT_READ)
@pytest.mark.parametrize("path", ["/", "/check", "/plain", "/topics", "/nowhere", "/signs.txt"])
def test_whoever_does_not_read_a_coding_gets_none(
    app: RunningApp, path: str, accepted: str
) -> None:
    """Neither from us nor from what stands behind us."""
    reply = app.get(path, accept_encoding=accepted)
    assert reply.headers["content-encoding"] is None
    assert reply.body


def test_a_script_comes_as_it_is_too(app: RunningApp) -> None:
    path = "/check/_stcore/bidi-components/self-assessment-page.page/page.js"
    assert app.get(path, accept_encoding="gzip;q=0, br;q=0").headers["content-encoding"] is None


@pytest.fixture(scope="module")
def alone() -> Asgi:
    with asgi() as found:
        return found


def test_whoever_reads_one_of_two_gets_that_one(app: RunningApp, alone: Asgi) -> None:
    assert app.get("/", accept_encoding="gzip;q=0, br").headers["content-encoding"] == "br"
    assert alone.ask("/plain", accept_encoding="br;q=0, *").headers["content-encoding"] == "gzip"
