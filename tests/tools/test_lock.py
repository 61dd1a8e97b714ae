"""What is installed is what the locks name, hash by hash."""

import re
from importlib.metadata import distributions
from pathlib import Path

import pytest

from tools.lock import LOCKS, ROOT

PIN = re.compile(r"^([A-Za-z0-9_.-]+)==([^\s;]+)")


def named(text: str) -> dict[str, set[str]]:
    """Each package with its versions; some have one for each Python."""
    found: dict[str, set[str]] = {}
    for line in text.splitlines():
        if pin := PIN.match(line):
            found.setdefault(re.sub(r"[-_.]+", "-", pin[1]).lower(), set()).add(pin[2])
    return found


def read(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_what_its_lists_choose(lock: str) -> None:
    """Else it is stale: python -m tools.lock."""
    chosen = named("\n".join(map(read, LOCKS[lock]))).items()
    locked = named(read(lock))
    assert {name: found for name, found in chosen if locked.get(name) != found} == {}


@pytest.mark.parametrize("lock", LOCKS)
def test_every_package_of_a_lock_has_its_hashes(lock: str) -> None:
    blocks = re.split(r"\n(?=\S)", read(lock))[1:]
    assert blocks
    for block in blocks:
        assert re.search(r" --hash=sha256:[0-9a-f]{64}", block), block
    assert "://" not in read(lock)  # where it is fetched from is for whoever installs it


def test_both_locks_of_one_environment_agree() -> None:
    app, everything = (named(read(name)) for name in ("requirements.lock", "requirements-dev.lock"))
    assert app.items() <= everything.items()


def test_what_is_tested_here_is_what_the_lock_names() -> None:
    locked = named(read("requirements-dev.lock")).items()
    here = {re.sub(r"[-_.]+", "-", found.name).lower(): found.version for found in distributions()}
    here.pop("setuptools", None)  # it builds our component, and an environment brings its own
    wrong = {name for name, known in locked if name in here and here[name] not in known}
    assert wrong == set()


def test_every_installer_takes_what_the_locks_name_and_nothing_else() -> None:
    for place in ("tools/set_up.py", "deploy/Containerfile"):
        text = read(place)
        assert "--require-hashes" in text
        for line in re.findall(r".*pip.* install .*-r \S+", text):
            assert "--require-hashes" in line, (place, line)
    make = read("Makefile")
    assert "pip install" not in make
    assert make.count("tools/set_up.py install") == len(LOCKS)
    assert (Path(ROOT) / ".ci").is_dir()
    assert "make test" in "".join(file.read_text() for file in (ROOT / ".ci").iterdir())
