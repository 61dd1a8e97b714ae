"""security.txt: there once somebody can be told of a hole, and not before."""

import re
from dataclasses import replace

from starlette.requests import Request
from starlette.routing import Route

from screens.content import content
from screens.server.routes import security_routes
from tests.support.asgi import asgi, run_apart

ADDRESS = "/.well-known/security.txt"


def test_it_is_not_there_while_nobody_is_named() -> None:
    assert security_routes([content()]) == []
    with asgi() as app:
        assert app.ask(ADDRESS).status == 404


def test_it_names_whom_to_tell_and_until_when() -> None:
    local = content().local
    service = local.service.model_copy(update={"security_email": "holes@example.org"})
    told = replace(content(), local=local.model_copy(update={"service": service}))
    (route,) = security_routes([told])
    assert isinstance(route, Route)
    assert route.path == ADDRESS
    reply = run_apart(route.endpoint(Request({"type": "http"})))
    assert reply.headers["content-type"].startswith("text/plain")
    said = reply.body.decode().splitlines()
    assert said[0] == "Contact: mailto:holes@example.org"
    assert re.fullmatch(r"Expires: 20\d\d-\d\d-\d\dT00:00:00Z", said[1])
    assert said[2] == "Preferred-Languages: en"
