"""What changed in the rules, their conditions, contacts, advice, sources and safety properties."""

from collections.abc import Iterable, Iterator
from typing import Any, TypeVar

from pydantic import BaseModel

from rules.changes.change import Change, Kind, Value
from rules.changes.conditions import Conditions
from rules.changes.versions import Version
from rules.model.book import RuleBook
from rules.model.rules import QUIET, Card, Contact, Offer, Rule
from rules.model.safety import SafetyProperty

T = TypeVar("T", bound=Any)
DATES = {"checked_on", "review_by"}
SAFETY = "rules/clinical/safety.yaml"


def rule_changes(old: Version, new: Version) -> Iterator[Change]:
    """Everything that changed below rules/clinical, apart from signatures."""
    conditions = Conditions(old.book, new.book)
    yield from _rules(old, new, conditions)
    yield from _named_conditions(old, new, conditions)
    yield from _contacts_and_cards(old, new, conditions)
    yield from _offers(old, new, conditions)
    yield from _sources_and_hazards(old, new)
    yield from promise_changes(old.book, new.book)


def _both(old: Iterable[T], new: Iterable[T]) -> Iterator[tuple[str, T | None, T | None]]:
    """What has the same id in both, those that are gone first."""
    before, after = {item.id: item for item in old}, {item.id: item for item in new}
    yield from ((name, before[name], None) for name in before if name not in after)
    yield from ((name, before.get(name), after[name]) for name in after)


def _rules(old: Version, new: Version, conditions: Conditions) -> Iterator[Change]:
    for name, before, after in _both(old.book.rules, new.book.rules):
        if before is None or after is None:
            kind = Kind.RULE_ADDED if after else Kind.RULE_REMOVED
            place = (new if after else old).place("rule", name)
            whole = before.when if before else None, after.when if after else None
            yield Change(kind, "rule", name, "", *whole, place)
            continue
        place = new.place("rule", name)
        for kind, one, other in conditions.compared(before.when, after.when):
            yield Change(kind, "rule", name, "when", one, other, place)
        for kind, part, one, other in _fields(before, after):
            if one != other:
                yield Change(kind, "rule", name, part, one, other, place)


def _fields(old: Rule, new: Rule) -> Iterator[tuple[Kind, str, Value, Value]]:
    yield Kind.LEVEL, "level", old.level, new.level
    yield Kind.IF_CANT_TELL, "if_cant_tell", old.if_cant_tell or QUIET, new.if_cant_tell or QUIET
    yield Kind.ADVICE, "advice", _sorted(old.advice), _sorted(new.advice)
    yield Kind.REASONS, "rationale", old.rationale, new.rationale
    yield Kind.REASONS, "hazards", _sorted(old.hazards), _sorted(new.hazards)
    yield Kind.EVIDENCE, "evidence", _written(old.evidence), _written(new.evidence)


def _sorted(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted({*names}))


def _written(entries: Iterable[BaseModel]) -> tuple[str, ...]:
    """Blocks of content as lines, in no order that matters."""
    return _sorted("; ".join(_texts(entry).values()) for entry in entries)


def _texts(entry: BaseModel) -> dict[str, str]:
    """The fields of a block that are filled in, as texts."""
    data = entry.model_dump(mode="json", by_alias=True, exclude_none=True, exclude_defaults=True)
    return {name: str(value) for name, value in data.items()}


def _named_conditions(old: Version, new: Version, conditions: Conditions) -> Iterator[Change]:
    for name, before, after in _both(old.book.named_conditions, new.book.named_conditions):
        place = (new if after else old).place("condition", name, "when")
        when = [named.when if named else None for named in (before, after)]
        for kind, one, other in conditions.compared(*when):
            yield Change(kind, "condition", name, "when", one, other, place)
        if before and after and before.means != after.means:
            place = new.place("condition", name, "means")
            texts = (before.means, after.means)
            yield Change(Kind.WORDING, "condition", name, "means", *texts, place)


