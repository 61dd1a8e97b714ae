"""The pages that a public service owes, and those to keep: each is there, and says what is set."""

import io
import re
from dataclasses import replace

import pytest
from PIL import Image

from explainer.signs import card_as_text, signs_card
from rules.model.local import Local, Service
from screens.content import content
from screens.server.pages import PlainPages
from screens.version import VERSION
from screens.workspaces.gallery import NO_SCRIPTS
from tests.support.editions import ARABIC, pseudo_editions
from tests.support.html import parse
from tests.support.running_app import RunningApp

PAGES = PlainPages(content(), NO_SCRIPTS).public
WORDS = content().pages
OFFERED = Service.model_validate(
    {
        "offered_by": "A <hospital> trust",
        "email": "pages@example.org",
        "answers_within": "5 working days",
        "privacy_notice": "https://example.org/privacy",
    }
)


def offered(name: str) -> str:
    """A page as it is where somebody offers the service."""
    local = Local(service=OFFERED, units=())
    return PlainPages(replace(content(), local=local), NO_SCRIPTS).public[name]


def text_of(html: str) -> str:
    return parse(html).one("main").text


@pytest.mark.parametrize("name", PAGES)
def test_each_stands_at_its_address_and_can_be_read_without_a_script(
    app: RunningApp, name: str
) -> None:
    reply = app.get(f"/{name}")
    page = parse(reply.body)
    assert reply.status == 200
    assert len(page.all("h1")) == 1
    assert text_of(reply.body) == text_of(PAGES[name])
    assert all(script.get("src") == "/assets/helps.js" for script in page.all("script"))


@pytest.mark.parametrize("name", PAGES)
def test_nothing_is_left_to_fill_in(name: str) -> None:
    said = text_of(PAGES[name])
    assert not re.search(r"[{}]|\bNone\b", said)


@pytest.mark.parametrize("name", WORDS.to_read)
def test_every_word_of_a_page_is_on_it(name: str) -> None:
    said, words = text_of(PAGES[name]), WORDS.to_read[name]
    wanted = [words.title, words.lead, *(block.heading or "" for block in words.body)]
    wanted += [t for b in words.body for t in (*b.text, *b.steps, *b.points) if "{" not in t]
    assert [text for text in wanted if " ".join(text.split()) not in said] == []


@pytest.mark.parametrize("name", ["partner", "calls"])
def test_the_signs_for_999_are_those_of_the_start_page(name: str) -> None:
    part = parse(PAGES[name]).one(class_="beads-999")
    first = content().book.questionnaire.shown_first
    assert [item.text for item in part.all("li")] == [option.summary for option in first.options]
    assert part.one("a").get("href") == "tel:999"


def test_while_nobody_offers_it_the_pages_say_so() -> None:
    assert WORDS.write_to.nobody in text_of(PAGES["contact"])
    assert WORDS.write_to.nobody in text_of(PAGES["accessibility"])
    assert WORDS.write_to.offered_by_nobody in text_of(PAGES["privacy"])
    assert not [name for name, html in PAGES.items() if "mailto:" in html]


def test_who_offers_it_is_named_with_an_address_that_takes_nothing_along() -> None:
    for name in ("contact", "accessibility"):
        links = [a.get("href") for a in parse(offered(name)).one("main").all("a")]
        assert "mailto:pages@example.org" in links
        assert "5 working days" in text_of(offered(name))
    privacy = offered("privacy")
    assert "A <hospital> trust" in text_of(privacy)
    assert "https://example.org/privacy" in [a.get("href") for a in parse(privacy).all("a")]
    assert WORDS.write_to.offered_by_nobody not in text_of(privacy)


def test_in_another_language_what_local_yaml_says_is_marked_as_english() -> None:
    edition = replace(pseudo_editions()[ARABIC], local=Local(service=OFFERED, units=()))
    pages = PlainPages(edition, NO_SCRIPTS).public
    assert '<span lang="en" dir="ltr">A &lt;hospital&gt; trust</span>' in pages["privacy"]
    assert '<span lang="en" dir="ltr">5 working days</span>' in pages["contact"]


def test_the_sources_are_those_that_somebody_read_with_the_day() -> None:
    said = text_of(PAGES["about"])
    for source in content().book.sources:
        shown = bool(source.checked_on and source.address)
        title = " ".join(source.title.split())
        assert not shown or title in said, source.id
    number = sum(1 for s in content().book.sources if s.checked_on and s.address)
    assert WORDS.sources.summary.format(number=number) in said


def test_about_says_which_version_it_is_and_with_which_rules() -> None:
    said = content().screens["foot"]["version"]
    assert said.format(version=VERSION, rules=content().book.version) in text_of(PAGES["about"])


def test_the_card_is_on_the_page_and_can_be_saved(app: RunningApp) -> None:
    card = signs_card(content().book, content().wording, WORDS.signs)
    said = text_of(PAGES["signs"])
    assert [sign for group in card.groups for sign in group.signs if sign not in said] == []
    assert app.get("/signs.txt").body == card_as_text(card)
    links = [a.get("href") for a in parse(PAGES["signs"]).all("a")]
    assert {"/signs.png", "/signs.txt"} <= set(links)


def test_the_picture_is_a_png(app: RunningApp) -> None:
    import urllib.request

    with urllib.request.urlopen(f"{app.origin}/signs.png", timeout=60) as reply:  # noqa: S310
        assert reply.headers["content-type"] == "image/png"
        with Image.open(io.BytesIO(reply.read())) as picture:
            assert picture.format == "PNG"


def test_each_topic_can_be_shared_by_its_link() -> None:
    pages = PlainPages(content(), NO_SCRIPTS)
    for name, topic in content().wording.topics.items():
        links = {a.get("href"): a.text for a in parse(pages.topic[name]).one("main").all("a")}
        assert links[f"/topics/{name}"] == topic.title
