"""R030: a condition that can never be yes, or that is yes for everybody.

What: no condition contradicts itself, such as `all` of two different answers to one question, and
none covers every answer, such as `any` of all options. Advice and topics may be for everybody.
This looks at one condition at a time. `cli.py prove` looks at all together, with who is asked what.
Why: The rule would never warn anybody, or would warn everybody, so that nobody believes it. Most
often one of two numbers is wrong, or `all` stands where `any` was meant.
Bad:
    # rules/clinical/stitch.yaml, below '- id: open_cervix'
    when: {all: [{cervix_scan: {is: short}}, {cervix_scan: {is: open_or_funnelling}}]}
Good:
    when: {any: [{cervix_scan: {is: short}}, {cervix_scan: {is: open_or_funnelling}}]}
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache

from rules.engine.boxes import NOT_YES, YES, Box, Cover, TooManyBoxes
from rules.lint.context import LintContext
from rules.loading.project import Written
from rules.loading.yaml.problems import Problem
from rules.loading.yaml.strict_yaml import Path
from rules.model.answers import Blank
from rules.model.base import worked_out_once
from rules.model.book import RuleBook
from rules.model.conditions import Condition, Named, walk

FOR_EVERYBODY = ("advice", "topic")  # with a `when` that all meet, they are given to all


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such condition; in a nested one, for the innermost part."""
    book = context.book
    if book is not None:
        yield from worked_out_once(book, "_contradictions", lambda: _found(context, book))


def _found(context: LintContext, book: RuleBook) -> list[Problem]:
    search = _Search(book)
    return [problem for written in context.conditions() for problem in search.problems(written)]


class _Search:
    """Looks for contradictions in the conditions of one rule book."""

    def __init__(self, book: RuleBook) -> None:
        self._book = book
        self._cover = Cover(book.questionnaire.questions, book.conditions)
        self._blank = cache(self._blank_states)
        self._wrong_names = {named.id for named in book.named_conditions if self._wrong(named.when)}

    def problems(self, written: Written) -> Iterator[Problem]:
        """The innermost parts of one condition that are wrong."""
        told: list[Path] = []
        for path, part in reversed(list(walk(written.condition))):
            if self._rests_on_wrong(part) or any(deep[: len(path)] == path for deep in told):
                continue
            wrong = self._wrong(part)
            if wrong == ALWAYS and not path and written.of in FOR_EVERYBODY:
                continue
            if wrong:
                told.append(path)
                yield written.document.problem((*written.path, *path), "R030", *wrong)

    def _rests_on_wrong(self, part: Condition) -> bool:
        """Whether a named condition in it is what is wrong; it is told where it stands."""
        return any(
            isinstance(inner, Named) and inner.condition in self._wrong_names
            for _, inner in walk(part)
        )

    def _wrong(self, condition: Condition) -> tuple[str, str] | None:
        try:
            yes = self._cover.boxes(condition, YES)
            if not yes:
                return NEVER
            if self._leaves_out_somebody(yes):  # as nearly always, and done with
                return None
            if not any(map(self._is_met, self._cover.boxes(condition, NOT_YES))):
                return ALWAYS
        except TooManyBoxes:
            pass  # too wide to be seen at a glance: it is left to the proofs
        return None

    def _leaves_out_somebody(self, boxes: list[Box]) -> bool:
        """Whether somebody who has answered everything lies in none of the boxes, seen at a glance.

        Where a question has an answer that no box with this question allows, whoever gives that
        answer is outside all of these boxes. Such answers, one for each question, have to shut out
        every box. Others may still leave somebody out: that takes longer to see.
        """
        allowed: dict[str, int] = defaultdict(int)
        for box in boxes:
            for question, states in box.items():
                allowed[question] |= states
        shut = {q for q, states in allowed.items() if self._is_met({q: self._others(q, states)})}
        return all(box.keys() & shut for box in boxes)

    def _others(self, question: str, states: int) -> int:
        return self._cover.domain(question).all & ~states

    def _is_met(self, box: Box) -> bool:
        """Whether anybody who has answered everything can lie in the box."""
        return all(allowed & ~self._blank(question) for question, allowed in box.items())

    def _blank_states(self, question: str) -> int:
        """The states that a question is never in once everything is answered."""
        always = self._book.questionnaire.question(question).asked_when is None
        blank = set(Blank) if always else {Blank.UNANSWERED}
        return self._cover.domain(question).where(lambda state: state in blank)


NEVER = ("this can never be yes", "correct one of its parts, or write 'any' where 'all' stands")
ALWAYS = (
    "this is yes for everybody",
    "correct one of its parts, or write 'all' where 'any' stands",
)
