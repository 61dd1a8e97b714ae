"""The person being tried as a vignette."""

from collections.abc import Container, Iterator

from rules import named_states
from rules.model.answers import Blank
from rules.vignettes.writing import all_that_came_out, entry_of, file_of, is_vignette_id
from screens.journey import Path


def lacking(name: str, who: str, known: Container[str]) -> Iterator[str]:
    """What a vignette still needs before it can be saved, as keys of the workspace's words."""
    if not name:
        yield "id_missing"
    elif not is_vignette_id(name):
        yield "id_wrong"
    elif name in known:
        yield "id_used"
    if not who:
        yield "who_missing"


def vignette_file(path: Path, name: str, who: str, about: str) -> str:
    """A file with one vignette that expects what comes out now; `about` stands at its top."""
    states = named_states(path.book, path.assessment).items()
    given = {question: state for question, state in states if not isinstance(state, Blank)}
    return file_of(entry_of(path.book, name, who, given, all_that_came_out(path.assessment)), about)
