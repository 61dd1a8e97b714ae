"""A language that was offered and is not any more: its addresses say so, with the emergency words.

In its own words while those are as they were accepted, else in English (screens/editions.py).

Nothing of it is shown beside newer English, and what browsers kept of it is forgotten. A tab or a
form that is on its way goes on in English when it next asks: its answers are the same in every
language.
"""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from explainer.languages.language import Language
from screens.server.pages import PlainPages
from screens.server.routes import NOT_FOUND, below, fixed, page
from screens.server.worker import ADDRESS

WORKER: Final = Path(__file__).parent / "assets" / "withdrawn.js"


def withdrawn_routes(
    languages: Iterable[tuple[Language, PlainPages]], english: Iterable[Route]
) -> list[BaseRoute]:
    """What is answered below the root of each of these, with the pages in the words to say so.

    `english` is what takes answers: forms of these languages are answered there.
    """
    taken = [Route(r.path, r.endpoint, methods=["POST"]) for r in english]
    return [route for language, pages in languages for route in _below(pages, language, taken)]


def _below(pages: PlainPages, language: Language, taken: list[Route]) -> list[BaseRoute]:
    root, html = f"/{language.tag}", pages.withdrawn(language)
    script = f"const ROOT = {json.dumps(root)}\n{WORKER.read_text('utf-8')}"

    async def gone(_request: Request) -> Response:
        return page(html, NOT_FOUND)

    methods = ["GET", "POST"]
    return [
        *below(root, taken),
        fixed(f"{root}{ADDRESS}", script, "text/javascript"),
        Route(root, gone, methods=methods),
        Route(f"{root}/{{address:path}}", gone, methods=methods),
    ]
