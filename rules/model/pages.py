"""What a result can say, as data: each text, to whom it is said, and what it orders.

The words stand above the rules (in the explainer), so whoever proves something about pages is given
these.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from rules.model.conditions import Condition
from rules.model.levels import Level

Place = Literal["level", "card", "contact", "advice", "yes", "cant_tell", "applies", "asked"]


@dataclass(frozen=True)
class PageText:
    """One text of a result.

    It is said where `place` and `name` say: at a level, with a card, a contact or a piece of
    advice, when a rule is yes, can't be told, or applies in either way, or when a question is
    asked. With `when`, only to people for whom that is a plain yes.
    A step that asks for a call has `orders`, the level of that call, and the `signs` that it speaks
    of: options by question, empty when it speaks only of what may start later.
    """

    words: str
    where: str  # for people: advice 'call_999_how', step 2
    place: Place
    name: str
    when: Condition | None = None
    orders: Level | None = None
    signs: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


@dataclass(frozen=True)
class RuleHeading:
    """A heading that a rule puts in the place of its level's (`own_heading` of the explainer)."""

    text: str
    alone: bool


@dataclass(frozen=True)
class Pages:
    """Everything that results can say."""

    texts: tuple[PageText, ...] = ()
    headings: Mapping[str, RuleHeading] = field(default_factory=dict)  # by rule id
