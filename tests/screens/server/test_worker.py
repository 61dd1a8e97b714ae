"""The script that keeps a few pages: what it names, and when it becomes another script."""

import json
import re
from dataclasses import replace

import pytest

from screens.content import content
from screens.server.pages import PlainPages
from screens.server.shell import Bundle
from screens.server.worker import ADDRESS, OFFLINE, kept_files, worker
from tests.support.editions import ARABIC, pseudo_editions
from tests.support.html import parse
from tests.support.running_app import RunningApp

BUNDLE = Bundle(script="", preloads=(), styles="")
PAGES = PlainPages(content(), BUNDLE)


def named(script: str, name: str) -> object:
    found = re.search(rf"^const {name} = (.*)$", script, re.MULTILINE)
    assert found
    return json.loads(found[1])


def test_it_names_the_rule_set_and_every_file() -> None:
    script = worker(content(), PAGES)
    assert str(named(script, "VERSION")).startswith(f"{content().book.version}-")
    assert named(script, "FILES") == [*kept_files(content(), PAGES)]
    assert named(script, "OFFLINE") == OFFLINE


def test_another_word_or_another_rule_makes_another_script() -> None:
    before = named(worker(content(), PAGES), "VERSION")
    screens = {**content().screens, "start": {**content().screens["start"], "lead": "Other words"}}
    worded = replace(content(), screens=screens)
    assert named(worker(worded, PlainPages(worded, BUNDLE)), "VERSION") != before
    ruled = replace(content(), book=replace(content().book, version="another"))
    assert named(worker(ruled, PAGES), "VERSION") != before


def test_all_that_a_kept_page_shows_is_kept() -> None:
    files = kept_files(content(), PAGES)
    for address, html in files.items():
        if address.startswith("/assets/"):
            continue
        page = parse(html)
        shown = [script.get("src") for script in page.all("script")]
        links = [link for link in page.all("link") if link.get("rel") in ("stylesheet", "icon")]
        shown += [link.get("href") for link in links]
        assert [name for name in shown if name not in files] == [], address


def test_each_language_has_a_script_that_looks_after_its_own_pages() -> None:
    english, other = (
        {name: named(script, name) for name in ("ROOT", "FILES", "OFFLINE", "VERSION")}
        for edition in map(pseudo_editions().__getitem__, ("", ARABIC))
        for script in [worker(edition, PlainPages(edition, BUNDLE))]
    )
    assert (english["ROOT"], other["ROOT"]) == ("", ARABIC)
    assert other["OFFLINE"] == f"{ARABIC}{OFFLINE}"
    assert isinstance(other["FILES"], list)
    own = [file for file in other["FILES"] if not file.startswith("/assets/")]
    assert all(file.startswith(f"{ARABIC}/") for file in own)
    assert len(other["FILES"]) == len(kept_files(content(), PAGES))
    assert other["VERSION"] != english["VERSION"]  # so neither forgets what the other keeps


@pytest.mark.browser
def test_the_server_gives_each_of_them_and_lets_nobody_keep_the_script(app: RunningApp) -> None:
    for address, text in kept_files(content(), PAGES).items():
        if address != "/":  # which fetches ahead what Streamlit needs
            assert app.get(address).body == text
    reply = app.get(ADDRESS)
    assert reply.headers["cache-control"] == "no-store"
    assert reply.headers["content-type"].startswith("text/javascript")
