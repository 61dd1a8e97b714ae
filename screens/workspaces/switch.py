"""Which workspace this server is, if it is one at all. One process is one workspace, or the app."""

import os
from typing import Final

SWITCH: Final = "APP_WORKSPACE"
CONTENT, REVIEW = "content", "review"
PAGES: Final = {
    CONTENT: ("people", "change", "proposals"),
    REVIEW: ("decide", "rules", "try", "proofs"),
}
"""Every workspace, with the addresses of its further pages."""


def workspace_or_none() -> str | None:
    """The workspace that the environment asks for; None for the public app."""
    name = os.environ.get(SWITCH, "")
    if name and name not in PAGES:
        known = ", ".join(PAGES)
        raise SystemExit(f"{SWITCH}={name}: there is no such workspace. There is: {known}")
    return name or None
