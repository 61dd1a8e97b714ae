"""How long `python cli.py assess FILE` takes from nothing, beside a Python that does nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from bench.report import Target, number
from tests.support.tables import table

ROOT = Path(__file__).resolve().parents[1]
SECONDS = 0.3


def run(answers: dict[str, Any], times: int) -> dict[str, list[float]]:
    """Seconds of each start, by command; the commands take turns."""
    took: dict[str, list[float]] = {"python -c pass": [], "python cli.py assess FILE": []}
    with TemporaryDirectory() as folder:
        file = Path(folder) / "answers.json"
        file.write_text(json.dumps(answers), encoding="utf-8")
        commands = [["-c", "pass"], ["cli.py", "assess", str(file)]]
        for place in range(times + 1):
            for seconds, arguments in zip(took.values(), commands, strict=True):
                one = cold_start(arguments)
                if place:  # the first start may compile modules to bytecode
                    seconds.append(one)
    return took


def cold_start(arguments: list[str], code: int = 0) -> float:
    """Seconds of one Python with these arguments, which has to end with this exit code."""
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    start = perf_counter()
    command = [sys.executable, *arguments]
    ended = subprocess.run(command, cwd=ROOT, env=environment, check=False, capture_output=True)
    took = perf_counter() - start
    assert ended.returncode == code, ended.stderr.decode()
    return took


def as_table(took: dict[str, list[float]]) -> str:
    """Median, fastest and slowest, in milliseconds."""
    lines = [
        (name, *(number(1000 * figure(seconds)) for figure in (median, min, max)))
        for name, seconds in took.items()
    ]
    return table(("command", "median ms", "fastest ms", "slowest ms"), lines)


def targets(took: dict[str, list[float]]) -> list[Target]:
    """Whether a cold start is short enough."""
    found = median(took["python cli.py assess FILE"])
    return [Target(f"a cold start takes {found:.2f} s", f"below {SECONDS} s", found < SECONDS)]
