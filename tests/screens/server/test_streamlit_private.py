"""The first tests to fail when an upgrade of Streamlit changes what it never promised."""

import asyncio
import inspect
import logging
import os
import socket
import sys
import tomllib
from pathlib import Path

import pytest
import uvicorn
from streamlit import config, error_util
from streamlit.proto.WidgetStates_pb2 import WidgetStates
from streamlit.runtime import app_session
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.web import bootstrap
from streamlit.web.server.starlette import starlette_routes, starlette_server
from uvicorn.protocols.websockets import websockets_sansio_impl

from screens.server import shell, streamlit_private
from tests.support.running_app import ROOT

SETTINGS = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())


def settings() -> dict[str, object]:
    return {
        f"{section}.{name}": value
        for section, values in SETTINGS.items()
        for name, value in values.items()
    }


def test_the_installed_streamlit_is_the_one_that_is_pinned() -> None:
    pinned = (ROOT / "requirements.txt").read_text().splitlines()
    assert f"streamlit=={streamlit_private.version()}" in pinned


def test_every_option_we_set_still_exists() -> None:
    known = config.get_config_options()
    assert [name for name in settings() if name not in known] == []


def test_the_hidden_options_are_named_and_set() -> None:
    known = config.get_config_options()
    hidden = {name for name in settings() if known[name].visibility == "hidden"}
    assert hidden == set(streamlit_private.HIDDEN_OPTIONS)


def test_streamlit_still_lives_where_we_serve_its_shell() -> None:
    assert f"/{settings()['server.baseUrlPath']}" == shell.BASE


def test_our_answer_to_host_config_names_what_streamlit_names() -> None:
    source = inspect.getsource(starlette_routes.create_host_config_routes)
    assert all(f'"{name}"' in source for name in streamlit_private.HOST_CONFIG)
    assert source.count('": ') == len(streamlit_private.HOST_CONFIG)


def test_script_errors_still_go_through_the_log_and_rich_is_off() -> None:
    assert isinstance(error_util._LOGGER, logging.Logger)
    assert settings()["logger.enableRich"] is False


def test_the_theme_is_looked_up_once_for_all_pages(monkeypatch: pytest.MonkeyPatch) -> None:
    look_up = config.get_options_for_section
    monkeypatch.setattr(config, "get_options_for_section", look_up)  # put back afterwards
    streamlit_private.look_up_the_theme_once()
    found = config.get_options_for_section("theme")
    assert found == look_up("theme")
    assert config.get_options_for_section("theme") is found
    assert "config.get_options_for_section(section)" in inspect.getsource(
        app_session._populate_theme_msg
    )


def test_a_settings_file_that_changes_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """It would be read anew: broken, it would have addresses of people logged, and worse."""
    monkeypatch.setattr(bootstrap, "load_config_options", bootstrap.load_config_options)
    before = {name: option.value for name, option in config.get_config_options().items()}
    streamlit_private.keep_settings()
    bootstrap.load_config_options({"logger.level": "debug", "server.address": "0.0.0.0"})  # noqa: S104
    after = {name: option.value for name, option in config.get_config_options().items()}
    assert after == before
    assert "load_config_options(flag_options)" in inspect.getsource(
        bootstrap._install_config_watchers
    )


def test_a_script_is_read_once_whatever_becomes_of_its_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ScriptCache, "get_bytecode", ScriptCache.get_bytecode)  # put back later
    script = tmp_path / "script.py"
    script.write_text("1\n", "utf-8")
    streamlit_private.keep_scripts(script)
    script.unlink()
    found = ScriptCache()
    found.clear()  # as Streamlit does when nobody is there
    assert found.get_bytecode(str(script)).co_filename == str(script)


def test_a_server_that_is_made_already_hears_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    made = uvicorn.Config("app", ws_max_size=5_000_000)
    monkeypatch.setattr(uvicorn.Config, "ws_max_size", None, raising=False)  # put back afterwards
    streamlit_private.hear_at_most(9)
    assert made.ws_max_size == uvicorn.Config("app", ws_max_size=5_000_000).ws_max_size == 9
    assert "max_size=self.config.ws_max_size" in inspect.getsource(websockets_sansio_impl)


def test_a_timer_brings_no_answers_and_takes_none_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ScriptRequests, "request_rerun", ScriptRequests.request_rerun)
    streamlit_private.take_no_answers_from_a_timer()
    answered = states(answer="yes")
    requests = ScriptRequests()
    requests.request_rerun(RerunData(widget_states=answered))
    requests.request_rerun(
        RerunData(widget_states=states(answer=""), fragment_id="watch", is_auto_rerun=True)
    )
    asked = requests.on_scriptrunner_ready().rerun_data
    assert asked.widget_states == answered
    requests.request_rerun(
        RerunData(widget_states=states(answer=""), fragment_id="watch", is_auto_rerun=True)
    )
    asked = requests.on_scriptrunner_ready().rerun_data
    assert (asked.widget_states, asked.fragment_id_queue) == (None, ["watch"])


def states(answer: str) -> WidgetStates:
    found = WidgetStates()
    found.widgets.add(id="pregnant", string_value=answer)
    return found


def test_the_shell_still_tells_what_to_load() -> None:
    bundle = shell.read_bundle()
    folder = streamlit_private.static_folder()
    for address in bundle.addresses:
        assert (folder / address.removeprefix(f"{shell.BASE}/")).is_file(), address
    assert any("BidiComponent" in address for address in bundle.preloads)
    assert bundle.styles
    assert "@font-face" not in bundle.styles


def test_the_static_folder_is_below_streamlit() -> None:
    assert (streamlit_private.static_folder() / "index.html").is_file()
    assert isinstance(streamlit_private.static_folder(), Path)


@pytest.mark.skipif(sys.platform == "win32", reason="uvloop does not run there")
def test_what_the_server_sends_leaves_at_once() -> None:
    """Not so with asyncio's own loop and Streamlit's socket: there each page waits 40 ms."""
    make_loop = uvicorn.Config(app="app:app").get_loop_factory()
    assert make_loop
    with asyncio.Runner(loop_factory=make_loop) as runner:
        assert runner.run(_sends_at_once()) == 1


async def _sends_at_once() -> int:
    """The TCP_NODELAY of a connection to a socket like the one that Streamlit listens on."""
    accepted: asyncio.Future[int] = asyncio.get_running_loop().create_future()

    async def connected(_reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        fileno = os.dup(writer.get_extra_info("socket").fileno())
        with socket.socket(fileno=fileno) as line:
            accepted.set_result(line.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY))
        writer.close()

    listening = starlette_server._bind_socket("127.0.0.1", 0, backlog=1)
    async with await asyncio.start_server(connected, sock=listening):
        _, writer = await asyncio.open_connection(*listening.getsockname())
        no_delay = await accepted
        writer.close()
    return no_delay
