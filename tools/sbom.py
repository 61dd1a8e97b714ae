"""Write what the app is made of, for whoever has to check it: `python -m tools.sbom ENVIRONMENT`.

`docs/sbom.cdx.json` names each package that runs, as CycloneDX wants it; `docs/licences.md` says
under which licence each stands. ENVIRONMENT holds what requirements.lock lists and nothing else, as
a new clone has it after `make check`. It needs `cyclonedx-py` (`uv tool install cyclonedx-bom`).
"""

import json
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[1]
BOM: Final = ROOT / "docs" / "sbom.cdx.json"
LICENCES: Final = ROOT / "docs" / "licences.md"
NOT_THEIRS: Final = {"pip", "self-assessment-page"}
"""In an environment, but no part of what others made and we run."""
HEAD: Final = """\
# Licences of what the app is made of

Made by `python -m tools.sbom` from [sbom.cdx.json](sbom.cdx.json), which has it for machines. Do
not edit it. What only tests and measurements need is not shipped, and not here.

| package | version | licence, as the package states it |
| --- | --- | --- |
"""


def main(environment: str) -> int:
    """Write both files; give the exit code."""
    command = ["cyclonedx-py", "environment", environment, "--output-reproducible"]
    made = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if made.returncode:
        return made.returncode
    bom = json.loads(made.stdout)
    bom["components"] = list(_others(bom["components"]))
    bom.pop("dependencies", None)  # it would name what was left out
    bom["metadata"].pop("tools", None)
    for component in bom["components"]:
        component.pop("externalReferences", None)  # where things are fetched from is no part of it
    BOM.write_text(json.dumps(bom, indent=1, sort_keys=True) + "\n", "utf-8")
    LICENCES.write_text(licences(bom), "utf-8")
    print(f"Wrote {BOM.relative_to(ROOT)} and {LICENCES.relative_to(ROOT)}")
    return 0


def _others(components: Iterable[dict[str, Any]]) -> Iterable[dict[str, Any]]:
    return (found for found in components if found["name"] not in NOT_THEIRS)


def licences(bom: dict[str, Any]) -> str:
    """The page of licences."""
    rows = sorted((found["name"], found["version"], _stated(found)) for found in bom["components"])
    return HEAD + "".join(f"| {name} | {version} | {said} |\n" for name, version, said in rows)


def _stated(component: dict[str, Any]) -> str:
    said = (_name(licence) for licence in component.get("licenses", ()))
    return "; ".join(dict.fromkeys(said)) or "not stated"


def _name(licence: dict[str, Any]) -> str:
    if "expression" in licence:
        return str(licence["expression"])
    inner = licence["license"]
    return " ".join(str(inner.get("id") or inner.get("name")).split())[:60]


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("Name the environment: python -m tools.sbom .venv")
    sys.exit(main(sys.argv[1]))
