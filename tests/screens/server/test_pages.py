"""What each address gives, asked of the running app."""

import html
import re

import pytest

from screens.content import content
from tests.support.html import parse
from tests.support.running_app import RunningApp

pytestmark = pytest.mark.browser  # needs no browser, but shares the server with those that do


def text_of(page: str) -> str:
    """The text of a page as it is read."""
    body = re.sub(r"<(head|svg)\b.*?</\1>", " ", page, flags=re.DOTALL)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", body)).split())


def test_the_first_page_shows_every_emergency_sign_and_999_before_anything_else(
    app: RunningApp,
) -> None:
    reply = app.get("/")
    text = text_of(reply.body)
    signs = content().book.questionnaire.question("emergency_signs")
    assert signs.kind == "choices"
    assert reply.status == 200
    places = [text.index(" ".join(option.summary.split())) for option in signs.options]
    assert places == sorted(places)
    assert text.index("Call 999") < places[0]
    assert places[-1] < text.index(content().screens["start"]["lead"])


def test_on_the_first_page_one_press_calls_999(app: RunningApp) -> None:
    page = parse(app.get("/").body)
    first, *_ = [link for link in page.all("a") if link.get("href").startswith("tel:")]
    assert (first.get("href"), first.text) == ("tel:999", "Call 999")


def test_the_first_page_says_that_nobody_has_approved_the_content(app: RunningApp) -> None:
    banner = content().screens["site"]["not_approved"]
    assert not content().book.signatures
    for path in ("/", "/topics", "/topics/can_a_cervix_heal", "/check", "/nowhere"):
        assert banner in text_of(app.get(path).body), path


def test_the_first_page_needs_no_javascript_and_fetches_the_check_ahead(app: RunningApp) -> None:
    page = app.get("/").body
    scripts = re.findall(r"<script[^>]*>", page)
    assert scripts == ['<script type="module" src="/assets/helps.js">']  # only helps
    assert 'href="/check"' in page
    ahead = re.findall(r'<link rel="prefetch" href="([^"]+)"', page)
    shell = app.get("/check").body
    assert ahead
    assert all(f'"{address}"' in shell for address in ahead)


def test_the_check_works_without_javascript_as_far_as_it_can(app: RunningApp) -> None:
    page = app.get("/check").body
    text = text_of(page)
    assert content().screens["start"]["no_script"] in text
    assert content().screens["help"]["summary"] in text
    assert '<html lang="en-GB" dir="ltr">' in page


def test_no_page_of_ours_names_streamlit_or_another_site_but_for_sources(app: RunningApp) -> None:
    for path in ("/", "/topics", "/check", "/nowhere"):
        page = app.get(path).body
        assert "streamlit" not in text_of(page).lower(), path
        assert not re.findall(r'(?:src|href)="(?:https?:)?//', page), path


def test_every_topic_has_a_page_with_its_sources_and_dates(app: RunningApp) -> None:
    read = content()
    sources = {source.id: source for source in read.book.sources}
    for name, topic in read.wording.topics.items():
        reply = app.get(f"/topics/{name}")
        text = text_of(reply.body)
        assert reply.status == 200, name
        assert topic.title in text
        assert "{phone:" not in text
        assert "None" not in reply.body
        for source in map(sources.__getitem__, topic.sources):
            assert " ".join(source.title.split()) in text
            assert f"{source.review_by.day} {source.review_by:%B %Y}" in text


def test_the_list_of_topics_links_to_every_topic(app: RunningApp) -> None:
    links = re.findall(r'href="/topics/([a-z_]+)"', app.get("/topics").body)
    assert links == list(content().wording.topics)


@pytest.mark.parametrize(
    "path",
    ["/nowhere", "/.env", "/topics/nothing", "/check/nowhere", "/static/x.js", "/_stcore/health"],
)
def test_an_unknown_address_gives_our_own_404(app: RunningApp, path: str) -> None:
    reply = app.get(path)
    assert reply.status == 404
    assert content().screens["not_found"]["heading"] in text_of(reply.body)


@pytest.mark.parametrize(
    "path",
    ["/%5cx", "/topics/%2e%2e%2fx", "/topics/..", "/check/%5c..%5cx", "/%00", "/C:x", "//%5cx"],
)
def test_what_is_no_address_at_all_gives_our_own_404(app: RunningApp, path: str) -> None:
    """Streamlit answers these with 400 and "Bad Request", which helps nobody who needs 999."""
    reply = app.get(path)
    assert reply.status == 404
    assert is_our_page_with_the_emergency_words(reply.body)


@pytest.mark.parametrize(
    ("path", "method", "allowed"),
    [
        ("/pdf", "GET", "POST"),
        ("/topics", "POST", "GET, HEAD"),
        ("/plain", "PUT", "GET, HEAD, POST"),
    ],
)
def test_a_method_that_an_address_does_not_take_gives_our_page(
    app: RunningApp, path: str, method: str, allowed: str
) -> None:
    reply = app.get(path, method=method)
    assert reply.status == 405
    assert ", ".join(sorted(reply.headers["allow"].split(", "))) == allowed
    assert is_our_page_with_the_emergency_words(reply.body)


def is_our_page_with_the_emergency_words(page: str) -> bool:
    words = content().screens
    wanted = (words["not_found"]["heading"], words["help"]["summary"])
    return all(text in text_of(page) for text in wanted) and 'href="tel:999"' in page


def test_health(app: RunningApp) -> None:
    assert app.get("/health").body == "ok"
    assert app.get("/check/_stcore/health").body == "ok"
