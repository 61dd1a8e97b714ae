"""A running page publishes which rules and words it shows, so that somebody can compare them."""

import json

from rules.loading.digests import digests
from rules.loading.project import Project
from screens.content import content
from tests.support.asgi import asgi


def test_it_names_the_rule_set_the_approval_and_each_file() -> None:
    with asgi() as app:
        reply = app.ask("/version.json")
    assert reply.status == 200
    assert reply.headers["content-type"] == "application/json"
    assert json.loads(reply.body) == {
        "rule_set": content().book.version,
        "approved": False,
        "files": digests(Project()),
    }
