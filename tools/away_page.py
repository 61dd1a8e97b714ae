"""Write the page that a proxy shows while the app is away: `python -m tools.away_page FOLDER`.

It holds the emergency words in one file, for nothing else can be fetched then. Write it anew with
each version: its words are those of explainer/wording/screens.yaml.
"""

import sys
from pathlib import Path

from screens.content import content
from screens.server.pages import PlainPages
from screens.server.routes import PAGE_STYLES
from screens.server.shell import BASE, Bundle

NAME = "away.html"
_STYLES = '<link rel="stylesheet" href="/assets/page.css">'
_SCRIPT = '<script type="module" src="/assets/helps.js"></script>'
_ICON = '<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">'


def away_page() -> str:
    """The page that says sorry, with its styles inside it."""
    nothing = Bundle(script="", preloads=(), styles="")
    html = PlainPages(content(), nothing).sorry
    styles = f"<style>{PAGE_STYLES.read_text('utf-8')}</style>"
    html = html.replace(_STYLES, styles).replace(_SCRIPT, "")
    return html.replace(_ICON, '<link rel="icon" href="data:,">')


def main(folder: str) -> None:
    """Write the page into the folder."""
    file = Path(folder) / NAME
    file.write_text(away_page(), "utf-8")
    print(f"Wrote {file}. {BASE} and every other address show it while no process answers.")


if __name__ == "__main__":
    if len(sys.argv) != 2 or not Path(sys.argv[1]).is_dir():
        sys.exit("Name the folder to write the page into: python -m tools.away_page FOLDER")
    main(sys.argv[1])
