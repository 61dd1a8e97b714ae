"""What to take along: a PDF, the result as text, reminders, the answers for another system.

All are made of the state in the body of one request, sent back, and forgotten. The state never
stands in an address, and the file's name says nothing: a shared phone shows names of downloads.
"""

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Final, NamedTuple
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from explainer import Explanation, explain
from explainer.dates import today
from explainer.outputs.calendar import as_calendar, reminders
from explainer.outputs.handover import handover
from explainer.outputs.pdf import as_pdf
from explainer.outputs.text import as_text
from explainer.result.unit import with_unit
from interop.fhir.answering import as_response
from rules import Assessment
from screens.content import Published
from screens.journey import Path, read_state
from screens.padding import FILE_STEP, filled, filled_pdf
from screens.server.sending import full_reply

FILE_NAME: Final = "summary"
LONGEST_BODY: Final = 64 * 1024  # bytes; a state with every question answered is 2 KB
AT_ONCE: Final = 2  # PDFs made at the same time: a page of questions must not wait for them
MOST_WAITING: Final = 40  # for a PDF: two seconds. Whoever comes then is told to try again

_BAD: Final = 400
_FORBIDDEN: Final = 403
_TOO_LARGE: Final = 413
_BUSY: Final = 503
# Our pages send no referrer, so browsers leave the origin out too; this header they always send.
_OUR_OWN: Final = ("same-origin", "none")


class File(NamedTuple):
    """What is taken along; `fill` makes it longer, for a browser that reads nothing compressed.

    A text is shown, and has no `ending`: it is kept under no name.
    """

    content: bytes
    media_type: str
    ending: str
    fill: Callable[[bytes, int], bytes]


Make = Callable[[Path], Awaitable[File]]


class Refused(Exception):
    """What was sent is not a result of ours; `status` says how to answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


def take_along_routes(content: Published, sorry: str) -> list[Route]:
    """The addresses that make a file of a result; `sorry` is the page for all that is not one."""
    making = _Making(content)

    def post(address: str, make: Make) -> Route:
        async def endpoint(request: Request) -> Response:
            try:
                made = await make(await _answered(request, content))
            except Refused as refused:
                return Response(sorry, refused.status, media_type="text/html")
            accepted = request.headers.get("accept-encoding", "")
            return await asyncio.to_thread(_sent, made, accepted, content.growth.in_bytes)

        return Route(address, endpoint, methods=["POST"])

    kinds = {"/pdf": making.pdf, "/text": making.text, "/calendar": making.calendar}
    kinds["/response"] = making.response
    return [post(address, make) for address, make in kinds.items()]


class _Making:
    """Makes each kind of file of what the rules said."""

    def __init__(self, content: Published) -> None:
        self._content = content
        self._words = content.screens
        self._turn = asyncio.Semaphore(AT_ONCE)
        self._waiting = 0

    async def pdf(self, path: Path) -> File:
        if self._waiting >= MOST_WAITING:
            raise Refused(_BUSY)
        self._waiting += 1
        try:
            async with self._turn:
                made = await asyncio.to_thread(self._drawn, path.assessment)
        finally:
            self._waiting -= 1
        return File(made, "application/pdf", "pdf", filled_pdf)

    def _drawn(self, assessment: Assessment) -> bytes:
        explanation, book = self._explained(assessment), self._content.book
        return as_pdf(handover(book, assessment, explanation, self._words, today()), today())

    async def text(self, path: Path) -> File:
        made = as_text(self._explained(path.assessment), self._words, today())
        return File(made.encode(), "text/plain", "", filled)

    async def calendar(self, path: Path) -> File:
        entries = reminders(self._content.book, path.assessment, self._content.pages, today())
        if not entries:
            raise Refused(_BAD)  # no page offers it then
        site = self._content.screens["site"]["name"]
        made = await asyncio.to_thread(as_calendar, entries, site, today())
        return File(made, "text/calendar", "ics", _as_it_is)

    async def response(self, path: Path) -> File:
        codes = self._content.codes
        if not codes.address:
            raise Refused(_BAD)  # nobody could read it, so no page offers it
        made = as_response(self._content.book, codes, path.answers, complete=True)
        text = json.dumps(made, indent=2, ensure_ascii=False).encode()
        return File(text, "application/fhir+json", "json", filled)

    def _explained(self, assessment: Assessment) -> Explanation:
        content = self._content
        explanation = explain(content.book, assessment, content.wording)
        if content.is_draft:  # what is taken along is no more approved than the page
            explanation = replace(explanation, approved=False)
        wording, local = content.wording, content.local
        return with_unit(explanation, content.book, assessment, wording, local, today=today())


def _sent(made: File, accepted: str, growth: int) -> Response:
    """The file as it crosses the line: as long as any other."""
    step, headers = FILE_STEP * growth, {}
    if made.ending:
        headers["content-disposition"] = f'attachment; filename="{FILE_NAME}.{made.ending}"'

    def fill(content: bytes) -> bytes:
        return made.fill(content, step)

    return full_reply(made.content, accepted, made.media_type, fill, step=step, headers=headers)


def _as_it_is(content: bytes, _step: int) -> bytes:
    """A calendar may hold no blank lines: where nothing compressed is read, it is not filled up."""
    return content


async def _answered(request: Request, content: Published) -> Path:
    """The answers in the body, with what the rules say, or an error that names none of them."""
    if request.headers.get("sec-fetch-site", "same-origin") not in _OUR_OWN:
        raise Refused(_FORBIDDEN)
    state = read_state(content.book, _state_in(await _body(request)))
    path = Path(content.book, state.answers)
    if not path.answers or path.missing:
        raise Refused(_BAD)  # there is no result yet
    return path


async def _body(request: Request) -> bytes:
    """The body, read no further than a body of ours can go."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > LONGEST_BODY:
                raise Refused(_TOO_LARGE)
    except ClientDisconnect:
        raise Refused(_BAD) from None
    return bytes(body)


def _state_in(body: bytes) -> object:
    try:
        fields = parse_qs(body.decode("ascii"), max_num_fields=20)
        return json.loads(fields.get("state", ["null"])[0])
    except (ValueError, RecursionError):
        raise Refused(_BAD) from None
