"""The same questions as plain forms with nothing round them: about the least that there can be.

    python -m bench.peers.plain_page PORT

Each question is made of the same words; no answer is checked and nothing is decided.
"""

import sys
from html import escape

import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route

from rules import load
from rules.model.questions import AnyQuestion

QUESTIONS = list(load().questionnaire)


def fields(question: AnyQuestion) -> str:
    if question.kind == "number":
        return f"<label>{escape(question.label)} <input name=answer></label>"
    kind = "radio" if question.kind == "choice" else "checkbox"
    return "".join(
        f"<p><label><input type={kind} name=answer value={option.id}>{escape(option.text)}</label>"
        for option in question.options
    )


def page(number: int) -> str:
    question = QUESTIONS[number % len(QUESTIONS)]
    return (
        f"<!doctype html><html lang=en-GB><title>{escape(question.text)}</title>"
        f"<h1>{escape(question.text)}</h1><form method=post>{fields(question)}"
        f"<input type=hidden name=number value={number + 1}><p><button>Next</button></form>"
    )


async def answer(request: Request) -> Response:
    if request.method == "GET":
        return HTMLResponse(page(0))
    body = (await request.body())[-20:].decode("ascii", "replace")
    number = body.rpartition("number=")[2]
    return HTMLResponse(page(int(number) if number.isdecimal() else 0))


if __name__ == "__main__":
    app = Starlette(routes=[Route("/", answer, methods=["GET", "POST"])])
    uvicorn.run(app, host="127.0.0.1", port=int(sys.argv[1]), log_level="warning")
