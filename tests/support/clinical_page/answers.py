"""Section 2 of the clinical page (truth), and one person's answers read with it."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

YES, NO, CANT, OPEN = "yes", "no", "cant_tell", "open"
NOT_SURE, PREFER_NOT = "not_sure", "prefer_not_to_say"
SPECIAL = (NOT_SURE, PREFER_NOT)


def all_of(*parts: str) -> str:
    """No if any part is no; else open if any is; else can't tell if any is; else yes."""
    return next((truth for truth in (NO, OPEN, CANT) if truth in parts), YES)


def any_of(*parts: str) -> str:
    """Yes if any part is yes; else open if any is; else can't tell if any is; else no."""
    return next((truth for truth in (YES, OPEN, CANT) if truth in parts), NO)


def none_of(*parts: str) -> str:
    """The opposite of any_of: yes and no change places, and the other two stay."""
    truth = any_of(*parts)
    return {YES: NO, NO: YES}.get(truth, truth)


class Question(NamedTuple):
    """One line of the table in section 1."""

    id: str
    kind: str
    takes: tuple[Any, ...]  # the options; of a number the least and the most
    asked_when: "Callable[[Sheet], str]"
    special: tuple[str, ...] = (NOT_SURE,)


class Sheet:
    """The answers of one person. Question by question it is settled whether each is asked."""

    def __init__(self, questions: tuple[Question, ...], given: Mapping[str, Any]) -> None:
        self.state: dict[str, str] = {}
        self.value: dict[str, Any] = {}
        self.named: dict[str, str] = {}  # the truths of section 4, when they are known
        for question in questions:
            answer = given.get(question.id)
            if isinstance(answer, list | tuple) and len(answer) == 1 and answer[0] in SPECIAL:
                answer = answer[0]
            elif question.kind == "choices" and isinstance(answer, str) and answer not in SPECIAL:
                answer = [answer]
            self.state[question.id] = _state(question.asked_when(self), answer)
            self.value[question.id] = answer

    def __getitem__(self, condition: str) -> str:
        return self.named[condition]

    def _test(self, question: str, holds: Callable[[Any], bool], named: tuple[Any, ...]) -> str:
        state = self.state[question]
        if state == "answered":
            return YES if holds(self.value[question]) else NO
        if state in SPECIAL:
            return YES if state in named else CANT
        return NO if state == "not_asked" else OPEN

    def is_(self, question: str, *answers: str) -> str:
        """The answer is one of these."""
        return self._test(question, lambda given: given in answers, answers)

    def includes(self, question: str, *options: str) -> str:
        """At least one of these options is ticked."""
        return self._test(question, lambda given: not set(options).isdisjoint(given), options)

    def from_to(self, question: str, least: int, most: int, *named: str) -> str:
        """The number is inside these bounds, or is one of the special answers named."""
        return self._test(question, lambda given: least <= given <= most, named)

    def sum_at_least(self, number: int, *questions: str) -> str:
        """The sum of section 2: a count not given, of a kind that is ticked, is at least 1."""
        states = [self.state[question] for question in questions]
        if sum(self._count(question) for question in questions) >= number:
            return YES
        if "open" in states or "unanswered" in states:
            return OPEN
        return CANT if any(state in SPECIAL for state in states) else NO

    def _count(self, question: str) -> int:
        if self.state[question] == "answered":
            return int(self.value[question])
        return 0 if self.state[question] in ("not_asked", "open") else 1


def _state(asked: str, answer: Any) -> str:
    if asked in (NO, CANT):
        return "not_asked"
    if asked == OPEN:
        return "open"
    if answer is None:
        return "unanswered"
    return answer if isinstance(answer, str) and answer in SPECIAL else "answered"
