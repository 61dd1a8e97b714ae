"""What a browser keeps for when there is no connection: a few pages, the same for everybody.

The first page, the signs, and where to get help. A script of the browser (assets/worker.js) fetches
them at the first visit. Its text names the rule set and a hash of all it keeps, so a change of
either makes a new script, and with it the browser forgets what it kept before.
"""

import json
from hashlib import sha256
from typing import Final

from starlette.routing import Route

from screens.content import Published
from screens.server.pages import TOPICS, PlainPages
from screens.server.public_pages import SIGNS
from screens.server.routes import ASSETS, SCREENS, fixed

WORKER: Final = SCREENS / "server" / "assets" / "worker.js"
ADDRESS: Final = "/worker.js"  # at the root of an edition: it looks after the pages below
OFFLINE: Final = "/offline"


def kept_files(content: Published, pages: PlainPages) -> dict[str, str]:
    """Every address that a browser keeps, with what it gives."""
    help_pages = sorted(topic.id for topic in content.book.topics if topic.helplines)
    shown = {
        "/": pages.start,
        f"/{SIGNS}": pages.public[SIGNS],
        **{f"{TOPICS}/{name}": pages.topic[name] for name in help_pages},
        OFFLINE: pages.offline,
    }
    return {
        **{f"{content.root}{address}": html for address, html in shown.items()},
        **{address: file.read_text("utf-8") for address, (file, _) in ASSETS.items()},
    }


def worker(content: Published, pages: PlainPages) -> str:
    """The script, with what it keeps."""
    files = kept_files(content, pages)
    digest = sha256(json.dumps(files).encode()).hexdigest()[:16]
    names = {
        "VERSION": f"{content.book.version}-{digest}",
        "ROOT": content.root,
        "FILES": [*files],
        "OFFLINE": f"{content.root}{OFFLINE}",
    }
    lines = [f"const {name} = {json.dumps(value)}" for name, value in names.items()]
    return "\n".join([*lines, WORKER.read_text("utf-8")])


def worker_routes(content: Published, pages: PlainPages) -> list[Route]:
    """The script, which is never kept itself, and the page for what cannot be had."""
    return [
        fixed(ADDRESS, worker(content, pages), "text/javascript"),
        fixed(OFFLINE, pages.offline),
    ]
