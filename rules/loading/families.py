"""Rule entries to rules: families are written out, one rule per member."""

from collections.abc import Iterator

from rules.loading.files import Member, RuleEntry
from rules.loading.problems import Problem
from rules.loading.strict_yaml import Document, Path
from rules.model.conditions import All, Condition
from rules.model.levels import Level
from rules.model.names import did_you_mean
from rules.model.rules import QUIET, Rule


def rules_of(
    entry: RuleEntry, path: Path, document: Document
) -> Iterator[tuple[Rule | Problem, Path]]:
    """The rules an entry stands for, each with its path; problems where it is not a whole rule."""
    try:
        cautious = _if_cant_tell(entry)
    except ValueError as error:
        fix = did_you_mean(entry.if_cant_tell, [*Level, QUIET])
        yield document.problem((*path, "if_cant_tell"), "R001", str(error), fix), path
        return
    if not entry.members:
        yield _rule(entry, None, entry.when, cautious, path=path, document=document), path
    for i, member in enumerate(entry.members):
        when = member.when
        if entry.when is not None:
            when = All(all=(entry.when, member.when))
        place = (*path, "members", i)
        yield _rule(entry, member, when, cautious, path=place, document=document), place


def _if_cant_tell(entry: RuleEntry) -> Level | None:
    """The level when the condition is can't tell; ValueError when it makes no sense."""
    if entry.if_cant_tell == QUIET:
        return None
    if entry.if_cant_tell not in list(Level):
        raise ValueError(f"'{entry.if_cant_tell}' is neither a level nor '{QUIET}'")
    level = Level(entry.if_cant_tell)
    if level.more_urgent_than(entry.level):
        raise ValueError("'if_cant_tell' must not be more urgent than 'level'")
    return level


def _rule(
    entry: RuleEntry,
    member: Member | None,
    when: Condition | None,
    cautious: Level | None,
    *,
    path: Path,
    document: Document,
) -> Rule | Problem:
    """One rule, or the problem that it lacks something."""
    blocks: tuple[RuleEntry | Member, ...] = (entry, member) if member else (entry,)
    advice = tuple(item for block in blocks for item in block.advice)
    evidence = tuple(item for block in blocks for item in block.evidence)
    hazards = tuple(item for block in blocks for item in block.hazards)
    lists = {"advice": advice, "evidence": evidence, "hazards": hazards}
    lacking = [name for name, items in lists.items() if not items]
    if entry.level is Level.INFORMATION:
        what = "'information' is what is said when no rule applies; a rule needs another level"
        return document.problem((*path, "level"), "R003", what)
    if when is None or lacking:
        names = ", ".join(f"'{name}'" for name in (["when"] if when is None else []) + lacking)
        return document.problem(path, "R002", f"this rule lacks {names}", "add it here")
    return Rule(
        id=f"{entry.id}.{member.id}" if member else entry.id,
        when=when,
        level=entry.level,
        if_cant_tell=cautious,
        advice=advice,
        evidence=evidence,
        rationale=" ".join(block.rationale for block in blocks if block.rationale),
        hazards=hazards,
    )
