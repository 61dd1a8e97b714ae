"""Everything we use of Streamlit that Streamlit does not promise to keep, in one place.

Streamlit is pinned exactly; `tests/screens/server/test_streamlit_private.py` fails first when an
upgrade changes one of these. Each entry says what we would do without it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Final

import streamlit
import uvicorn
from google.protobuf.message import DecodeError
from streamlit import config, file_util
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.runtime.scriptrunner_utils.script_requests import RerunData, ScriptRequests
from streamlit.runtime.scriptrunner_utils.script_run_context import get_script_run_ctx
from streamlit.web import bootstrap
from streamlit.web.server.starlette import starlette_websocket

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

ENDPOINTS: Final = ("_stcore/health",)
"""What the page in the browser asks of Streamlit besides files; all else is closed."""

STREAM: Final = "_stcore/stream"
"""Where the websocket is."""

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


def is_host_allowed(host: str | None) -> bool:
    """Whether people may reach the check under this name.

    Streamlit asks the same, and logs the name that it refuses. Without it: those lines in the log.
    """
    return starlette_websocket.is_host_allowed(host)


def static_folder() -> Path:
    """Where Streamlit keeps its browser files. Without it: beside `streamlit.__file__`."""
    return Path(file_util.get_static_dir())


def hidden_options_that_are_gone() -> list[str]:
    """The options we set that this Streamlit no longer knows."""
    known = config.get_config_options()
    return [name for name in HIDDEN_OPTIONS if name not in known]


def effective_settings(names: Iterable[str]) -> dict[str, object]:
    """What options are set to, wherever they were set. An option that is gone is left out.

    Without it: `st.get_option` for each, which raises for one that is gone.
    """
    known = config.get_config_options()
    return {name: known[name].value for name in names if name in known}


def keep_settings() -> None:
    """Leave the settings as they are for as long as the process lives.

    Streamlit reads a settings file anew when it changes, whatever its file watcher is set to, and
    falls back to open defaults when it is broken. Without it: never touch that file.
    """
    setattr(bootstrap, "load_config_options", lambda _flags: None)  # noqa: B010


def was_named_at_start(name: str) -> bool:
    """Whether whoever started the app set this option: by an argument or in the environment.

    Without it: only the variable of the option is looked for, and no argument.
    """
    return config.get_where_defined(name) == "command-line argument or environment variable"


def variable_of(name: str) -> str:
    """The environment variable of an option. Without it: its name, spelled in capitals."""
    return config.get_config_options()[name].env_var


def look_up_the_theme_once() -> None:
    """Keep what the settings say of the theme: Streamlit looks it up six times for every page.

    Only where settings do not change while the server runs. Without it: 0.2 ms more of processor
    for each page, of less than 3.
    """
    config.get_options_for_section = cache(config.get_options_for_section)


def keep_scripts(*files: Path) -> None:
    """Read these scripts now, and never again: Streamlit reads one anew when nobody is there.

    So a file that changes under a running app changes nothing. Without it: the check is as the file
    is when the next person comes.
    """
    read = cache(ScriptCache().get_bytecode)
    for file in files:
        read(str(file))
    setattr(ScriptCache, "get_bytecode", lambda _self, path: read(path))  # noqa: B010


def live_below(path: str) -> None:
    """Let Streamlit live below another address than the one in config.toml.

    Without it: `--server.baseUrlPath` on the command line.
    """
    config.set_option("server.baseUrlPath", path)


def hear_at_most(size: int) -> None:
    """Let a message over the websocket have so many bytes, whether or not all of it has come.

    Streamlit lets one have as many as the longest page may have: so each connection could leave
    5 MB in memory by never ending its message, before anybody sees it. The server is started
    before our code is read, so the limit is read from its class. Without it: `maxMessageSize = 1`.
    """
    limit = property(lambda _config: size, lambda _config, _given: None)
    setattr(uvicorn.Config, "ws_max_size", limit)  # noqa: B010


def follow_the_machine(colours: Mapping[str, Mapping[str, str]]) -> None:
    """Let Streamlit's own widgets be light or dark as the machine is; colours by scheme and name.

    A theme that says anything, as ours says its font, else stays light. Without it: sections
    [theme.light] and [theme.dark] in config.toml, which then hold for the public app as well.
    """
    for scheme, named in colours.items():
        for name, colour in named.items():
            config.set_option(f"theme.{scheme}.{name}", colour)


def take_no_answers_from_a_timer() -> None:
    """Let what a page asks for by itself (`run_every`) leave every field as the server has it.

    With each such message the browser sends what stands in all fields, also before it knows what
    the server has just put there: Streamlit would take the old words for an answer of somebody.
    Without it: no `run_every` on a page with fields that the server fills in.
    """
    request = ScriptRequests.request_rerun

    def without_answers(self: ScriptRequests, new_data: RerunData) -> bool:
        if new_data.is_auto_rerun:
            new_data = replace(new_data, widget_states=None)
        return request(self, new_data)

    setattr(ScriptRequests, "request_rerun", without_answers)  # noqa: B010


def is_drawn(key: str) -> bool:
    """Whether this run has drawn a field with this key.

    Without it: each field puts back by itself what stood in it, just before it is drawn.
    """
    run = get_script_run_ctx()
    return run is not None and key in run.shared.widget_user_keys_this_run


def version() -> str:
    """The Streamlit that is installed."""
    return streamlit.__version__
