"""Which workspace this server is, if it is one at all. One process is one workspace, or the app."""

import os
from typing import Final

from screens.content import PUBLIC
from screens.content import SWITCH as STAGE

SWITCH: Final = "APP_WORKSPACE"
CONTENT, REVIEW = "content", "review"
PAGES: Final = {
    CONTENT: ("people", "change", "proposals"),
    REVIEW: ("decide", "rules", "try", "proofs"),
}
"""Every workspace, with the addresses of its further pages."""


def workspace_or_none() -> str | None:
    """The workspace that the environment asks for; None for the public app.

    A process that is to be for the public is none: anybody could write in the content.
    """
    name = os.environ.get(SWITCH, "")
    if name and name not in PAGES:
        known = ", ".join(PAGES)
        raise SystemExit(f"{SWITCH}={name}: there is no such workspace. There is: {known}")
    if name and os.environ.get(STAGE) == PUBLIC:
        raise SystemExit(f"{SWITCH}={name}: no workspace is for the public. Unset it, or {STAGE}.")
    return name or None
