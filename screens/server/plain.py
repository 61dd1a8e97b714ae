"""The check as plain forms, at /plain: the same pages, for a browser without JavaScript.

The form that a person sends carries their answers, in its body and in no address; the page that
comes back carries them on. Nothing of it stays here. Whatever is sent, a page comes back.
"""

import json
import re
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import parse_qs

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from explainer.dates import today
from screens.content import Published
from screens.journey.saving import FILE_NAME, Turn, take_turn
from screens.journey.state import State
from screens.padding import PLAIN_STEP, RAW_STEP, SAVED_STEP, filled
from screens.pages import Carrier, Pages
from screens.server.origin import comes_from_elsewhere
from screens.server.sending import full_reply

PLAIN: Final = "/plain"
LAYOUT: Final = "plain.html"
MOST_BYTES: Final = 64 * 1024  # a form of ours has 4 KB, and 20 more with a saved file
MOST_FIELDS: Final = 60
TOO_LARGE: Final = 413
JSON: Final = "application/json"
_URLENCODED: Final = "application/x-www-form-urlencoded"
_MULTIPART: Final = re.compile(
    r"multipart/form-data;\s*boundary=\"?([^\s\";]{1,200})\"?", re.IGNORECASE
)
_FIELD_NAME: Final = re.compile(
    rb'Content-Disposition: form-data; name="([^"\r\n]*)"', re.IGNORECASE
)

Form = dict[str, list[str]]


class PlainCheck:
    """Answers what is sent to /plain."""

    def __init__(self, content: Published) -> None:
        self._content = content
        self._pages = Pages(content)

    async def __call__(self, request: Request) -> Response:
        """The page that follows; the first one for whoever brings nothing that we can read."""
        if request.method != "POST" or comes_from_elsewhere(request.headers):
            return await self._answer(request, {})
        body = await _read_body(request)
        if body is None:
            return await self._answer(request, {}, TOO_LARGE)
        return await self._answer(request, read_form(request.headers.get("content-type", ""), body))

    async def _answer(self, request: Request, form: Form, status: int = 200) -> Response:
        # In a thread: a page takes milliseconds, and others wait for the event loop.
        accepted = request.headers.get("accept-encoding", "")
        return await run_in_threadpool(self._respond, form, status, accepted)

    def _respond(self, form: Form, status: int, accepted: str) -> Response:
        state = _read_json(_first(form, "state"))
        turn = take_turn(self._content.book, state, _first(form, "action"), form)
        growth = self._content.growth.in_bytes
        if turn.saved is not None:
            return _attachment(turn.saved, accepted, growth)
        return _page(self._html(turn), status, accepted, growth)

    def _html(self, turn: Turn) -> str:
        address = f"{self._content.root}{PLAIN}"
        carrier = Carrier(LAYOUT, address, carried(turn.step.state))
        return self._pages.render(turn.step, carrier, today(), turn.opened).html


def carried(state: State) -> Markup:
    """A state as the hidden field of a form holds it: JSON that is safe between single quotes.

    Between double quotes each of its own would become five characters, in every form of a page.
    """
    text = json.dumps(state.as_data(), separators=(",", ":"))
    for character in "&'<":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return Markup(text)  # noqa: S704  (nothing in it is left that HTML reads)


def read_form(content_type: str, body: bytes) -> Form:
    """The fields of a form in either of the two ways that browsers send one; else no fields."""
    if content_type.lower().startswith(_URLENCODED):
        text = body.decode("utf-8", "replace")
        try:
            return parse_qs(text, keep_blank_values=True, max_num_fields=MOST_FIELDS)
        except ValueError:  # more fields than any form of ours
            return {}
    multipart = _MULTIPART.fullmatch(content_type)
    return _read_multipart(body, multipart[1].encode("latin-1")) if multipart else {}


def _read_multipart(body: bytes, boundary: bytes) -> Form:
    """A form with a file. The usual parser would warn, in the log, of what is wrong with one."""
    form: Form = {}
    parts = (b"\r\n" + body).split(b"\r\n--" + boundary, MOST_FIELDS)
    for part in parts[1:-1]:  # before the first boundary, and after the last, there is nothing
        head, _, value = part.partition(b"\r\n\r\n")
        name = _FIELD_NAME.search(head)
        if name:
            field = name[1].decode("utf-8", "replace")
            form.setdefault(field, []).append(value.decode("utf-8", "replace"))
    return form


async def _read_body(request: Request) -> bytes | None:
    """The body; None when it is too large, however long it says it is, or breaks off."""
    body = bytearray()
    try:
        async for part in request.stream():
            body += part
            if len(body) > MOST_BYTES:
                return None
    except ClientDisconnect:
        return b""
    return bytes(body)


def _first(form: Mapping[str, list[str]], name: str) -> str:
    return next(iter(form.get(name, ())), "")


def _read_json(text: str) -> Any:
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return None


def _page(html: str, status: int, accepted: str, growth: int) -> Response:
    """A page, compressed for whoever can read it: the longest results have 46 KB, and 9 so."""

    def fill(content: bytes) -> bytes:
        return filled(content, RAW_STEP * growth)

    content, step = html.encode("utf-8", "replace"), PLAIN_STEP * growth
    return full_reply(content, accepted, "text/html", fill, step=step, status=status)


def _attachment(text: str, accepted: str, growth: int) -> Response:
    """A saved file, as long on the line as a page."""

    def fill(content: bytes) -> bytes:
        return filled(content, SAVED_STEP)

    headers = {"content-disposition": f'attachment; filename="{FILE_NAME}"'}
    step = PLAIN_STEP * growth
    return full_reply(text.encode(), accepted, JSON, fill, step=step, headers=headers)
