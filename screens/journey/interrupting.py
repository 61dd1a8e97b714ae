"""When the way through the questions is interrupted, because help is needed now."""

from rules.model.book import RuleBook
from rules.model.questions import ChoicesQuestion
from rules.model.reach import reach
from screens.journey.path import Path


def interrupts(before: Path, after: Path, question: str) -> bool:
    """Whether an alert is shown after this answer.

    A level that rises and a sign that is new are shown at once. What makes a known sign more
    pressing, such as a stitch, is shown once all about it is told: which kind of stitch it is comes
    on the very next page, and can change what there is to do. Else one reason interrupts twice.
    """
    shown = before if question in before.answers else _last_shown(before, question)
    if not after.more_urgent_than(shown):
        return False
    if after.rose_above(before) or after.book.questionnaire.question(question).symptom:
        return True
    following = after.after(question)
    asked_by = _asked_by(after.book, following) if following in after.missing else None
    if asked_by == question:
        return False
    goes_on = asked_by is not None and asked_by == _asked_by(after.book, question)
    return after.more_urgent_than(before) or not goes_on


def _last_shown(before: Path, question: str) -> Path:
    """What was known when an alert could last be shown: before the list that this belongs to."""
    asked_by = _asked_by(before.book, question)
    if asked_by is None:
        return before
    told = _without(before, asked_by, keep=True)
    base = _without(before, asked_by, keep=False)
    waited = told.more_urgent_than(base) and not told.rose_above(base)
    return base if waited and not before.more_urgent_than(told) else before


def _without(path: Path, asking: str, keep: bool) -> Path:
    """The way without what a list brought up, and without the list itself unless it is kept."""
    left_out = {name for name in path.answers if _asked_by(path.book, name) == asking}
    left_out |= set() if keep else {asking}
    answers = {name: answer for name, answer in path.answers.items() if name not in left_out}
    return Path(path.book, answers)


def _asked_by(book: RuleBook, name: str | None) -> str | None:
    """The list, not of signs, of which a ticked item brings up a question; None without one."""
    asked_when = book.questionnaire.question(name).asked_when if name else None
    if asked_when is None:
        return None
    for read in reach(asked_when, book.conditions).questions:
        question = book.questionnaire.question(read)
        if isinstance(question, ChoicesQuestion) and not question.symptom:
            return read
    return None
