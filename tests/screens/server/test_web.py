"""What the parts of the web app do when something is amiss with a request."""

from types import SimpleNamespace

import pytest
import streamlit as st

from screens.content import content
from screens.server import WebServer
from tests.support.asgi import asgi


@pytest.mark.parametrize("url", ["http://[", None])
def test_sorry_is_said_whatever_a_browser_calls_its_address(
    url: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(st, "html", said.append)
    monkeypatch.setattr(st, "context", SimpleNamespace(url=url))
    with asgi():  # which leaves the log as it was
        assert WebServer({"": content()}).on_script_error(ValueError())
    assert content().screens["sorry"]["heading"] in said[0]
