"""The decision table, read back from its CSV files and nothing else, and applied to answers.

A reader of its own: it knows the words of the column "Exact logic", and not the condition language,
the engine or the rule book. Whoever reimplements the rules from the table would write this.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

YES, NO, CANT_TELL, OPEN = "yes", "no", "cant_tell", "open"
UNSURE = ("not_sure", "prefer_not_to_say")
NOT_ASKED, UNANSWERED = "(not asked)", "(unanswered)"
Answers = Mapping[str, Any]
Check = Callable[[Answers], str]
TOKEN = re.compile(r"[a-z0-9_]+|[();]")
ALWAYS: Check = lambda _: YES  # noqa: E731


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@dataclass(frozen=True)
class Decision:
    truth: str
    level: str | None


class Tables:
    """The four tables of the logic: rules, named conditions, questions."""

    def __init__(self, decisions: str, conditions: str, questions: str) -> None:
        self._conditions: dict[str, Check] = {}
        for row in rows(conditions):
            self._conditions[row["Condition"]] = self._read(row["Exact logic"])
        self._asked = {
            row["Question"]: self._read_asked(row["Exact logic of asked when"])
            for row in rows(questions)
        }
        self._rules = {
            row["Rule"]: (self._read(row["Exact logic"]), row["Level"], row["If we can't tell"])
            for row in rows(decisions)
        }

    def decide(self, given: Answers) -> dict[str, Decision]:
        """For every rule its truth, and the level at which it applies, if it does."""
        states = self._states(given)
        found = {}
        for rule, (check, level, if_cant_tell) in self._rules.items():
            truth = check(states)
            at = {YES: level, CANT_TELL: None if if_cant_tell == "quiet" else if_cant_tell}
            found[rule] = Decision(truth, at.get(truth))
        return found

    def _states(self, given: Answers) -> dict[str, Any]:
        states: dict[str, Any] = {}
        for name, asked in self._asked.items():
            truth = asked(states)
            if truth == YES:
                states[name] = given.get(name, UNANSWERED)
            else:
                states[name] = UNANSWERED if truth == OPEN else NOT_ASKED
        return states

    def _read_asked(self, text: str) -> Check:
        return ALWAYS if text == "always" else self._read(text)

    def _read(self, text: str) -> Check:
        reader = _Reader(text, self._conditions)
        check = reader.condition()
        assert reader.done, text
        return check


class _Reader:
    """Reads one condition, from left to right."""

    def __init__(self, text: str, conditions: dict[str, Check]) -> None:
        assert not TOKEN.sub("", text).strip(), text
        self._words: list[str] = TOKEN.findall(text)
        self._at, self._conditions = 0, conditions

    @property
    def done(self) -> bool:
        return self._at == len(self._words)

    def condition(self) -> Check:
        first = self._next()
        if first in ("all", "any") and self._peek() == "of":
            parts = self._parts()
            return _count(parts, len(parts) if first == "all" else 1)
        if first == "at" and self._peek() == "least":
            self._expect("least")
            n = int(self._next())
            return _count(self._parts(), n)
        if first == "not" and self._peek() == "(":
            return _opposite(self._in_brackets())
        if first == "total" and self._peek() == "of":
            names = self._list("of")
            self._expect("is", "at", "least")
            return _total(names, int(self._next()))
        return self._test(first)

    def _test(self, name: str) -> Check:
        verb = self._next()
        if verb == "holds":
            return _named(name, self._conditions)
        if verb == "includes":
            values = self._list("any", "of") if self._peek() == "any" else [self._next()]
            return _test(name, lambda answer: not {*values}.isdisjoint(answer), ())
        assert verb == "is", verb
        match self._peek():
            case "one":
                values = self._list("one", "of")
            case "at":
                self._expect("at")
                side, bound = self._next(), int(self._next())
                assert side in ("least", "most")
                up = side == "least"
                return _test(name, lambda n: n >= bound if up else n <= bound, ())
            case "from":
                self._expect("from")
                low = int(self._next())
                self._expect("to")
                high = int(self._next())
                return _test(name, lambda n: low <= n <= high, ())
            case _:
                values = [self._next()]
        return _test(name, lambda answer: _is_one_of(answer, values), values)

    def _parts(self) -> list[Check]:
        self._expect("of", "(")
        found = [self.condition()]
        while self._next() == ";":
            found.append(self.condition())
        return found

    def _in_brackets(self) -> Check:
        self._expect("(")
        found = self.condition()
        self._expect(")")
        return found

    def _list(self, *before: str) -> list[str]:
        self._expect(*before, "(")
        found = [self._next()]
        while self._next() == ";":
            found.append(self._next())
        return found

    def _peek(self) -> str:
        return self._words[self._at] if not self.done else ""

    def _next(self) -> str:
        word = self._words[self._at]
        self._at += 1
        return word

    def _expect(self, *words: str) -> None:
        for word in words:
            assert self._next() == word, (word, self._words)


def _is_one_of(answer: Any, values: list[str]) -> bool:
    if isinstance(answer, list):
        return bool({*answer} & {*values})
    return str(answer) in values


def _test(name: str, passes: Callable[[Any], bool], named: Any) -> Check:
    def check(states: Answers) -> str:
        answer = states[name]
        if answer == NOT_ASKED:
            return NO
        if answer == UNANSWERED:
            return OPEN
        if answer in UNSURE:
            return YES if answer in named else CANT_TELL
        return YES if passes(answer) else NO

    return check


def _total(names: list[str], least: int) -> Check:
    def check(states: Answers) -> str:
        answers = [states[name] for name in names]
        if sum(answer for answer in answers if isinstance(answer, int)) >= least:
            return YES
        if UNANSWERED in answers:
            return OPEN
        return CANT_TELL if any(answer in UNSURE for answer in answers) else NO

    return check


def _count(parts: list[Check], n: int) -> Check:
    def check(states: Answers) -> str:
        found = [part(states) for part in parts]
        if found.count(YES) >= n:
            return YES
        if len(found) - found.count(NO) < n:
            return NO
        return OPEN if OPEN in found else CANT_TELL

    return check


def _named(name: str, conditions: Mapping[str, Check]) -> Check:
    """Looked up when it is needed: the table may name a condition before it explains it."""

    def check(states: Answers) -> str:
        return conditions[name](states)

    return check


def _opposite(part: Check) -> Check:
    swapped = {YES: NO, NO: YES, CANT_TELL: CANT_TELL, OPEN: OPEN}

    def check(states: Answers) -> str:
        return swapped[part(states)]

    return check
