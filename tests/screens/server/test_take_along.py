"""The result as a file: made of the state in one request's body, and of nothing else."""

import gzip
import http.client
import json
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any, NamedTuple
from urllib.parse import urlencode

import pytest

from explainer import explain
from interop.fhir.response import ResponseReader
from rules import assess
from rules.model.codes import Codes
from screens.content import content
from screens.padding import FILE_STEP
from screens.server import take_along
from screens.server.take_along import LONGEST_BODY
from tests.support.asgi import asgi
from tests.support.every_page import RESULTS
from tests.support.html import parse
from tests.support.running_app import RunningApp
from tests.support.signers import fully_signed
from tests.support.vignettes import answers_of

WORDS = content().screens
V2 = "v-2-two-late-losses-waters-at-16-weeks"
STATE: dict[str, Any] = {"answers": answers_of(V2), "page": "result"}
FORM = {"content-type": "application/x-www-form-urlencoded"}


class File(NamedTuple):
    status: int
    headers: http.client.HTTPMessage
    body: bytes


def post(app: RunningApp, path: str, body: bytes | str, **headers: str) -> File:
    connection = http.client.HTTPConnection("127.0.0.1", app.port, timeout=30)
    try:
        sent = FORM | {name.replace("_", "-"): value for name, value in headers.items()}
        connection.request("POST", path, body, sent)
        response = connection.getresponse()
        return File(response.status, response.headers, response.read())
    finally:
        connection.close()


def form(state: object) -> str:
    return urlencode({"state": json.dumps(state), "action": "pdf"})


def test_a_result_comes_back_as_a_pdf_with_a_name_that_says_nothing(app: RunningApp) -> None:
    pdf = post(app, "/pdf", form(STATE))
    assert (pdf.status, pdf.headers["content-type"]) == (200, "application/pdf")
    assert pdf.headers["content-disposition"] == 'attachment; filename="summary.pdf"'
    assert pdf.headers["cache-control"] == "no-store"
    assert pdf.body.startswith(b"%PDF-")


def test_a_result_comes_back_as_text(app: RunningApp) -> None:
    text = post(app, "/text", form(STATE))
    assert (text.status, text.headers["content-type"]) == (200, "text/plain; charset=utf-8")
    assert text.headers["cache-control"] == "no-store"
    said = text.body.decode()
    found = assess(content().book, STATE["answers"])
    card = explain(content().book, found, content().wording).card
    assert card
    assert card.heading in " ".join(said.split())
    assert content().book.version in said


@pytest.mark.parametrize("path", ["/pdf", "/text", "/calendar"])
def test_each_file_is_as_long_on_the_line_as_any_other(app: RunningApp, path: str) -> None:
    """What Streamlit compressed behind us would have a length of its own again."""
    for answers in [STATE["answers"], *RESULTS.values()]:
        made = post(app, path, form({"answers": answers}), accept_encoding="gzip, br")
        if path == "/calendar" and made.status == 400:
            continue  # nothing to be reminded of, and no page offers it
        assert (made.status, made.headers["content-encoding"]) == (200, "gzip")
        assert len(made.body) == FILE_STEP
        if path != "/calendar":
            plain = post(app, path, form({"answers": answers}), accept_encoding="gzip;q=0")
            assert plain.headers["content-encoding"] is None
            assert len(plain.body) == FILE_STEP
            assert same(plain.body) == same(gzip.decompress(made.body))


def same(made: bytes) -> bytes:
    """Without the blank lines that fill it up."""
    return re.sub(rb"\n+(startxref|$)", rb"\n\1", made).rstrip()


def test_a_calendar_is_never_changed_for_its_length(app: RunningApp) -> None:
    packed = post(app, "/calendar", form(STATE), accept_encoding="gzip")
    plain = post(app, "/calendar", form(STATE))
    assert gzip.decompress(packed.body) == plain.body
    assert plain.body.endswith(b"END:VCALENDAR\r\n")


def test_reminders_come_back_as_a_calendar(app: RunningApp) -> None:
    made = post(app, "/calendar", form(STATE))
    assert (made.status, made.headers["content-type"]) == (200, "text/calendar; charset=utf-8")
    assert made.headers["content-disposition"] == 'attachment; filename="summary.ics"'
    assert made.body.startswith(b"BEGIN:VCALENDAR")


def test_no_calendar_is_made_where_no_rule_says_so(app: RunningApp) -> None:
    state = {"answers": {**STATE["answers"], "weeks": 30}, "page": "result"}
    assert post(app, "/calendar", form(state)).status == 400


