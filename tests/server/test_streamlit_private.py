"""The first tests to fail when an upgrade of Streamlit changes what it never promised."""

import inspect
import logging
import tomllib
from pathlib import Path

from streamlit import config, error_util
from streamlit.web.server.starlette import starlette_routes

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
