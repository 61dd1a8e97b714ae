"""The hooks before a commit run what is here, and fetch nothing."""

import shlex
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).parents[1]
CONFIG = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
HOOKS = [hook for repo in CONFIG["repos"] for hook in repo["hooks"]]


def test_every_hook_is_local_and_needs_no_environment_of_its_own() -> None:
    assert [repo["repo"] for repo in CONFIG["repos"]] == ["local"]
    assert {hook["language"] for hook in HOOKS} == {"system"}


@pytest.mark.parametrize("hook", HOOKS, ids=lambda hook: hook["id"])
def test_each_hook_runs_a_program_that_make_sets_up(hook: dict[str, str]) -> None:
    program, *arguments = shlex.split(hook["entry"])
    assert program in (".venv/bin/python", ".venv/bin/ruff")
    if program.endswith("python"):
        assert arguments == ["cli.py", "check", "--accepted"]
