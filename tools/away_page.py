"""Write the page that a proxy shows while the app is away: `python -m tools.away_page FOLDER`.

It holds the emergency words in one file, for nothing else can be fetched then, and there is one for
each language that is offered. Write them anew with each version.
"""

import sys
from pathlib import Path

from screens.content import Published
from screens.editions import editions
from screens.server.pages import PlainPages
from screens.server.routes import PAGE_STYLES
from screens.server.shell import BASE, Bundle

NAME = "away{root}.html"
_STYLES = '<link rel="stylesheet" href="/assets/page.css">'
_SCRIPT = '<script type="module" src="/assets/helps.js"></script>'
_ICON = '<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">'


def away_page(content: Published) -> str:
    """The page that says sorry, with its styles inside it."""
    nothing = Bundle(script="", preloads=(), styles="")
    html = PlainPages(content, nothing).sorry
    styles = f"<style>{PAGE_STYLES.read_text('utf-8')}</style>"
    html = html.replace(_STYLES, styles).replace(_SCRIPT, "")
    return html.replace(_ICON, '<link rel="icon" href="data:,">')


def main(folder: str) -> None:
    """Write the pages into the folder: away.html, and away-cy.html for /cy/."""
    if not Path(folder).is_dir():
        sys.exit(f"There is no folder {folder}. Make it first, where the proxy may read it.")
    for root, content in editions().items():
        file = Path(folder) / NAME.format(root=root.replace("/", "-"))
        file.write_text(away_page(content), "utf-8")
        shown = f"{root}{BASE} and every other address below {root}/ show it"
        print(f"Wrote {file}. {shown} while no process answers.")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the folder to write the page into: python -m tools.away_page FOLDER")
    main(sys.argv[1])
