"""What every code means: parsed from one piece of documentation for each code.

A check in `rules/lint/checks` is documented by its own docstring. The codes of all other places
(loading, wording, sign-off, hazard log, vignettes, silencing) stand in `desk/codes/*.txt`, in the
same form:

    Y008: a field is written twice.

    What: what is asked of the content.
    Why: what it would do to the person who answers. Then, if need be, more sentences.
    Bad:
        # questionnaire.yaml, below '- id: weeks'
        label: Weeks
        label: Weeks of pregnancy
    Good:
        label: Weeks of pregnancy

The first line of an example says where it goes; `place_of` reads it, and the tests put each example
there. `<U+00A0>` in an example stands for that character.
"""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

from rules.loading.layout import HOME

HEADINGS = ("What", "Why", "Bad", "Good")
TITLE = re.compile(r"^([A-Z]\d{3}): (.+)$", re.MULTILINE)
HEADING = re.compile(rf"^({'|'.join(HEADINGS)}):", re.MULTILINE)
SENTENCE_END = re.compile(r"(?<=[.!?])\s+(?=[A-Z'\"(])")
PLACE = re.compile(
    r"# (?P<file>[\w./-]+)"
    r"(?:, below '(?P<below>[^\n]*?)')?"
    r"(?:, in place of '(?P<line>[^\n]*?)')?"
    r"(?P<whole>, the whole file)?"
    r"(?:, (?P<times>\d+) times)?"
    r"(?:, saved as (?P<encoding>[\w-]+))?"
    r"(?:, renamed to (?P<rename>[\w./-]+))?"
)


class CatalogueError(Exception):
    """A piece of documentation is not in the form above; the message says which and how."""


@dataclass(frozen=True)
class Entry:
    """What one code means; the examples are lines of YAML, their place first."""

    code: str
    title: str
    what: str
    why: str
    bad: str
    good: str

    @property
    def consequence(self) -> str:
        """What the problem would do to the person who answers, in one sentence."""
        return SENTENCE_END.split(self.why)[0]


@dataclass(frozen=True)
class Place:
    """Where an example goes: in place of the first line that starts like `line`, below `below`."""

    file: str
    below: str | None = None
    line: str | None = None
    whole: bool = False
    times: int = 1
    encoding: str = "utf-8"
    rename: str | None = None


@cache
def catalogue() -> dict[str, Entry]:
    """Every documented code with what it means, in the order of the codes.

    Raises CatalogueError when a piece is not in its form, or a code has two.
    """
    found: dict[str, Entry] = {}
    for where, text in _texts():
        for entry in parse(text, where):
            if entry.code in found:
                raise CatalogueError(f"{where}: {entry.code} is documented twice")
            found[entry.code] = entry
    return dict(sorted(found.items()))


def consequence_of(code: str) -> str:
    """What a problem with this code would do to the person who answers; empty if not known."""
    entry = catalogue().get(code)
    return entry.consequence if entry else ""


def nearest_code(word: str) -> str:
    """The code that was probably meant, as a sentence, or how to see them all."""
    from difflib import get_close_matches  # imported only when something is wrong

    family = [code for code in catalogue() if code.startswith(word[:1].upper())]
    near = get_close_matches(word.upper(), family or catalogue(), n=1, cutoff=0.5)
    return f"Did you mean {near[0]}?" if near else "All of them: python cli.py explain-code"


def parse(text: str, where: str = "") -> list[Entry]:
    """The pieces in a text, one for each line such as `Y008: a field is written twice.`."""
    starts = [*TITLE.finditer(text)]
    ends = [match.start() for match in starts[1:]] + [len(text)]
    return [
        _entry(match.group(1), match.group(2), text[match.end() : end], where)
        for match, end in zip(starts, ends, strict=True)
    ]


def place_of(example: str, default: Place | None = None) -> tuple[Place, str]:
    """Where an example goes, and its lines. Without a place of its own it goes to `default`."""
    first, _, rest = example.partition("\n")
    match = PLACE.fullmatch(first)
    if match is None:
        if default is None:
            raise CatalogueError(f"this is not a place: {first}")
        return default, example
    parts = match.groupdict()
    line = parts["line"] or re.split(r"(?<=:)\s", rest.strip(), maxsplit=1)[0]
    return Place(
        file=str(parts["file"]),
        below=parts["below"],
        line=None if parts["whole"] or parts["rename"] else line,
        whole=bool(parts["whole"]),
        times=int(parts["times"] or 1),
        encoding=parts["encoding"] or "utf-8",
        rename=parts["rename"],
    ), rest


def _texts() -> Iterator[tuple[str, str]]:
    """Each text with documentation in it, and the file that it is from."""
    for file in sorted((HOME / "rules" / "lint" / "checks").glob("*.py")):
        docstring = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8"))) or ""
        if TITLE.match(docstring):
            yield file.relative_to(HOME).as_posix(), docstring
    for file in sorted((HOME / "desk" / "codes").glob("*.txt")):
        yield file.relative_to(HOME).as_posix(), file.read_text(encoding="utf-8")


def _entry(code: str, title: str, body: str, where: str) -> Entry:
    pieces = HEADING.split(body)
    if tuple(pieces[1::2]) != HEADINGS:
        wanted = ", ".join(f"{heading}:" for heading in HEADINGS)
        raise CatalogueError(f"{where}: {code} needs {wanted} once each, in this order")
    what, why, bad, good = pieces[2::2]
    entry = Entry(code, title, _prose(what), _prose(why), _example(bad), _example(good))
    if not all((entry.what, entry.why, entry.bad, entry.good)):
        raise CatalogueError(f"{where}: {code} has an empty part")
    place_of(entry.bad)
    return entry


def _prose(text: str) -> str:
    words = " ".join(text.split())
    return words[:1].upper() + words[1:]


def _example(text: str) -> str:
    return dedent(text.strip("\n")).rstrip()