def test_without_an_address_nobody_can_read_a_response_and_none_is_made(app: RunningApp) -> None:
    assert post(app, "/response", form(STATE)).status == 400
    sent = urlencode({"state": json.dumps(STATE), "action": "result"})
    page = parse(post(app, "/plain", sent).body.decode())
    assert page.all("button", value="text")
    assert not page.all("button", value="response")


def test_with_an_address_the_answers_come_back_as_a_response() -> None:
    codes = Codes(address="https://fhir.trust.example", codes=())
    published = replace(content(), codes=codes)
    with asgi(published) as app:
        page = app.send("/plain", {"state": json.dumps(STATE), "action": "result"})
        made = app.send("/response", {"state": json.dumps(STATE), "action": "response"})
    (button,) = parse(page.body).all("button", value="response")
    assert button.get("formaction") == "/response"
    assert (made.status, made.headers["content-type"]) == (200, "application/fhir+json")
    assert made.headers["content-disposition"] == 'attachment; filename="summary.json"'
    assert made.headers["cache-control"] == "no-store"
    read = ResponseReader(published.book).read(json.loads(made.body)).answers
    assert assess(published.book, read) == assess(published.book, STATE["answers"])


@pytest.mark.parametrize(("stage", "says_so"), [("public", False), ("draft", True)])
def test_the_text_of_a_draft_says_that_it_is_not_approved_though_every_rule_is_signed(
    stage: str, says_so: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("APP_STAGE", stage)
    book = fully_signed(content().book, content().wording)
    with asgi(replace(content(), book=book, approved=True)) as app:
        made = app.send("/text", {"state": json.dumps(STATE), "action": "text"})
    assert (WORDS["site"]["not_approved_label"] in made.body) is says_so


def test_the_plain_result_brings_along_all_that_is_needed(app: RunningApp) -> None:
    sent = urlencode({"state": json.dumps(STATE), "action": "result"})
    page = parse(post(app, "/plain", sent).body.decode())
    button = page.one("button", value="pdf")
    assert button.get("formaction") == "/pdf"
    carried = page.one("form", id="go").one("input", name="state").get("value")
    assert post(app, "/pdf", urlencode({"state": carried})).status == 200


def test_nothing_of_it_is_kept_or_logged(app: RunningApp) -> None:
    lines = len(app.lines)
    for path in ("/pdf", "/text", "/calendar"):
        assert post(app, path, form(STATE)).status == 200
        assert post(app, path, form(STATE), sec_fetch_site="same-origin").status == 200
    assert app.lines[lines:] == []


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"state=",
        b"state=null",
        b"state={}",
        b"state=[[[[",
        b"state=" + b"[" * 20_000,
        b"state=%ff%fe",
        b"\xff\xfe\x00",
        b"&".join([b"a=b"] * 100),
        form({"answers": {"pregnant": "yes"}, "page": "result"}).encode(),
        form({"answers": {**STATE["answers"], "weeks": -3}}).encode(),
        form({"answers": {"pregnant": "<script>", "weeks": [[]]}}).encode(),
    ],
    ids=range(12),
)
@pytest.mark.parametrize("path", ["/pdf", "/text", "/calendar", "/response"])
def test_what_is_not_a_result_is_refused_with_our_own_page(
    app: RunningApp, path: str, body: bytes
) -> None:
    lines = len(app.lines)
    refused = post(app, path, body)
    assert refused.status == 400
    assert WORDS["sorry"]["heading"] in refused.body.decode()
    assert app.lines[lines:] == []


def test_what_is_too_long_is_not_read(app: RunningApp) -> None:
    assert post(app, "/pdf", b"a" * (LONGEST_BODY + 1)).status == 413


def test_other_sites_are_refused(app: RunningApp) -> None:
    assert post(app, "/pdf", form(STATE), sec_fetch_site="cross-site").status == 403


def test_it_is_not_an_address_to_open(app: RunningApp) -> None:
    for path in ("/pdf", "/text", "/calendar", "/response"):
        assert app.get(path).status == 405


def test_whoever_would_wait_too_long_is_told_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(take_along, "MOST_WAITING", 0)
    with asgi() as app:
        refused = app.send("/pdf", {"state": json.dumps(STATE)})
    assert refused.status == 503
    assert WORDS["sorry"]["heading"] in refused.body


def test_many_at_once_all_get_theirs(app: RunningApp) -> None:
    def ask(_turn: int) -> Any:
        return post(app, "/pdf", form(STATE)).status

    with ThreadPoolExecutor(10) as pool:
        assert list(pool.map(ask, range(20))) == [200] * 20
