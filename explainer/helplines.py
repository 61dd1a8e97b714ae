"""The helplines as people may see them."""

from collections.abc import Callable

from explainer.explanation import HelplineText
from explainer.words import HelplineWords, Wording
from rules.model.conditions import Condition


def helplines(wording: Wording) -> tuple[HelplineText, ...]:
    """Every helpline. A number that nobody has confirmed is not shown, nor are its hours."""
    return tuple(_shown(line, wording) for line in wording.helplines)


def helplines_for(
    wording: Wording, holds: Callable[[Condition | None], bool]
) -> tuple[HelplineText, ...]:
    """The helplines that are meant for one person; `holds` says which conditions they meet."""
    return tuple(_shown(line, wording) for line in wording.helplines if holds(line.when))


def _shown(line: HelplineWords, wording: Wording) -> HelplineText:
    number = wording.phones[line.phone].shown if line.phone else None
    hours = line.hours if number else None
    return HelplineText(line.name, line.helps_with, number, hours, line.address)
