"""Everything we use of Streamlit that Streamlit does not promise to keep, in one place.

Streamlit is pinned exactly; `tests/screens/server/test_streamlit_private.py` fails first when an
upgrade changes one of these. Each entry says what we would do without it.
"""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Final

import streamlit
from google.protobuf.message import DecodeError
from streamlit import config, file_util
from streamlit.proto.BackMsg_pb2 import BackMsg

HIDDEN_OPTIONS: Final = {
    "client.allowedOrigins": "else: our own answer to host-config already names none",
    "logger.enableRich": "else: keep rich out of the environment the app runs in",
    "logger.hideWelcomeMessage": "else: set browser.serverAddress, which we do as well",
    "runner.postScriptGC": "else: the heap frozen at start makes each collection short",
    "server.maxWidgetStateSize": "else: a limit in the proxy",
}
"""Options in .streamlit/config.toml that Streamlit does not list, and what else would do."""

HOST_CONFIG: Final = {
    "allowedOrigins": [],
    "useExternalAuthToken": False,
    "enableCustomParentMessages": False,
    "enforceDownloadInNewTab": False,
    "metricsUrl": "",
    "blockErrorDialogs": True,
    "resourceCrossOriginMode": None,
}
"""Our answer to `host-config`. `blockErrorDialogs` keeps Streamlit's own dialog about a lost
connection away: the page says it in our words. Without it: two messages instead of one."""

OPEN_ENDPOINTS: Final = ("bidi-components/", "health", "host-config", "stream")
"""What the page in the browser asks for below `_stcore/`; all else there is closed."""

HEARD: Final = frozenset({"rerun_script"})
"""Of all kinds of message that a browser can send, those that our pages need: what was picked or
pressed. The others have the server look through its git repository, forget what it keeps for
everybody, stop, or write files. Without it: Streamlit's own conditions for each of them."""

LATE_SCRIPTS: Final = (
    "BidiComponent.*.js",
    "_arrayReduce.*.js",
    "recordbatch.*.js",
    "serialization.*.js",
)
"""Scripts that Streamlit asks for only once it knows that a page has a component, as ours all have;
patterns of file names. Named in the shell, they come with the rest. Without it: two more waits."""


def kind_of(message: bytes) -> str | None:
    """What kind of message a browser sent over the websocket; None for what is none.

    Without it: nothing is known of a message before Streamlit acts on it.
    """
    try:
        kind: str | None = BackMsg.FromString(message).WhichOneof("type")
    except DecodeError:
        return None
    return kind


def static_folder() -> Path:
    """Where Streamlit keeps its browser files. Without it: beside `streamlit.__file__`."""
    return Path(file_util.get_static_dir())


def hidden_options_that_are_gone() -> list[str]:
    """The options we set that this Streamlit no longer knows."""
    known = config.get_config_options()
    return [name for name in HIDDEN_OPTIONS if name not in known]


def look_up_the_theme_once() -> None:
    """Keep what the settings say of the theme: Streamlit looks it up six times for every page.

    Only where settings do not change while the server runs. Without it: 0.2 ms more of processor
    for each page, of less than 3.
    """
    config.get_options_for_section = cache(config.get_options_for_section)


def live_below(path: str) -> None:
    """Let Streamlit live below another address than the one in config.toml.

    Without it: `--server.baseUrlPath` on the command line.
    """
    config.set_option("server.baseUrlPath", path)


def follow_the_machine(colours: Mapping[str, Mapping[str, str]]) -> None:
    """Let Streamlit's own widgets be light or dark as the machine is; colours by scheme and name.

    A theme that says anything, as ours says its font, else stays light. Without it: sections
    [theme.light] and [theme.dark] in config.toml, which then hold for the public app as well.
    """
    for scheme, named in colours.items():
        for name, colour in named.items():
            config.set_option(f"theme.{scheme}.{name}", colour)


def version() -> str:
    """The Streamlit that is installed."""
    return streamlit.__version__
