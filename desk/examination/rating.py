"""Clinicians rate cases, and see no level, no rule, not each other: sheets, and what came back."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pydantic import Field, ValidationError

from desk.examination.cases import Case
from desk.examination.judging import less_urgent, more_urgent, share
from desk.examination.telling import facts
from explainer.safety.agreement import in_words, ordinal_alpha
from explainer.templating import file_templates
from explainer.words import Wording
from rules.model.base import Block, Text, WholeNumber
from rules.model.book import RuleBook
from rules.model.levels import Level
from rules.model.release import RuleSet

MOST_BYTES = 200_000
MOST_NAMED = 20


class NotRated(Exception):
    """A file of ratings cannot be used; the message says why."""


class Drawn(Block):
    """How the cases of a sheet were drawn, so that they can be drawn again."""

    rule_set: RuleSet
    number: WholeNumber
    seed: WholeNumber


class Ratings(Block):
    """What one rater saved: which cases they were, who rated, and the level of each."""

    drawn: Drawn
    rater: Text
    profession: Text
    levels: dict[Text, Level] = Field(min_length=1)


@dataclass(frozen=True)
class Rated:
    """A case with the level that each rater gave it; None where one gave none."""

    case: Case
    levels: tuple[Level | None, ...]


def chosen(cases: Sequence[Case], number: int) -> list[Case]:
    """This many of the cases, as even over the levels as can be."""
    waiting = {level: [case for case in cases if case.level is level] for level in Level}
    found: list[Case] = []
    while len(found) < number and any(waiting.values()):
        found += [some.pop(0) for some in waiting.values() if some]
    return found[:number]


def sheet(book: RuleBook, wording: Wording, cases: Sequence[Case], drawn: Drawn, rater: int) -> str:
    """The page of one rater: it needs no other file and no network, and has an order of its own."""
    mixed = list(cases)
    random.Random(f"{drawn.seed} {rater}").shuffle(mixed)  # noqa: S311 - guards nothing
    return (
        file_templates()
        .get_template("rating.html")
        .render(
            drawn=drawn.model_dump_json(),
            rater=rater,
            cases=[(case.id, [text for _, text in facts(book, case.answers)]) for case in mixed],
            levels=[(level, wording.levels[level].label) for level in Level],
        )
    )


def read_ratings(file: Path) -> Ratings:
    """What a rater saved. Raises NotRated where it is none, OSError where it cannot be read."""
    data = file.read_bytes()[: MOST_BYTES + 1]
    try:
        return Ratings.model_validate_json(data)
    except ValidationError as error:
        first: Any = error.errors()[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        what = f"this is not what a sheet saves ({where}: {first['msg']})"
        raise NotRated(f"{file}: {what}") from None


def one_draw(files: Iterable[tuple[Path, Ratings]], book: RuleBook) -> Drawn:
    """The draw that all files are about. Raises NotRated if they differ, or are of other rules."""
    (first, ratings), *others = files
    for file, other in others:
        if other.drawn != ratings.drawn:
            raise NotRated(
                f"{file}: it is about other cases than {first}; compare sheets of one draw"
            )
    if ratings.drawn.rule_set != book.version:
        about = f"rule set {ratings.drawn.rule_set}, and this is {book.version}"
        raise NotRated(f"{first}: it is about {about}; go back to that version to compare")
    return ratings.drawn


def joined(cases: Iterable[Case], sheets: Sequence[Ratings]) -> list[Rated]:
    """Each case with what every rater gave it."""
    return [Rated(case, tuple(one.levels.get(case.id) for one in sheets)) for case in cases]


def lines(found: Sequence[Rated], sheets: Sequence[Ratings]) -> Iterator[str]:
    """How far the raters agree with each other and with the rules."""
    units = [[None if level is None else level.rank for level in one.levels] for one in found]
    yield f"{len(found)} cases, {len(sheets)} raters"
    yield f"agreement between raters: Krippendorff's alpha {in_words(ordinal_alpha(units))}"
    for place, one in enumerate(sheets):
        rated = [(case.case.level, case.levels[place]) for case in found]
        given = [(due, said) for due, said in rated if said is not None]
        higher = sum(more_urgent(said, due) for due, said in given)
        lower = sum(less_urgent(said, due) for due, said in given)
        yield f"{one.rater} ({one.profession}), {len(given)} rated:"
        yield f"  more urgent than the rules: {share(higher, len(given))}"
        yield f"  less urgent than the rules: {share(lower, len(given))}"
    yield from _named(
        "may be too low: half of the raters or more are more urgent", found, more_urgent
    )
    yield from _named(
        "may be too high: half of the raters or more are less urgent", found, less_urgent
    )


def _named(title: str, found: Sequence[Rated], differs: Any) -> Iterator[str]:
    some = []
    for one in found:
        given = [level for level in one.levels if level is not None]
        if given and 2 * sum(differs(level, one.case.level) for level in given) >= len(given):
            some.append(one)
    yield f"{title}: {len(some)}"
    for one in some[:MOST_NAMED]:
        said = ", ".join(level or "none" for level in one.levels)
        yield f"  {one.case.id} ({one.case.about}): the rules say {one.case.level}; raters {said}"
        yield f"    {json.dumps(one.case.answers, ensure_ascii=False)}"
