"""How each rule came out for one person, in words."""

from collections.abc import Iterator
from dataclasses import dataclass

from explainer.reasons.outline import Line
from explainer.result.person import Person
from rules import Level, Truth
from screens.journey import Path
from screens.workspaces.gallery import Gallery
from screens.workspaces.parts import words


@dataclass(frozen=True)
class Traced:
    """One rule of the trace: its name, what is said of it, and its condition part by part."""

    name: str
    said: str | None
    line: Line


class Tracing:
    """The rules as they came out for one person, and the names of what came out."""

    def __init__(self, gallery: Gallery, path: Path) -> None:
        self._outline, self._wording = gallery.outline(), gallery.content.wording
        self._book, self._assessment = path.book, path.assessment
        self._person = Person(path.book, path.assessment, self._wording)

    def groups(self) -> Iterator[tuple[str, list[Traced], bool]]:
        """The rules in groups: those that apply stand open, the others are folded away."""
        applied = {item.rule: item for item in self._assessment.applied}
        groups: dict[str, list[Traced]] = {key: [] for key in ("applied", *Truth)}
        for rule in [*applied, *(r.id for r in self._book.rules if r.id not in applied)]:
            line = self._outline.of_rule(self._assessment, rule)
            if rule in applied:
                item = applied[rule]
                name = self.at(rule, item.level)
                groups["applied"].append(Traced(name, self._person.said_of(item), line))
            else:
                groups[line.truth or ""].append(Traced(rule, None, line))
        yield words()["trace_applied"], groups["applied"], True
        for truth in (Truth.CANT_TELL, Truth.OPEN, Truth.NO):
            if groups[truth]:
                yield words()[f"trace_{truth}"], groups[truth], False

    def at(self, rule: str, level: Level | str) -> str:
        """A rule and the level at which it applies."""
        label = self.level(level) if isinstance(level, Level) else level
        return words()["rule_at"].format(rule=rule, level=label)

    def level(self, level: Level | None) -> str | None:
        """The name of a level; None while there is none."""
        return self._wording.levels[level].label if level else None

    def contact(self, contact: str | None) -> str | None:
        """Whom to call, by name; None while that is not known."""
        return self._wording.contacts[contact].name if contact else None
