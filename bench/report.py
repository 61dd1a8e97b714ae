"""Tables and verdicts as text, readable in a terminal and as Markdown."""

from __future__ import annotations

import os
import platform
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import NamedTuple

README = Path(__file__).with_name("README.md")


class Target(NamedTuple):
    """Something we want of a figure, and whether this run had it. Never a reason to fail."""

    found: str
    wanted: str
    met: bool

    def __str__(self) -> str:
        return f"- {'pass' if self.met else 'MISS'}: {self.found} (wanted: {self.wanted})"


def number(value: float) -> str:
    """Three figures, no more than the measurement bears."""
    if value >= 100:
        return f"{value:,.0f}"
    return f"{value:.1f}" if value >= 10 else f"{value:.2f}"


def machine(packages: Sequence[str]) -> str:
    """What this ran on: processor, Python and the versions compared. No names, no paths."""
    versions = ", ".join(f"{name} {_version(name)}" for name in sorted(set(packages)))
    return (
        f"{datetime.now(UTC):%d %B %Y}. {_processor()}, {os.cpu_count()} cores, "
        f"{platform.system()}, {platform.python_implementation()} {platform.python_version()}. "
        f"{versions}."
    )


def busyness() -> str:
    """How busy the machine was; the bench itself makes 1."""
    if not hasattr(os, "getloadavg"):
        return "Load unknown."
    busy = os.getloadavg()[1]
    warning = " Something else was running: trust p50, not p99." if busy > 1.5 else ""
    return f"Load while measuring: {busy:.1f}.{warning}"


def save(what: str, text: str) -> None:
    """Replace the figures between the two marks of this name in the README."""
    begin, end = f"<!-- {what}: begin -->\n", f"<!-- {what}: end -->\n"
    before, _, rest = README.read_text(encoding="utf-8").partition(begin)
    _, _, after = rest.partition(end)
    if not after and not rest.endswith(end):
        message = f"{README.name} has no place for the figures of {what}"
        raise ValueError(message)
    README.write_text(f"{before}{begin}\n{text}\n\n{end}{after}", encoding="utf-8")


def _version(package: str) -> str:
    try:
        return version(package)
    except PackageNotFoundError:
        return "(not installed)"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.machine()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())
