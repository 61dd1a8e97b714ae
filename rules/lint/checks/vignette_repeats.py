"""V003: two vignettes of one file are the same person.

What: no two vignettes of one file have the same answers. Another file may look at the same person
from another side.
Why: Most often one was copied and not changed, so the person on the other side of a line is not
tried.
Bad:
    # tests/vignettes/boundaries_weeks.yaml, below '- id: weeks-37-show'
    answers: {weeks: 36, fluid_and_bleeding: [show]}
Good:
    answers: {weeks: 37, fluid_and_bleeding: [show]}
"""

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from rules.lint.context import LintContext
from rules.loading.layout import VIGNETTES
from rules.loading.yaml.problems import Problem
from rules.vignettes.reading import Case


def check(context: LintContext) -> Iterator[Problem]:
    """A warning for each vignette that is the same person as one before it."""
    files = context.project.files_in(VIGNETTES)
    yield from context.project.made_of(files, "repeats", lambda: [*_repeats(context.vignettes)])


def _repeats(cases: Iterable[Case]) -> Iterator[Problem]:
    first: dict[tuple[str, Hashable], str] = {}
    for case in cases:
        person = (case.document.file, _hashable(case.answers))
        if person in first:
            what = f"'{case.vignette.id}' is the same person as '{first[person]}'"
            fix = "correct the answers of one, or make one vignette of both"
            problem = case.document.problem((*case.path, "id"), "V003", what, fix)
            yield replace(problem, severity="warning")
        first.setdefault(person, case.vignette.id)


def _hashable(answers: Mapping[str, Any]) -> Hashable:
    """The same for the same answers: the order of questions and of ticked options is nothing."""
    return frozenset(
        (name, frozenset(map(str, answer)) if isinstance(answer, list) else str(answer))
        for name, answer in answers.items()
    )
