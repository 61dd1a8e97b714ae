"""One finding for one mistake: slips that come from the same one are told once."""

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches

from pydantic import BaseModel

from rules.loading.slips.condition_words import is_misspelt_operator
from rules.loading.slips.shape import fields_of, kinds, models_at
from rules.loading.slips.slip import Slip
from rules.loading.yaml.documents import Document, Path


def folded(slips: list[Slip], model: type[BaseModel], document: Document) -> Iterable[Slip]:
    """The slips of one file, each mistake once."""
    slips = _renamed([_with_kind_misspelt(slip) for slip in slips])
    slips = _of_another_kind(slips, model)
    slips = _one_key_too_many(slips)
    slips = _lists_of_words(slips)
    slips = [slip for slip in slips if not _only_seems_short(slip)]
    return _one_a_place(slips, document)


def _with_kind_misspelt(slip: Slip) -> Slip:
    """Where a block seems to lack its kind, the field that looks like it."""
    if slip.kind == "union_tag_not_found" and isinstance(slip.value, dict):
        unknown = [name for name in slip.value if name not in slip.known]
        for near in get_close_matches("kind", unknown, 1, 0.6):
            here = (*slip.location, near)
            return replace(slip, kind="extra_forbidden", location=here, known=("kind",))
    return slip


def _renamed(slips: list[Slip]) -> list[Slip]:
    """An unknown and a missing field of one block that look alike are one misspelt field."""
    missing: dict[Path, dict[str, Slip]] = {}
    for slip in slips:
        if slip.kind == "missing":
            missing.setdefault(slip.location[:-1], {})[slip.field] = slip
    found = []
    for slip in slips:
        block = missing.get(slip.location[:-1], {})
        near = slip.kind == "extra_forbidden" and get_close_matches(slip.field, block, 1, 0.6)
        if near:
            block.pop(near[0])
            found.append(replace(slip, known=(near[0],)))
        elif slip.kind != "missing":
            found.append(slip)
    return found + [slip for block in missing.values() for slip in block.values()]


def _of_another_kind(slips: list[Slip], model: type[BaseModel]) -> list[Slip]:
    """A block with fields of another kind has the wrong kind; that is all there is to say."""
    wrong: dict[Path, Slip] = {}
    for slip in slips:
        block = slip.location[:-1]
        if slip.kind != "extra_forbidden" or not block or block in wrong:
            continue
        others = [m for m in models_at(model, block[:-1]) if kinds(m) and block[-1] not in kinds(m)]
        if slip.field in fields_of(others):
            what = f"'{slip.field}' does not go with 'kind: {block[-1]}'"
            wrong[block] = replace(slip, kind="wrong_kind", message=what)
    rest = [slip for slip in slips if slip.location[:-1] not in wrong]
    return [*wrong.values(), *rest]


def _one_key_too_many(slips: list[Slip]) -> list[Slip]:
    """Several unknown names where a condition takes exactly one are one slip."""
    seen: set[Path] = set()
    found = []
    for slip in slips:
        block = slip.location[:-1]
        if slip.in_condition and slip.kind == "extra_forbidden":
            if block in seen:
                continue
            seen.add(block)
        if is_misspelt_operator(slip):
            here = slip.location if slip.kind == "model_type" else block
            found.append(replace(slip, kind="misspelt_operator", location=here))
        else:
            found.append(slip)
    return found


def _lists_of_words(slips: list[Slip]) -> list[Slip]:
    """A list with words in place of blocks is told at its first entry."""
    lists: set[Path] = set()
    found = []
    for slip in slips:
        place = slip.location[:-1]
        if slip.kind.startswith("model_") and place and isinstance(slip.location[-1], int):
            if place in lists:
                continue
            lists.add(place)
        found.append(slip)
    return found


def _only_seems_short(slip: Slip) -> bool:
    """A list that is too short only because its wrong entries were not counted."""
    length = len(slip.value) if isinstance(slip.value, list) else 0
    return slip.kind == "too_short" and length >= slip.context["min_length"]


def _one_a_place(slips: list[Slip], document: Document) -> Iterable[Slip]:
    """A value that fits none of several types is told once, not once for each type."""
    first: dict[object, Slip] = {}
    for slip in slips:
        place = slip.location if slip.kind == "missing" else document.known(slip.location)
        known = first.setdefault((place, slip.is_name), slip)
        if known is not slip and "expected" in known.context and "expected" in slip.context:
            both = {"expected": known.context["expected"] + slip.context["expected"]}
            first[place, slip.is_name] = replace(known, context=both)
    return first.values()
