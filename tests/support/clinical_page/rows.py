"""The shape of section 5 of the clinical page: a rule, and a row that stands for several."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from tests.support.clinical_page.answers import Sheet, all_of
from tests.support.clinical_page.questions import options_of

EMERGENCY, NOW, TODAY = "emergency", "call_now", "call_today"
WEEK, NEXT, QUIET = "contact_this_week", "next_appointment", None
LEVELS = (EMERGENCY, NOW, TODAY, WEEK, NEXT, "information")

Test = Callable[[Sheet], str]


class Rule(NamedTuple):
    """One rule: when it applies, at which level, and at which if that can't be told."""

    id: str
    when: Test
    level: str
    if_cant_tell: str | None


class Family(NamedTuple):
    """A row that lists options of a question: one rule for each, if the guard holds too."""

    id: str
    question: str
    options: str  # "" for every option of the question
    guard: Test | None
    level: str
    if_cant_tell: str | None

    def rules(self) -> Iterator[Rule]:
        """One rule per option."""
        for option in self.options.split() or options_of(self.question):
            name = f"{self.id}.{option}" if self.id else option
            yield Rule(name, self._when(option), self.level, self.if_cant_tell)

    def _when(self, option: str) -> Test:
        guard = self.guard
        if guard is None:
            return lambda s: s.includes(self.question, option)
        return lambda s: all_of(guard(s), s.includes(self.question, option))


def weeks(least: int, most: int, *named: str) -> Test:
    """The weeks are inside these bounds, or are the special answer named."""
    return lambda s: s.from_to("weeks", least, most, *named)


TERM = weeks(37, 42)
