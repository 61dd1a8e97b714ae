"""W032: weeks in the words of a rule that are no limit of it.

What: "before 37 weeks" in the words of a rule is a limit of its condition, on the right side.
Other weeks that explain a word are declared in must_say.yaml. No reminder comes after the weeks in
which its advice is given.
Why: Somebody at 36 weeks would read that it does not count for them, when it does.
Bad:
    # explainer/wording/en.yaml, below 'fluid_or_bleeding.show:', in place of 'changing.'
    changing. Before 35 weeks, call.
Good:
    changing.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from rules.lint.context import LintContext
from rules.lint.texts import Text
from rules.loading.layout import MUST_SAY, PAGES, WORDS
from rules.loading.yaml.problems import Problem
from rules.model.book import RuleBook
from rules.model.conditions import Condition, QuestionTest
from rules.model.must_say import MustSayFile
from rules.model.reach import reads

EN = WORDS.as_posix()
RANGE = re.compile(r"\b(\d+) (?:to|or|and) (\d+) weeks\b", re.IGNORECASE)
SIDE = re.compile(
    r"\b(before|under|less than|from|after|over|up to|until)? ?"
    r"\b(\d+)(?:\+0)? (?:completed )?weeks\b( or (?:more|later|less|before|earlier))?"
    r"|\bweek (\d+)\b",
    re.IGNORECASE,
)
STARTS = {"before", "under", "less than", "from", "or more", "or later"}
ENDS = {"or less", "or before", "or earlier"}
UNIT, WEEKS = "weeks", "weeks"  # what is counted; the question that asks for it


class Limits(NamedTuple):
    """The weeks from which something counts, or no longer counts, and the last weeks it does."""

    starts: set[int]
    ends: set[int]


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such number."""
    book = context.book
    if book is None:
        return
    declared = context.project.sound(MUST_SAY, MustSayFile)
    if declared is not None:  # else nobody knows which weeks explain something
        yield from _wrong_weeks(context, book, declared.weeks_declared)
    yield from _late_reminders(context, book)


def _wrong_weeks(
    context: LintContext, book: RuleBook, allowed: Mapping[str, Collection[int]]
) -> Iterator[Problem]:
    """A problem for each number in the words of a rule that is neither a limit nor declared."""
    rules = {rule.id: rule for rule in book.rules}
    used: set[tuple[str, int]] = set()
    for text in context.texts:
        rule = rules.get(str(text.path[1])) if text.path[:1] == ("rules",) else None
        if rule is None or text.document.file != EN or UNIT not in text.words.lower():
            continue
        limits = limits_of(rule.when, book)
        for number, wrong in wrong_weeks(text.words, limits):
            used.add((rule.id, number))
            if number not in allowed.get(rule.id, ()):
                yield _problem(text, rule.id, wrong, limits)
    if used:  # else the words could not be read
        yield from _declared_for_nothing(context, allowed, used)


def _declared_for_nothing(
    context: LintContext,
    allowed: Mapping[str, Collection[int]],
    used: Collection[tuple[str, int]],
) -> Iterator[Problem]:
    """A problem for each week that no words need: it would let a wrong number pass one day."""
    for rule, weeks in allowed.items():
        for week in (week for week in weeks if (rule, week) not in used):
            what = f"no words of a rule '{rule}' need week {week} to be declared"
            fix = "take it out, or give it the name of the rule whose words have it"
            place = ("weeks_declared", rule)
            yield context.project.document(MUST_SAY).problem(place, "W031", what, fix)


def _late_reminders(context: LintContext, book: RuleBook) -> Iterator[Problem]:
    """A problem for each reminder that comes when the advice it goes with has no place any more."""
    document = context.project.document(PAGES)
    found = document.data.get("reminders") if isinstance(document.data, dict) else None
    for name, reminder in (found if isinstance(found, dict) else {}).items():
        last = _last_week_of(name, book)
        weeks = reminder.get(UNIT) if isinstance(reminder, dict) else None
        for i, week in enumerate(weeks if isinstance(weeks, list) else ()):
            if last is not None and str(week).isdigit() and int(week) > last:
                what = f"this reminder is for {week} weeks, and '{name}' ends with week {last}"
                fix = "take the week out, or let a clinician change the weeks of the advice"
                yield document.problem(("reminders", name, UNIT, i), "W032", what, fix)


def _last_week_of(name: str, book: RuleBook) -> int | None:
    """The last week that the advice's own condition speaks of; without one, that its rules do."""
    own = [item.when for item in book.advice if item.id == name and item.when is not None]
    conditions = own or [rule.when for rule in book.rules if name in rule.advice]
    tests = (
        read.part.test
        for condition in conditions
        for read in reads(condition, book.conditions)
        if read.question == WEEKS and isinstance(read.part, QuestionTest)
    )
    ends = [test.between[1] if test.between else test.at_most for test in tests]
    return max((end for end in ends if end is not None), default=None)


def _problem(text: Text, rule: str, words: str, limits: Limits) -> Problem:
    known = ", ".join(map(str, sorted(limits.starts | limits.ends))) or "none"
    what = f"'{words}' is no limit of the rule '{rule}', whose weeks are: {known}"
    fix = "correct it, or declare it in must_say.yaml if it explains something else"
    return text.problem("W032", what, fix, words)


def wrong_weeks(words: str, limits: Limits) -> Iterator[tuple[int, str]]:
    """Each number of weeks in a text that is none of these limits, or on the wrong side of one."""
    for match in RANGE.finditer(words):
        for number in map(int, match.groups()):
            if number not in limits.starts | limits.ends:
                yield number, match[0]
    for match in SIDE.finditer(RANGE.sub("", words)):
        number = int(match[2] or match[4])
        side = {(match[1] or "").lower(), (match[3] or "").strip().lower()}
        right = limits.starts | limits.ends
        if side & STARTS:
            right = limits.starts
        elif side & ENDS:
            right = limits.ends
        if number not in right:
            yield number, match[0].strip()


def limits_of(condition: Condition, book: RuleBook) -> Limits:
    """Every number of weeks at which this condition changes."""
    limits = Limits(set(), set())
    for read in reads(condition, book.conditions):
        question = book.questionnaire.question(read.question)
        if question.kind == "number":
            if question.unit == UNIT:
                _add(limits, read.part)
                limits.starts.add(question.min)
                limits.ends.add(question.max)
        elif UNIT in question.id and isinstance(read.part, QuestionTest):
            named = {int(n) for n in re.findall(r"\d+", str(read.part.root))}
            limits.starts.update(named)
            limits.ends.update(named)
    return limits


def _add(limits: Limits, part: object) -> None:
    if not isinstance(part, QuestionTest):
        return
    test = part.test
    low, high = test.between or (test.at_least, test.at_most)
    if isinstance(test.is_, int):
        low = high = test.is_
    if low is not None:
        limits.starts.add(low)
        limits.ends.add(low - 1)
    if high is not None:
        limits.ends.add(high)
        limits.starts.add(high + 1)
