"""The settings that protect people, checked before the app starts.

Streamlit falls back to its own default when a settings file is broken, missing, or misspells a
name: open to every machine, a cookie, counts of visitors, telemetry. So what has to hold stands
here as well, and an app whose settings say anything else does not start.
"""

import re
import sys
from collections.abc import Callable, Mapping
from typing import Final, NamedTuple

from screens.server.streamlit_private import (
    effective_settings,
    keep_settings,
    variable_of,
    was_named_at_start,
)

FILE: Final = ".streamlit/config.toml"
THIS_MACHINE: Final = ("127.0.0.1", "localhost", "::1")
# A name or an address, and nothing that a name cannot have: no comma, blank, slash, scheme or port.
_HOST: Final = re.compile(r"[^\s,;/\\*:@?#\[\]]+|(?:[0-9a-fA-F]*:){2,}[0-9a-fA-F.]*")


class Setting(NamedTuple):
    """One option: what it must be, as the line to write, and what it would do otherwise."""

    line: str
    holds: Callable[[object], bool]
    otherwise: str


def _is(wanted: object) -> Callable[[object], bool]:
    return lambda value: type(value) is type(wanted) and value == wanted


def _among(*wanted: str) -> Callable[[object], bool]:
    return lambda value: value in wanted


def _at_most(most: float) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int | float) and 0 < value <= most


def _for_at_most(seconds: float) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int | float) and 0 <= value <= seconds


def _names_hosts(value: object) -> bool:
    """A list from the file, a tuple from the environment; anything but a name matches no host."""
    return isinstance(value, list | tuple) and bool(value) and all(map(_is_host, value))


def _is_host(name: object) -> bool:
    return isinstance(name, str) and _HOST.fullmatch(name) is not None


def _is_empty(value: object) -> bool:
    return not value


PROTECTING: Final[Mapping[str, Setting]] = {
    "server.address": Setting(
        'address = "127.0.0.1"',
        _among(*THIS_MACHINE),
        "it listens for every machine; a deployment that wants that sets STREAMLIT_SERVER_ADDRESS",
    ),
    "server.allowedHosts": Setting(
        'allowedHosts = ["127.0.0.1", "localhost"]',
        _names_hosts,
        "another site can reach it under a name of its own, or nobody can under the right one; a "
        "deployment sets STREAMLIT_SERVER_ALLOWED_HOSTS to bare names that are parted by spaces, "
        "without a comma, a slash, a port or a scheme",
    ),
    "server.baseUrlPath": Setting(
        'baseUrlPath = "check"', _is("check"), "the guard stands at the wrong door"
    ),
    "server.enableXsrfProtection": Setting(
        "enableXsrfProtection = false", _is(False), "it sets a cookie"
    ),
    "server.enableCORS": Setting(
        "enableCORS = true", _is(True), "other sites may read its answers"
    ),
    "server.corsAllowedOrigins": Setting(
        "corsAllowedOrigins = []", _is_empty, "other sites may read its answers"
    ),
    "server.trustedUserHeaders": Setting(
        "(no line)", _is_empty, "it takes in who somebody is from a header"
    ),
    "server.enableStaticServing": Setting(
        "enableStaticServing = false", _is(False), "it serves files of this folder"
    ),
    "server.enableAgentApi": Setting(
        "enableAgentApi = false", _is(False), "programs can steer the app"
    ),
    "server.fileWatcherType": Setting(
        'fileWatcherType = "none"', _is("none"), "a file that changes changes what people see"
    ),
    "server.runOnSave": Setting(
        "runOnSave = false", _is(False), "a file that changes changes what people see"
    ),
    "server.scriptHealthCheckEnabled": Setting(
        "scriptHealthCheckEnabled = false", _is(False), "anybody can have the script run"
    ),
    "server.enableWebsocketCompression": Setting(
        "enableWebsocketCompression = false", _is(False), "a small message can unpack to a huge one"
    ),
    "server.disconnectedSessionTTL": Setting(
        "disconnectedSessionTTL = 120", _for_at_most(120), "the server remembers people for longer"
    ),
    "server.maxUploadSize": Setting("maxUploadSize = 1", _at_most(1), "large files may be sent"),
    "server.maxMessageSize": Setting("maxMessageSize = 5", _at_most(5), "large pages may be sent"),
    "server.maxWidgetStateSize": Setting(
        "maxWidgetStateSize = 1", _at_most(1), "large answers fill the memory"
    ),
    "browser.gatherUsageStats": Setting(
        "gatherUsageStats = false", _is(False), "each browser reports to another company"
    ),
    "browser.serverAddress": Setting(
        'serverAddress = "localhost"', bool, "an outside service is asked for the address"
    ),
    "client.toolbarMode": Setting(
        'toolbarMode = "minimal"', _is("minimal"), "people see buttons made for developers"
    ),
    "client.showErrorDetails": Setting(
        'showErrorDetails = "none"', _is("none"), "an error on the page may hold an answer"
    ),
    "client.showErrorLinks": Setting(
        "showErrorLinks = false", _is(False), "an error is offered to other companies"
    ),
    "client.allowedOrigins": Setting(
        "allowedOrigins = []", _is([]), "other sites may steer the app"
    ),
    "runner.postScriptGC": Setting(
        "postScriptGC = false", _is(False), "50 people wait seconds for each click"
    ),
    "logger.level": Setting(
        'level = "warning"', _among("warning", "error", "critical"), "answers may be logged"
    ),
    "logger.enableRich": Setting("enableRich = false", _is(False), "answers may be logged"),
    "logger.hideWelcomeMessage": Setting(
        "hideWelcomeMessage = true", _is(True), "an outside service is asked for the address"
    ),
    "global.developmentMode": Setting("(no line)", _is(False), "it is open to other servers"),
}
"""Each option that protects somebody. What only makes the app faster or nicer is not here."""


def settings_or_exit() -> None:
    """Let the app start, or name each setting that protects nobody and exit with 1."""
    problems = unprotecting(effective_settings(PROTECTING), was_named_at_start("server.address"))
    if not problems:
        keep_settings()
        return
    sys.stderr.write("\n".join([*problems, "The app does not start with these settings.", ""]))
    raise SystemExit(1)


def unprotecting(found: Mapping[str, object], address_named: bool) -> list[str]:
    """What is wrong with the settings that were found, a line each.

    `address_named` says that whoever started the app named its address: then any is right.
    """
    wrong = (
        name
        for name, setting in PROTECTING.items()
        if not setting.holds(found.get(name))
        and not (name == "server.address" and address_named and found.get(name))
    )
    return [_line(name, found.get(name)) for name in wrong]


def _line(name: str, value: object) -> str:
    setting, section = PROTECTING[name], name.partition(".")[0]
    return (
        f"{FILE}  error  {name} is {value!r}: {setting.otherwise}. "
        f"Write `{setting.line}` under [{section}], and unset {variable_of(name)} if it is set."
    )
