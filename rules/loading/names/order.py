"""Nothing may rest on itself: rings of named conditions, and questions asked too early."""

from collections.abc import Iterable, Iterator, Mapping

from rules.loading.names.given import question_paths
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import Condition, Named, walk
from rules.model.questionnaire import Questionnaire
from rules.model.reach import reach
from rules.model.rules import NamedCondition


def rings(conditions: Mapping[str, Condition]) -> list[list[str]]:
    """Named conditions that use themselves, each ring once, starting at its first name."""
    found: list[list[str]] = []
    finished: set[str] = set()
    for name in conditions:
        _follow(name, conditions, [], finished, found)
    return found


def _follow(
    name: str,
    conditions: Mapping[str, Condition],
    trail: list[str],
    finished: set[str],
    found: list[list[str]],
) -> None:
    if name in trail:
        found.append(trail[trail.index(name) :])
        return
    if name in finished or name not in conditions:
        return
    for _, part in walk(conditions[name]):
        if isinstance(part, Named):
            _follow(part.condition, conditions, [*trail, name], finished, found)
    finished.add(name)


def ring_problems(named: Iterable[NamedCondition], document: Document) -> Iterator[Problem]:
    """A problem for each ring of named conditions, naming the ring."""
    places: dict[str, Path] = {}
    conditions: dict[str, Condition] = {}
    for i, condition in enumerate(named):
        places.setdefault(condition.id, ("conditions", i))
        conditions.setdefault(condition.id, condition.when)
    for ring in rings(conditions):
        shown = " -> ".join([*ring, ring[0]])
        what = f"the condition '{ring[0]}' uses itself: {shown}"
        fix = "write one of them without naming the next"
        yield document.problem(places[ring[0]], "R015", what, fix)


def asked_too_early(
    questionnaire: Questionnaire, conditions: Mapping[str, Condition], document: Document
) -> Iterator[Problem]:
    """A problem for each "asked when" that rests on a question asked later, or on itself."""
    earlier: set[str] = set()
    known = set(questionnaire.questions)
    for path, question in question_paths(questionnaire):
        if question.asked_when is not None:
            for name in reach(question.asked_when, conditions).questions:
                if name in known and name not in earlier:
                    words = _too_early(question.id, name)
                    yield document.problem((*path, "asked_when"), "Q002", *words, key=True)
        earlier.add(question.id)


def _too_early(question: str, rests_on: str) -> tuple[str, str]:
    if question == rests_on:
        return f"'{question}' is asked depending on its own answer", "name an earlier question"
    what = f"'{question}' is asked depending on '{rests_on}', which comes later"
    return what, f"move '{rests_on}' above '{question}'"
