"""Rule entries to rules: families are written out, one rule per member."""

from collections.abc import Iterator

from rules.loading.files import Member, RuleEntry
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Document, Path
from rules.model.conditions import All, Condition
from rules.model.levels import OF_RULES, Level
from rules.model.names import one_of
from rules.model.rules import QUIET, Rule

NEEDED = {
    "when": "when: {...}",
    "advice": "advice: [...]",
    "evidence": "evidence: [{source: ..., where: ..., label: ...}]",
    "hazards": "hazards: [H-..]",
}
LISTS = ("advice", "evidence", "hazards")


def rules_of(
    entry: RuleEntry, path: Path, document: Document
) -> Iterator[tuple[Rule | Problem, Path]]:
    """The rules an entry stands for, each with its path; problems where it is not a whole rule."""
    checks = (_if_cant_tell, _level, _lacking)
    problem = next(filter(None, (check(entry, path, document) for check in checks)), None)
    if problem:
        yield problem, path
        return
    cautious = None if entry.if_cant_tell == QUIET else Level(entry.if_cant_tell)
    if not entry.members:
        yield _rule(entry, None, entry.when, cautious), path
    for i, member in enumerate(entry.members):
        place = (*path, "members", i)
        problem = _lacking_in_member(entry, member, place, document)
        when = All(all=(entry.when, member.when)) if entry.when else member.when
        yield problem or _rule(entry, member, when, cautious), place


def _if_cant_tell(entry: RuleEntry, path: Path, document: Document) -> Problem | None:
    written, place = entry.if_cant_tell, (*path, "if_cant_tell")
    if written == QUIET:
        return None
    if written not in list(Level):
        what = f"'{written}' is neither a level nor '{QUIET}'"
        return document.problem(place, "R001", what, one_of([*OF_RULES, QUIET]))
    if Level(written).more_urgent_than(entry.level):
        what = f"'if_cant_tell' must not be more urgent than 'level', which is {entry.level}"
        fix = f"write {entry.level}, a less urgent level, or {QUIET}"
        return document.problem(place, "R001", what, fix)
    return None


def _level(entry: RuleEntry, path: Path, document: Document) -> Problem | None:
    if entry.level is not Level.INFORMATION:
        return None
    what = "'information' is what is said when no rule applies, so no rule can lead to it"
    return document.problem((*path, "level"), "R003", what, "give this rule another level")


def _lacking(entry: RuleEntry, path: Path, document: Document) -> Problem | None:
    """What neither the entry nor any of its members has."""
    lacking = [name for name in LISTS if not any(getattr(b, name) for b in (entry, *entry.members))]
    if entry.when is None and not entry.members:
        lacking = ["when", *lacking]
    return _lacks(lacking, path, document)


def _lacking_in_member(
    entry: RuleEntry, member: Member, path: Path, document: Document
) -> Problem | None:
    lacking = [name for name in LISTS if not getattr(entry, name) + getattr(member, name)]
    return _lacks(lacking, path, document)


def _lacks(names: list[str], path: Path, document: Document) -> Problem | None:
    if not names:
        return None
    what = "this rule lacks " + " and ".join(f"'{name}'" for name in names)
    fix = " and ".join(f"'{NEEDED[name]}'" for name in names)
    return document.problem(path, "R002", what, f"add {fix}")


def _rule(
    entry: RuleEntry, member: Member | None, when: Condition | None, cautious: Level | None
) -> Rule:
    """One rule; of a family, with what the family and the member say."""
    blocks: tuple[RuleEntry | Member, ...] = (entry, member) if member else (entry,)
    assert when is not None
    return Rule(
        id=f"{entry.id}.{member.id}" if member else entry.id,
        when=when,
        level=entry.level,
        if_cant_tell=cautious,
        advice=tuple(item for block in blocks for item in block.advice),
        evidence=tuple(item for block in blocks for item in block.evidence),
        rationale=" ".join(block.rationale for block in blocks if block.rationale),
        hazards=tuple(item for block in blocks for item in block.hazards),
    )
