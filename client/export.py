"""Writes the check without a server into a folder: tables, script, and what they were made from."""

import json
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

from client.tables import Tables
from rules.model.book import RuleBook

WALKER = Path(__file__).parent / "walker.js"
BOOK, MANIFEST = "book.json", "manifest.json"
PURPOSE = (
    "For checking the rules in another place, and for the page while no answer comes from the "
    "server. It gives a level, a contact and rules; it says nothing in words, and is no page for "
    "people. Use it no longer than 30 days, and only while the server has the same rule set."
)


def as_json(data: Mapping[str, Any]) -> str:
    """Data as JSON without a blank too many."""
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False)


def client_files(book: RuleBook, today: date) -> dict[str, str]:
    """The text of each file by its name. The manifest names the rule set, the day and each hash."""
    files = {BOOK: as_json(Tables(book).as_data()), WALKER.name: WALKER.read_text("utf-8")}
    manifest = {
        "rule_set": book.version,
        "made_on": today.isoformat(),
        "purpose": PURPOSE,
        "sha256": {name: sha256(text.encode()).hexdigest() for name, text in files.items()},
    }
    return files | {MANIFEST: json.dumps(manifest, indent=2) + "\n"}


def write_client(book: RuleBook, out: Path, today: date) -> list[Path]:
    """Write the files, into a folder that is made where there is none. Raises OSError."""
    out.mkdir(parents=True, exist_ok=True)
    written = []
    for name, text in client_files(book, today).items():
        (out / name).write_text(text, "utf-8")
        written.append(out / name)
    return written
