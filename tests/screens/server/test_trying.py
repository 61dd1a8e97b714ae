"""What is broken stops the start: the first visitor never meets it."""

import asyncio
import shutil
from pathlib import Path

import pytest

from screens import component, templating
from screens.content import content
from screens.server import startup
from screens.server.trying import try_out
from tests.support.asgi import run_apart
from tests.support.running_app import copy_to, run_to_its_end


def test_what_ships_can_be_made() -> None:
    try_out(content())


@pytest.mark.parametrize(
    "name", ["question.html", "alert.html", "check.html", "result.html", "plain.html", "card.html"]
)
def test_a_template_that_is_missing_is_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(templating.FOLDER, tmp_path / "templates")
    (tmp_path / "templates" / name).unlink()
    monkeypatch.setattr(templating, "FOLDER", tmp_path / "templates")
    with pytest.raises(Exception, match=name):
        try_out(content())


@pytest.mark.parametrize("name", [component.SCRIPT, component.STYLES])
def test_a_file_of_the_component_that_is_missing_is_met(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    shutil.copytree(component.ASSETS, tmp_path / "assets")
    (tmp_path / "assets" / name).unlink()
    monkeypatch.setattr(component, "ASSETS", tmp_path / "assets")
    with pytest.raises(FileNotFoundError, match=name):
        try_out(content())


def test_it_is_named_and_the_app_does_not_start(capsys: pytest.CaptureFixture[str]) -> None:
    def make() -> None:
        raise FileNotFoundError(2, "No such file", "page.js")

    with pytest.raises(SystemExit) as stop:
        startup.tried_or_exit(make)
    assert stop.value.code == 1
    said = capsys.readouterr().err
    assert "page.js" in said
    assert said.endswith("The app does not start while it cannot make its pages.\n")


@pytest.mark.slow
def test_the_app_ends_before_it_says_that_it_is_ready(tmp_path: Path) -> None:
    copy_to(tmp_path)
    (tmp_path / "screens" / "templates" / "result.html").unlink()
    ended = run_to_its_end(tmp_path)
    assert ended.returncode == 1
    assert "result.html" in ended.stderr
    assert "Ready" not in ended.stdout


def test_a_log_that_is_full_does_not_keep_it_from_starting(monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_said: object, **_how: object) -> None:
        raise OSError(28, "No space left on device")

    async def lives() -> None:
        async with startup.lifespan()(None):
            await asyncio.sleep(0)

    monkeypatch.setattr("builtins.print", full)
    run_apart(lives())
