"""The addresses below Streamlit's own that are answered at all: a list, made once, at the start.

What is not on it is not there, without a look at the disk: so no name can lead out of a folder,
break something by its length, or be answered with a page of Streamlit's own.
"""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from screens.server.streamlit_private import ENDPOINTS, static_folder

COMPONENT: Final = Path(__file__).parents[1] / "component"
PAGE: Final = "page"  # the one component that the public app has


def allowed_below(pages: Iterable[str] = (), components: Iterable[str] = (PAGE,)) -> frozenset[str]:
    """Every address below the base: its own pages, Streamlit's files, those of our components."""
    return frozenset({"", *pages, *ENDPOINTS, *_static_files(), *_component_files(set(components))})


def _static_files() -> Iterable[str]:
    folder = static_folder()
    for file in _files(folder / "static"):
        yield file.relative_to(folder).as_posix()


def _component_files(wanted: set[str]) -> Iterable[str]:
    """Our components are named once, where Streamlit looks for them."""
    project = tomllib.loads((COMPONENT / "pyproject.toml").read_text("utf-8"))
    for component in project["tool"]["streamlit"]["component"]["components"]:
        if component["name"] not in wanted:
            continue
        folder = COMPONENT / component["asset_dir"]
        name = f"{project['project']['name']}.{component['name']}"
        for file in _files(folder):
            yield f"_stcore/bidi-components/{name}/{file.relative_to(folder).as_posix()}"


def _files(folder: Path) -> Iterable[Path]:
    return (file for file in folder.rglob("*") if file.is_file())
