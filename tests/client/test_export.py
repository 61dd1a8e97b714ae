"""The folder with the check for a browser: tables, script, and what they were made from."""

import json
from datetime import date
from hashlib import sha256

from client.export import BOOK as TABLES
from client.export import MANIFEST, PURPOSE, WALKER, client_files
from tests.support.real_book import BOOK

DAY = date(2026, 11, 29)


def test_the_manifest_names_the_rule_set_the_day_and_each_file() -> None:
    files = client_files(BOOK, DAY)
    manifest = json.loads(files[MANIFEST])
    assert (manifest["rule_set"], manifest["made_on"]) == (BOOK.version, "2026-11-29")
    assert manifest["purpose"] == PURPOSE
    for name, digest in manifest["sha256"].items():
        assert sha256(files[name].encode()).hexdigest() == digest
    assert {*files} == {TABLES, WALKER.name, MANIFEST}
    assert json.loads(files[TABLES])["version"] == BOOK.version


def test_the_same_book_gives_the_same_files() -> None:
    assert client_files(BOOK, DAY) == client_files(BOOK, DAY)
