"""A setting that protects nobody keeps the app from starting, however it came about."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from screens.server.settings import PROTECTING, settings_or_exit, unprotecting
from screens.server.streamlit_private import effective_settings
from tests.support.running_app import copy_to, run_to_its_end

SHIPPED = effective_settings(PROTECTING)
CONFIG = Path(".streamlit") / "config.toml"
WRONG: dict[str, list[object]] = {
    "server.address": [None, "", "0.0.0.0", "10.0.0.1"],  # noqa: S104
    "server.allowedHosts": [[], ["*"], ["*.example.org"], None],
    "server.baseUrlPath": ["", "other"],
    "server.enableCORS": [False],
    "server.corsAllowedOrigins": [["https://elsewhere.example"]],
    "server.trustedUserHeaders": [{"X-User": "user"}],
    "server.fileWatcherType": ["auto", "poll"],
    "server.disconnectedSessionTTL": [-1, 121, None],
    "server.maxUploadSize": [200],
    "server.maxMessageSize": [200],
    "server.maxWidgetStateSize": [25],
    "browser.serverAddress": [None, ""],
    "client.toolbarMode": ["auto", "developer"],
    "client.showErrorDetails": ["full", "stacktrace", "type", True],
    "client.allowedOrigins": [["https://elsewhere.example"], None],
    "logger.level": ["info", "debug"],
}
"""Values that each option may not have; of a switch, that is the other one."""


@pytest.mark.parametrize("name", PROTECTING)
def test_each_option_is_named_with_its_remedy_when_it_protects_nobody(name: str) -> None:
    shipped = SHIPPED[name]
    wrong = WRONG.get(name, [not shipped])
    for value in wrong:
        (line,) = unprotecting(SHIPPED | {name: value}, address_named=False)
        assert line.startswith(f".streamlit/config.toml  error  {name} is {value!r}: ")
        assert PROTECTING[name].line in line
        assert "STREAMLIT_" in line
    assert unprotecting(SHIPPED, address_named=False) == []


def test_an_option_that_streamlit_no_longer_has_is_one_that_protects_nobody() -> None:
    for name in set(PROTECTING) - {"server.corsAllowedOrigins", "server.trustedUserHeaders"}:
        rest = {other: value for other, value in SHIPPED.items() if other != name}
        assert len(unprotecting(rest, address_named=False)) == 1, name


@pytest.mark.parametrize(
    "name",
    [
        "127.0.0.1,check.example.org",  # a comma in the variable, where blanks part the names
        "check.example.org,",
        "check.example.org 127.0.0.1",
        "https://check.example.org",
        "check.example.org/",
        "check.example.org:443",
        "",
    ],
)
def test_what_is_no_name_of_a_host_is_refused_at_the_start(name: str) -> None:
    """Else the app starts, says that it is well, and refuses every websocket."""
    (line,) = unprotecting(SHIPPED | {"server.allowedHosts": (name,)}, address_named=False)
    assert line == (
        f".streamlit/config.toml  error  server.allowedHosts is {(name,)!r}: another site can "
        "reach it under a name of its own, or nobody can under the right one; a deployment sets "
        "STREAMLIT_SERVER_ALLOWED_HOSTS to bare names that are parted by spaces, without a comma, "
        'a slash, a port or a scheme. Write `allowedHosts = ["127.0.0.1", "localhost"]` under '
        "[server], and unset STREAMLIT_SERVER_ALLOWED_HOSTS if it is set."
    )


@pytest.mark.parametrize("name", ["check.example.org", "localhost", "10.0.0.1", "::1", "a-b.c."])
def test_a_name_or_an_address_of_a_host_is_taken(name: str) -> None:
    assert unprotecting(SHIPPED | {"server.allowedHosts": ("x", name)}, address_named=False) == []


@pytest.mark.parametrize("address", ["0.0.0.0", "::", "10.0.0.1"])  # noqa: S104
def test_whoever_starts_the_app_may_name_another_address(address: str) -> None:
    found = SHIPPED | {"server.address": address}
    assert unprotecting(found, address_named=True) == []
    assert unprotecting(SHIPPED | {"server.address": None}, address_named=True)


def test_every_line_of_the_remedies_is_one_of_the_shipped_file() -> None:
    text = (Path(__file__).parents[3] / CONFIG).read_text("utf-8")
    for name, setting in PROTECTING.items():
        if name in {"server.enableCORS", "server.corsAllowedOrigins", "server.trustedUserHeaders"}:
            continue  # Streamlit's own default is right, and a stray variable is what may not be
        if setting.line.startswith("(") or "scriptHealth" in name or "Compression" in name:
            continue
        assert setting.line in text, name


def test_the_app_says_so_and_exits(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    settings_or_exit()
    options = {name: value for name, value in SHIPPED.items() if name != "server.address"}
    monkeypatch.setattr("screens.server.settings.effective_settings", lambda _names: options)
    with pytest.raises(SystemExit) as stop:
        settings_or_exit()
    assert stop.value.code == 1
    said = capsys.readouterr().err
    assert "server.address is None" in said
    assert said.endswith("The app does not start with these settings.\n")


# As they came about: a bad merge, an image without the hidden folder, a slip of the pen -----------


def leaves_it_out(folder: Path) -> None:
    shutil.rmtree(folder / ".streamlit")


def breaks_it(folder: Path) -> None:
    file = folder / CONFIG
    file.write_text(file.read_text("utf-8").replace("[server]", "[server", 1), "utf-8")


def misspells(folder: Path) -> None:
    text = (folder / CONFIG).read_text("utf-8")
    text = text.replace("address =", "adress =", 1).replace("gatherUsageStats", "gatherUsageStat")
    (folder / CONFIG).write_text(text, "utf-8")


@pytest.mark.thorough
@pytest.mark.slow
@pytest.mark.parametrize("spoil", [leaves_it_out, breaks_it, misspells])
def test_a_settings_file_that_is_not_read_opens_no_door(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, spoil: Callable[[Path], None]
) -> None:
    copy_to(tmp_path)
    spoil(tmp_path)
    monkeypatch.setenv("STREAMLIT_CLIENT_SHOW_ERROR_DETAILS", "full")  # and a stray variable
    ended = run_to_its_end(tmp_path)
    assert ended.returncode == 1
    assert "server.address is None" in ended.stderr
    assert "browser.gatherUsageStats is True" in ended.stderr
    assert "client.showErrorDetails is 'full'" in ended.stderr
    assert "unset STREAMLIT_CLIENT_SHOW_ERROR_DETAILS" in ended.stderr
    assert "Ready" not in ended.stdout
