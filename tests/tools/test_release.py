"""Two archives of one commit are the same to the last bit, and hold what the app runs on."""

import io
import os
import shutil
import tarfile
from pathlib import Path

import pytest

from tests.support.running_app import PARTS
from tools.release import ROOT, name, tar_of, write

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not shutil.which("git") or not (ROOT / ".git").exists(), reason="there is no commit here"
    ),
]


def test_two_builds_have_one_hash(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = write(tmp_path).read_bytes()
    other = tmp_path / "other"
    other.mkdir()
    monkeypatch.setenv("TZ", "Pacific/Kiritimati")
    monkeypatch.setenv("LC_ALL", "C")
    monkeypatch.setenv("GIT_CONFIG_COUNT", "1")
    monkeypatch.setenv("GIT_CONFIG_KEY_0", "tar.umask")
    monkeypatch.setenv("GIT_CONFIG_VALUE_0", "077")
    before = os.umask(0o077)
    try:
        second = write(other).read_bytes()
    finally:
        os.umask(before)
    assert first == second


@pytest.mark.thorough
def test_it_holds_what_the_app_runs_on_and_no_environment() -> None:
    with tarfile.open(fileobj=io.BytesIO(tar_of("HEAD"))) as tar:
        held = {path.removeprefix(f"{name()}/").partition("/")[0] for path in tar.getnames()}
        assert {member.uid for member in tar.getmembers()} == {0}
    assert held >= {*PARTS, "requirements.lock", "Makefile", "tools", "tests"}
    assert held.isdisjoint({".venv", ".git", ".mypy_cache", "node_modules"})
