"""The workspace is there when asked for, and nowhere otherwise."""

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from screens.content import content
from tests.support.running_app import (
    ROOT,
    RunningApp,
    command,
    copy_to,
    free_port,
    handshake,
    start,
)

WORDS = content().screens["content"]


@pytest.fixture(scope="module")
def workspace() -> Iterator[RunningApp]:
    with start(workspace="content") as running:
        yield running


@pytest.mark.parametrize(
    "path",
    [
        "/content",
        "/content/",
        "/content/people",
        "/review",
        "/review/try",
        "/check/content",
        "/check/review",
        "/check/people",
        "/content/_stcore/health",
        "/content/static/js/index.js",
        "/assets/workspace.css",
    ],
)
def test_the_public_app_has_no_way_to_it(app: RunningApp, path: str) -> None:
    reply = app.get(path)
    assert reply.status == 404
    assert WORDS["name"] not in reply.body


def test_it_is_at_its_own_address(workspace: RunningApp) -> None:
    assert workspace.get("/").headers["location"] == "/content"
    pages = ("people", "change", "proposals")
    for path in ("/content", "/content/", *(f"/content/{page}" for page in pages)):
        reply = workspace.get(path)
        assert reply.status == 200
        assert f"<title>{WORDS['name']}</title>" in reply.body
    assert workspace.get("/content/_stcore/health").body == "ok"
    assert workspace.get("/health").body == "ok"


@pytest.mark.thorough
def test_each_workspace_serves_its_own_pages_only() -> None:
    with start(workspace="review") as review:
        assert review.get("/").headers["location"] == "/review"
        for path in ("/review", "/review/", "/review/rules", "/review/try", "/review/proofs"):
            reply = review.get(path)
            assert reply.status == 200
            assert f"<title>{content().screens['review']['name']}</title>" in reply.body
        for path in ("/content", "/review/people", "/check", "/review/_stcore/upload_file"):
            assert review.get(path).status == 404


@pytest.mark.parametrize(
    "path", ["/check", "/topics", "/nowhere", "/content/nowhere", "/content/_stcore/metrics"]
)
def test_it_serves_nothing_else(workspace: RunningApp, path: str) -> None:
    reply = workspace.get(path)
    assert reply.status == 404
    assert WORDS["not_found"].format(address="/content") in reply.body


def test_it_has_the_same_headers_as_the_app(workspace: RunningApp, app: RunningApp) -> None:
    theirs, ours = app.get("/check").headers, workspace.get("/content").headers
    for name in ("content-security-policy", "x-frame-options", "cache-control"):
        assert ours[name] == theirs[name]


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", "http://127.0.0.1:1"])
def test_a_page_of_another_site_can_change_nothing(workspace: RunningApp, origin: str) -> None:
    assert handshake(workspace, origin, "/content") == 403
    assert handshake(workspace, workspace.origin, "/content") == 101


def test_nothing_but_its_websocket_takes_anything_in(workspace: RunningApp) -> None:
    for path in ("/content", "/content/change", "/content/proposals", "/content/_stcore/stream"):
        assert workspace.get(path, method="POST").status in {404, 405}


def test_everything_it_names_is_there(workspace: RunningApp) -> None:
    shell = workspace.get("/content").body
    for address in re.findall(r'(?:href|src)="(/[^"]+)"', shell):
        assert workspace.get(address).status == 200


def test_a_workspace_that_does_not_exist_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("APP_WORKSPACE", "contents")
    ended = run(ROOT)
    assert ended.returncode == 1
    assert (
        "APP_WORKSPACE=contents: there is no such workspace. There is: content, review"
        in ended.stderr
    )
    assert "Traceback" not in ended.stderr


def test_without_words_of_its_own_it_says_where_they_are_broken(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    copy_to(tmp_path)
    words = tmp_path / "explainer" / "wording" / "screens.yaml"
    words.write_text(words.read_text("utf-8").replace("  start:\n", "  start\n", 1), "utf-8")
    monkeypatch.setenv("APP_WORKSPACE", "content")
    ended = run(tmp_path)
    assert ended.returncode == 1
    assert re.search(
        r"^explainer/wording/screens.yaml:\d+:\d+  error  ", ended.stderr, re.MULTILINE
    )
    assert "Traceback" not in ended.stderr


def run(folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(free_port()), cwd=folder, capture_output=True, text=True, timeout=60, check=False
    )


def test_make_starts_each_workspace_by_its_switch() -> None:
    recipes = dict(
        re.findall(
            r"^(run|preview|review):.*\n\t@?(.+)$", (ROOT / "Makefile").read_text(), re.MULTILINE
        )
    )
    assert recipes["preview"] == f"APP_WORKSPACE=content {recipes['run']}"
    assert recipes["review"] == f"APP_WORKSPACE=review {recipes['run']}"
