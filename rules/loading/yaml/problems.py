"""A problem in the content: a record of where it is, what it is and how to mend it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from rules.loading.yaml.edits import Edit

# Codes that one mistake can raise many times: a name changed elsewhere, characters pasted along.
NAMES = {"R010", "R011", "R013", "R020", "R021", "V001", "V002", "W005"}
TOLD_ONCE = {"Y002", "Y006"}
MOST_ALIKE = 3
RENAMED = "if it was renamed where it is defined, put it back there: an id never changes"


@dataclass(frozen=True, order=True)
class Problem:
    """One thing wrong with the content. Lines and columns count from 1.

    `edits` are the ways to mend it, where a machine can tell, and `also` the other places, as file
    and line, of one that is told for all. `is_name` says that a name leads nowhere, where its code
    is of other things as well. None of these counts when two problems are compared.
    """

    file: str
    line: int
    column: int
    code: str
    what: str
    fix: str = ""
    severity: str = "error"
    edits: tuple[Edit, ...] = field(default=(), compare=False, repr=False)
    also: tuple[tuple[str, int], ...] = field(default=(), compare=False, repr=False)
    is_name: bool = field(default=False, compare=False, repr=False)

    @property
    def is_of_name(self) -> bool:
        """Whether it is about a name that leads nowhere."""
        return self.is_name or self.code in NAMES

    @property
    def places(self) -> tuple[tuple[str, int], ...]:
        """The file and line of every place where it is so."""
        return ((self.file, self.line), *self.also)

    @property
    def sentence(self) -> str:
        """What is wrong and how to mend it: `What. Fix.`."""
        return " ".join(filter(None, (_sentence(self.what), _sentence(self.fix))))

    def __str__(self) -> str:
        """One line: `file:line:column  severity  CODE  What. Fix.`."""
        place = f"{self.file}:{self.line}:{self.column}"
        return f"{place}  {self.severity}  {self.code}  {self.sentence}"


def _sentence(text: str) -> str:
    text = text.strip()
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".?!:" else ".")


def folded(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, with one that is the same in many places told once."""
    found = sorted(set(problems))
    places = Counter((p.code, p.what) for p in found if p.is_of_name or p.code in TOLD_ONCE)
    told: dict[object, Problem] = {}
    for problem in found:
        count = places[problem.code, problem.what]
        as_told = _renamed(problem) if count > 1 and problem.is_of_name else problem
        if count <= MOST_ALIKE:
            told[problem] = as_told
        elif (problem.code, problem.what) not in told:
            alike = [p for p in found if (p.code, p.what) == (problem.code, problem.what)]
            told[problem.code, problem.what] = _for_all(as_told, alike)
    return list(told.values())


def _renamed(problem: Problem) -> Problem:
    """A name that is used more than once and unknown: it was probably changed where it is defined.

    No machine guesses it: that would carry a slip in one place to all others.
    """
    edits = tuple(edit for edit in problem.edits if edit.applicability != "if_only_name")
    return replace(problem, fix=f"{RENAMED}. {_sentence(problem.fix)}", edits=edits)


def _for_all(problem: Problem, alike: list[Problem]) -> Problem:
    """One problem told for all places; those that are alike begin with itself."""
    also = tuple((other.file, other.line) for other in alike[1:])
    return replace(problem, what=f"{problem.what} (and in {len(also)} other places)", also=also)


class ContentError(Exception):
    """The content cannot be used; `problems` lists everything that was found, sorted by place."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))
