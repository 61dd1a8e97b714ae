"""Two versions compared: every change, for whom it makes a difference, and what to sign again."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from rules.changes.change import Change, Kind, Need
from rules.changes.question_changes import question_changes
from rules.changes.rule_changes import rule_changes
from rules.changes.versions import Version
from rules.changes.word_changes import word_changes
from rules.model.evidence import Signature
from rules.signoff.standing import PARTS

KINDS = list(Kind)


@dataclass(frozen=True)
class Restale:
    """A rule that no longer means what it did: in which parts, and the signatures that go stale."""

    rule: str
    parts: tuple[str, ...]
    signatures: tuple[Signature, ...]

    @property
    def need(self) -> Need:
        """Who has to sign it at the least."""
        return Need.BOTH if "logic" in self.parts else Need.ONE


def changes(old: Version, new: Version) -> tuple[Change, ...]:
    """Everything that changed in meaning, words or evidence, those with most weight first."""
    found = (*question_changes(old, new), *rule_changes(old, new), *word_changes(old, new))
    concerned = _Concerned(old, new)
    known = (replace(change, rules=tuple(concerned.by(change))) for change in found)
    return tuple(sorted(known, key=lambda change: KINDS.index(change.kind)))


def restale(old: Version, new: Version) -> tuple[Restale, ...]:
    """The rules of both versions that differ in meaning, with the signatures that this undoes."""
    return tuple(
        Restale(rule, parts, tuple(_undone(rule, parts, old, new)))
        for rule in new.book.rules_by_id
        if (parts := _differing_parts(rule, old, new))
    )


def _differing_parts(rule: str, old: Version, new: Version) -> tuple[str, ...]:
    before, after = old.meanings.get(rule), new.meanings.get(rule)
    if before is None or after is None:
        return ()
    return tuple(part for part in PARTS if getattr(before, part) != getattr(after, part))


def _undone(rule: str, parts: tuple[str, ...], old: Version, new: Version) -> Iterator[Signature]:
    """The signatures in force that counted for the old meaning, and do not for the new one."""
    before = old.meanings[rule]
    for signature in new.book.signatures:
        if signature.rule == rule and signature.withdrawn is None:
            same_logic = "logic" in parts and signature.meaning.logic == before.logic
            if same_logic or signature.meaning == before:
                yield signature


class _Concerned:
    """Finds the rules that have a change in their meaning."""

    def __init__(self, old: Version, new: Version) -> None:
        self._versions = (old, new)
        self._added = [rule for rule in new.meanings if rule not in old.meanings]
        changed = [rule for rule in new.meanings if _differing_parts(rule, old, new)]
        self._touched = {*changed, *self._added}

    def by(self, change: Change) -> Iterator[str]:
        """Those rules, in their order; a rule that is gone is not among them."""
        for rule in self._versions[1].book.rules_by_id:
            if rule in self._touched and any(self._has(change, rule, v) for v in self._versions):
                yield rule

    def _has(self, change: Change, rule_id: str, version: Version) -> bool:
        rule = version.book.rules_by_id.get(rule_id)
        if rule is None:
            return False
        match change.about:
            case "question":
                return change.name in version.read[rule_id].questions
            case "condition":
                return change.name in version.read[rule_id].conditions
            case "rule" | "words: rules":
                return change.name == rule_id
            case "words: levels":
                return change.name in (rule.level, rule.if_cant_tell)
            case "words: advice":
                return change.name in rule.advice
            case "words: phones":
                return self._says_another_number(rule_id, change)
        return False

    def _says_another_number(self, rule: str, change: Change) -> bool:
        """Whether the words of a rule differ, and only one version shows the number."""
        if change.part != "number":
            return False
        said = [" ".join(version.shown.get(rule, {}).values()) for version in self._versions]
        numbers = [str(number) for number in (change.before, change.after) if number]
        return said[0] != said[1] and any(number in text for number in numbers for text in said)
