"""What the browser must load to show Streamlit, read from the shell that Streamlit ships.

Streamlit's own shell says it is in English of no country, calls itself Streamlit, offers an
interface for programs, fetches fonts we do not use, and tells people without JavaScript nothing.
Ours (`templates/shell.html`) keeps its scripts and its styles and none of that.
"""

import re
from dataclasses import dataclass

from screens.server.streamlit_private import LATE_SCRIPTS, static_folder

BASE = "/check"
"""Where Streamlit lives; `server.baseUrlPath` in .streamlit/config.toml says the same."""

STYLES = "/assets/streamlit.css"
"""Where Streamlit's styles are served without its fonts."""

_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_SCRIPT = re.compile(r'<script type="module"[^>]* src="\./(static/[^"]+)"')
_PRELOAD = re.compile(r'<link rel="modulepreload"[^>]* href="\./(static/[^"]+)"')
_STYLESHEET = re.compile(r'<link rel="stylesheet"[^>]* href="\./(static/[^"]+)"')
_FONT_FACE = re.compile(r"@font-face\s*\{[^}]*\}")


@dataclass(frozen=True)
class Bundle:
    """The addresses of Streamlit's scripts, and its styles."""

    script: str
    preloads: tuple[str, ...]
    styles: str
    stylesheets: tuple[str, ...] = ()  # the same styles as files, with their fonts

    @property
    def addresses(self) -> tuple[str, ...]:
        """Everything that a first visit fetches below `BASE`."""
        return (self.script, *self.preloads)


def read_bundle(base: str = BASE) -> Bundle:
    """Read the bundle of the Streamlit that is installed, served below `base`."""
    folder = static_folder()
    html = _COMMENT.sub("", (folder / "index.html").read_text(encoding="utf-8"))
    scripts, stylesheets = _SCRIPT.findall(html), _STYLESHEET.findall(html)
    if len(scripts) != 1 or not stylesheets:
        message = "Streamlit's index.html has changed: read it again, then screens/server/shell.py"
        raise RuntimeError(message)
    late = (
        f"static/js/{file.name}"
        for pattern in LATE_SCRIPTS
        for file in sorted((folder / "static" / "js").glob(pattern))
    )
    styles = "".join((folder / path).read_text(encoding="utf-8") for path in stylesheets)
    return Bundle(
        script=f"{base}/{scripts[0]}",
        preloads=tuple(f"{base}/{path}" for path in (*_PRELOAD.findall(html), *late)),
        styles=without_fonts(styles),
        stylesheets=tuple(f"{base}/{path}" for path in stylesheets),
    )


def without_fonts(styles: str) -> str:
    """Leave out the fonts: 545 KB that our pages do not use and a browser would fetch first."""
    return _FONT_FACE.sub("", styles)