def _contacts_and_cards(old: Version, new: Version, conditions: Conditions) -> Iterator[Change]:
    blocks = (("contact", Kind.CONTACT, "contacts"), ("card", Kind.CARD, "cards"))
    for about, kind, field in blocks:
        for name, before, after in _both(getattr(old.book, field), getattr(new.book, field)):
            place = (new if after else old).place(about, name)
            when = [item.when if item else None for item in (before, after)]
            for _, one, other in conditions.compared(*when):
                yield Change(kind, about, name, "when", one, other, place)
            if before and after:
                yield from _reasons(about, before, after, place)


def _reasons(about: str, old: Contact, new: Contact, place: str) -> Iterator[Change]:
    """What else changed of a contact or a card."""
    fields: list[tuple[Kind, str, Value, Value]] = [
        (Kind.REASONS, "rationale", old.rationale, new.rationale)
    ]
    fields += [(Kind.EVIDENCE, "evidence", _written(old.evidence), _written(new.evidence))]
    if isinstance(old, Card) and isinstance(new, Card):
        fields += [(Kind.ADVICE, "advice", _sorted(old.advice), _sorted(new.advice))]
    for kind, part, one, other in fields:
        if one != other:
            yield Change(kind, about, new.id, part, one, other, place)


def _offers(old: Version, new: Version, conditions: Conditions) -> Iterator[Change]:
    """Advice and topics that are offered by a condition of their own."""
    blocks = (("advice", Kind.ADVICE, "advice"), ("topic", Kind.TOPIC, "topics"))
    for about, kind, field in blocks:
        for name, one, other in _both(getattr(old.book, field), getattr(new.book, field)):
            place = (new if other else old).place(about, name)
            when = [offer.when if offer else None for offer in (one, other)]
            found = list(conditions.compared(*when))
            if found or one is None or other is None:
                offered = _offered(one), _offered(other)
                yield Change(kind, about, name, "when" if found else "", *offered, place)


def _offered(offer: Offer | None) -> Value:
    """When it is offered of itself; for one without a condition, that rules alone offer it."""
    return (offer.when or "where a rule names it") if offer else None


def _sources_and_hazards(old: Version, new: Version) -> Iterator[Change]:
    for about, field, usual in (
        ("source", "sources", Kind.EVIDENCE),
        ("hazard", "hazards", Kind.REASONS),
    ):
        for name, one, other in _both(getattr(old.book, field), getattr(new.book, field)):
            place = (new if other else old).place(about, name)
            texts = [_texts(entry) if entry else {} for entry in (one, other)]
            if one is None or other is None:
                whole = ["; ".join(text.values()) or None for text in texts]
                yield Change(usual, about, name, "", whole[0], whole[1], place)
                continue
            for part in dict.fromkeys((*texts[0], *texts[1])):
                before, after = (text.get(part) for text in texts)
                if before != after:
                    kind = Kind.SOURCE_DATES if part in DATES else usual
                    yield Change(kind, about, name, part, before, after, place)


def promise_changes(old: RuleBook, new: RuleBook) -> Iterator[Change]:
    """What changed in the promises, their orders and pairs."""
    for name, one, other in _both(old.properties, new.properties):
        if one != other:
            yield from _promise(name, one, other)
    for field in ("more_worrying", "never_together"):
        before, after = (_written(getattr(book, field)) for book in (old, new))
        if before != after:
            yield Change(Kind.SAFETY, "property", field, "", before, after, SAFETY)


def _promise(name: str, old: SafetyProperty | None, new: SafetyProperty | None) -> Iterator[Change]:
    words = [promise.words if promise else None for promise in (old, new)]
    if words[0] != words[1]:
        yield Change(Kind.SAFETY, "property", name, "", words[0], words[1], SAFETY)
    if old and new and old.checks != new.checks:
        checks = [{*_written(promise.checks)} for promise in (old, new)]
        one, other = _sorted(checks[0] - checks[1]), _sorted(checks[1] - checks[0])
        yield Change(Kind.SAFETY, "property", name, "checks", one, other, SAFETY)
