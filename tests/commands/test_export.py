"""What is made from the content for other programs."""

import json
from pathlib import Path

from client.export import BOOK as TABLES
from client.export import MANIFEST, PURPOSE, WALKER
from tests.support.command_line import Ran, Run
from tests.support.real_book import BOOK


def test_it_writes_the_client_and_what_it_is_for(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "new" / "client"
    ran = run("export", "client", str(out))
    names = "\n".join(str(out / name) for name in (TABLES, WALKER.name, MANIFEST))
    assert ran == Ran(0, f"{names}\n", "")
    said = json.loads((out / MANIFEST).read_text("utf-8"))
    assert (said["rule_set"], said["purpose"]) == (BOOK.version, PURPOSE)


def test_the_client_wants_to_be_told_where_to(run: Run) -> None:
    ran = run("export", "client")
    assert ran.code == 2
    assert ran.err.endswith("the following arguments are required: OUT\n")


def test_a_place_that_cannot_be_written_is_named(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "a-file"
    file.write_text("", "utf-8")
    ran = run("export", "client", str(file))
    assert ran == Ran(2, "", f"{file}: cannot be written (File exists)\n")
