"""The start without make: what is set up when, which port it takes, and what is started."""

import os
import re
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tools import set_up, start

ROOT = Path(__file__).parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "screens" / "component").mkdir(parents=True)
    for _, lists, _ in (start.PLAIN, start.FOR_REVIEW):
        for name in lists:
            (tmp_path / name).write_text("", encoding="utf-8")
    monkeypatch.setattr(start, "FOLDER", str(tmp_path))
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ran(monkeypatch: pytest.MonkeyPatch, folder: Path) -> list[str]:
    """What would be installed and started, and nothing is."""
    done: list[str] = []

    def create(name: str) -> int:
        done.append("create")
        python = Path(set_up.program(name, "python"))
        python.parent.mkdir(parents=True, exist_ok=True)
        python.unlink(missing_ok=True)
        python.touch()
        return 0

    def install(_name: str, requirements: str) -> int:
        done.append(requirements)
        return 0

    def run(command: list[str]) -> int:
        done.append(" ".join(command[1:]))
        return 0

    def serve(verb: str, port: int, browser: bool) -> int:
        done.append(f"{verb} on {port}{' with a browser' if browser else ''}")
        return 0

    monkeypatch.delenv("PORT", raising=False)
    monkeypatch.setattr(set_up, "create", create)
    monkeypatch.setattr(set_up, "install", install)
    monkeypatch.setattr(set_up, "run", run)
    monkeypatch.setattr(start, "serve", serve)
    monkeypatch.setattr(start, "is_free", lambda _port: True)
    return done


def test_the_first_start_sets_up_and_the_next_does_not(ran: list[str]) -> None:
    assert start.main(["check"]) == 0
    assert ran == ["create", "requirements.txt", "cli.py check"]
    assert start.main(["preview"]) == 0
    assert ran[3:] == ["preview on 8501 with a browser"]


def test_the_review_needs_more(ran: list[str]) -> None:
    assert start.main(["review", "--no-browser", "--port", "9000"]) == 0
    assert ran == ["create", "requirements.txt", "requirements-dev.txt", "review on 9000"]


def test_it_sets_up_anew_when_a_list_has_changed(ran: list[str], folder: Path) -> None:
    start.main(["run"])
    del ran[:]
    later = (folder / start.VENV / ".ready").stat().st_mtime + 5
    os.utime(folder / "requirements.lock", (later, later))
    start.main(["run"])
    assert ran == ["requirements.txt", "run on 8501 with a browser"]


def test_it_sets_up_anew_when_its_python_is_gone(ran: list[str], folder: Path) -> None:
    """As after an upgrade of the Python that it was made of: its link leads nowhere."""
    start.main(["review"])
    del ran[:]
    python = folder / set_up.program(start.VENV, "python")
    python.unlink()
    python.symlink_to(folder / "gone")
    start.main(["review", "--no-browser"])
    assert ran[:3] == ["create", "requirements.txt", "requirements-dev.txt"]


def test_a_set_up_that_stops_is_said_and_begins_anew(
    ran: list[str], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(set_up, "install", lambda _folder, _list: 1)
    assert start.main(["run"]) == 1
    assert "The set-up stopped. What it needs is said above." in capsys.readouterr().err
    assert start.main(["run"]) == 1


@pytest.mark.parametrize(
    "arguments",
    [[], ["other"], ["run", "review"], ["run", "--port"], ["run", "--port", "x"], ["--port", "1"]],
)
def test_what_is_not_understood_gets_the_usage(
    ran: list[str], arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert start.main(arguments) == 2
    assert "py tools/start.py preview" in capsys.readouterr().err
    assert ran == []


def test_a_port_in_use_suggests_the_next_one(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        assert not start.is_free(port)
        monkeypatch.setattr(start, "is_free", lambda one: one != port)
        assert start.free_port(port, "run") == 0
    said = capsys.readouterr().err
    assert said == (
        f"Port {port} is in use. Is it started already? Else: start.py run --port {port + 1}\n"
    )


@pytest.mark.parametrize(("answer", "port"), [("", 8502), ("y", 8502), ("no", 0)])
def test_whoever_sits_there_is_asked(
    monkeypatch: pytest.MonkeyPatch, answer: str, port: int
) -> None:
    monkeypatch.setattr(start, "is_free", lambda one: one != 8501)
    monkeypatch.setattr(sys.stdin, "isatty", lambda: True, raising=False)
    monkeypatch.setattr("builtins.input", lambda _asked: answer)
    assert start.free_port(8501, "run") == port


def test_what_is_slow_says_that_it_goes_on(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(start, "EVERY", 0.01)
    told: list[str] = []

    def work() -> int:
        while "still at it" not in "".join(told):
            told.append(capsys.readouterr().out)
        return 7

    assert start.with_signs_of_life(work) == 7


def test_the_makefile_sets_up_by_the_same_lists_and_stamps() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    for requirements, lists, stamp in (start.PLAIN, start.FOR_REVIEW):
        rule = re.search(rf"^\$\(VENV\)/{re.escape(stamp)}: (.*)\n(.*)", text, re.MULTILINE)
        assert rule
        assert rule[1].replace("$(VENV)/.ready", "").split(" |")[0].split() == [
            Path(name).as_posix() for name in lists
        ]
        assert f"tools/set_up.py install $(VENV) {requirements}" in rule[2]


def test_each_verb_starts_what_make_starts() -> None:
    text = (ROOT / "Makefile").read_text("utf-8")
    for verb, workspace in start.WORKSPACES.items():
        recipe = re.search(rf"^{verb}:.*\n\t@?(.+)$", text, re.MULTILINE)
        assert recipe
        assert recipe[1].startswith(f"APP_WORKSPACE={workspace} " if workspace else "$(BIN)")


def test_it_can_be_read_without_anything_installed() -> None:
    code = "import sys; sys.path.insert(0, 'tools'); import start; print(start.read_arguments([]))"
    found = subprocess.run(
        [sys.executable, "-S", "-c", code], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert found.stdout == "None\n"


def test_the_files_to_double_click_start_the_preview() -> None:
    for_windows = (ROOT / "start.cmd").read_bytes()
    assert for_windows.count(b"\r\n") == for_windows.count(b"\n")
    assert b"tools\\start.py" in for_windows
    for_macos = ROOT / "start.command"
    assert os.access(for_macos, os.X_OK)
    assert "tools/start.py" in for_macos.read_text("utf-8")
