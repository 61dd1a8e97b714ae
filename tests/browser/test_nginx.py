"""The proxy of the deployment guide, really run: deploy/nginx.conf in front of two processes."""

import http.client
import pathlib
import re
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, expect

from screens.content import content
from screens.journey import Path
from screens.server.guard import SECURITY_HEADERS
from tests.support.browsing.contexts import PATIENCE, PHONE
from tests.support.browsing.person import Person
from tests.support.marked import MARKED
from tests.support.nginx import MISSING, NAME, Nginx, ask, find_nginx
from tests.support.running_app import RunningApp, copy_to, start

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(find_nginx() is None, reason=MISSING),
]

TEMPORARY = ("client_body", "proxy")
NEW = "How many weeks is it now?"


@pytest.fixture
def person(browser: Browser, proxy: Nginx) -> Iterator[Person]:
    with using(browser, proxy) as found:
        yield found


@contextmanager
def using(browser: Browser, proxy: Nginx) -> Iterator[Person]:
    """Somebody on a phone who comes through the proxy."""
    context = browser.new_context(base_url=proxy.origin, viewport=PHONE, ignore_https_errors=True)
    context.set_default_timeout(PATIENCE)
    yield Person(context.new_page())
    assert context.cookies() == []
    context.close()


# What it is asked, and what it answers ------------------------------------------------------------


def test_it_speaks_tls_and_leaves_the_headers_of_the_app_alone(lasting_proxy: Nginx) -> None:
    for path in ("/", "/check", "/plain", "/topics"):
        status, headers, _ = ask(lasting_proxy, path)
        assert status == 200
        assert {name: headers.get_all(name) for name in SECURITY_HEADERS} == {
            name: [value] for name, value in SECURITY_HEADERS.items()
        }
        assert headers["server"] == "nginx"
        assert headers["set-cookie"] is None
    with socket.create_connection(("127.0.0.1", lasting_proxy.port)) as raw:
        context = ssl._create_unverified_context()  # noqa: S323
        context.set_alpn_protocols(["h2", "http/1.1"])
        with context.wrap_socket(raw, server_hostname=NAME) as line:
            assert (line.version(), line.selected_alpn_protocol()) == ("TLSv1.3", "h2")


def test_plain_http_leads_to_https(lasting_proxy: Nginx) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", lasting_proxy.plain_port, timeout=30)
    connection.request("GET", "/topics", headers={"Host": NAME})
    reply = connection.getresponse()
    assert (reply.status, reply.headers["location"]) == (308, "https://localhost/topics")
    connection.close()


def test_a_body_that_is_too_large_goes_no_further(lasting_proxy: Nginx) -> None:
    assert ask(lasting_proxy, "/plain", "POST", b"x" * (129 * 1024))[0] == 413
    assert ask(lasting_proxy, "/plain", "POST", b"x" * (63 * 1024))[0] == 200
    assert written(lasting_proxy) == []


def written(proxy: Nginx) -> list[pathlib.Path]:
    """Files that nginx put bodies or replies into."""
    found = (proxy.folder / name for name in TEMPORARY)
    return [file for folder in found for file in folder.rglob("*") if file.is_file()]


# People ------------------------------------------------------------------------------------------


@pytest.mark.thorough
def test_a_whole_journey_while_each_process_is_restarted(
    person: Person, proxy: Nginx, processes: tuple[RunningApp, RunningApp]
) -> None:
    one, other = processes
    person.page.goto("/")
    person.page.get_by_role("link", name=person.words["start"]["start"]).click()
    for question in ("pregnant", "emergency_signs", "weeks"):
        person.answers(question, MARKED[question])
    person.sees_question("fluid_and_bleeding")
    one.stop()
    with start(one.port):
        person.answers("fluid_and_bleeding", MARKED["fluid_and_bleeding"])
        person.sees_question("pain_and_pressure")
        other.stop()
        person.answers_all(MARKED)
        person.wants_the_result()
        assert person.kept == Path(content().book, MARKED).answers
        with person.page.expect_download() as download:
            person.presses(person.words["take_along"]["pdf"])
        assert download.value.suggested_filename == "summary.pdf"
    asked = set(re.findall(r":(\d+)", " ".join(line.partition(" ")[2] for line in proxy.log)))
    assert {str(one.port), str(other.port)} <= asked
    watches_nobody(proxy)


@pytest.mark.thorough
def test_plain_pages_all_the_way(browser: Browser, lasting_proxy: Nginx) -> None:
    with using(browser, lasting_proxy) as person:
        person.page.goto("/plain")
        person.answers_all(MARKED)
        person.wants_the_result()
    watches_nobody(lasting_proxy)


def watches_nobody(proxy: Nginx) -> None:
    """A line holds the time, the method, the status, how long it took, and which process it was."""
    line = re.compile(r"\S+ (GET|POST|HEAD) \d{3} [\d.]+ (-|127\.0\.0\.1:\d+(, 127\.0\.0\.1:\d+)*)")
    assert proxy.log
    assert [found for found in proxy.log if not line.fullmatch(found)] == []
    assert proxy.errors == ""
    assert written(proxy) == []


@pytest.mark.thorough
def test_a_new_version_and_back_again_in_the_middle_of_a_journey(
    person: Person, proxy: Nginx, processes: tuple[RunningApp, RunningApp], tmp_path: pathlib.Path
) -> None:
    person.opens_the_check()
    for question in ("pregnant", "emergency_signs"):
        person.answers(question, MARKED[question])
    person.sees_question("weeks")
    with start(folder=changed(tmp_path / "new")) as one, start(folder=tmp_path / "new") as other:
        moves(proxy, [one, other])
        for process in processes:
            process.stop()
        person.answers("weeks", MARKED["weeks"])
        person.sees_question("fluid_and_bleeding")
        person.goes_back()
        person.sees(NEW)
        expect(person.box).to_have_value(str(MARKED["weeks"]))
        with start() as back, start() as again:
            moves(proxy, [back, again])
            one.stop()
            other.stop()
            person.goes_on()
            person.sees_question("fluid_and_bleeding")
            person.goes_back()
            person.sees_question("weeks")
            expect(person.box).to_have_value(str(MARKED["weeks"]))
            person.goes_on()
            person.answers_all(MARKED)
            assert person.kept == Path(content().book, MARKED).answers


def changed(folder: pathlib.Path) -> pathlib.Path:
    """Another version of the app: one question is asked in other words."""
    folder.mkdir()
    copy_to(folder)
    file = folder / "questionnaire.yaml"
    text = file.read_text("utf-8")
    old = content().book.questionnaire.question("weeks").text
    assert text.count(old) == 1
    file.write_text(text.replace(old, NEW), "utf-8")
    return folder


def moves(proxy: Nginx, processes: list[RunningApp]) -> None:
    """Send people to these processes from now on, all at once, as the guide says."""
    proxy.leads_to([process.port for process in processes])
    proxy.reload()


@pytest.mark.thorough
def test_when_no_process_is_there_the_emergency_words_are(
    person: Person, proxy: Nginx, processes: tuple[RunningApp, RunningApp]
) -> None:
    for process in processes:
        process.stop()
    status, headers, text = ask(proxy, "/check")
    assert status == 502
    assert headers["cache-control"] == "no-store"
    assert "999" in text
    (proxy.folder / "away-cy.html").write_text("<!doctype html><html lang=cy><h1>999</h1>", "utf-8")
    assert "lang=cy" in ask(proxy, "/cy/check")[2]
    assert ask(proxy, "/pl/check")[2] == text  # no such language: the English words
    person.page.goto("/plain")
    person.sees(person.words["sorry"]["heading"])
    urgent = person.page.get_by_role("heading", name=person.words["help"]["summary"])
    expect(urgent).to_be_visible()
    body = person.page.locator("body")
    assert body.evaluate("body => getComputedStyle(body).margin") == "0px"  # its styles are there
    with start(processes[0].port):
        person.page.get_by_role("link", name=person.words["sorry"]["reload"]).click()
        person.sees_question("pregnant")
