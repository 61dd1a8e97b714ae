"""Formulas as FHIRPath. A part that is used more than once becomes a variable of the form.

The formulas already say that the answer to a hidden question does not count: some form fillers keep
one there. No question's id stands bare in an expression: `weeks` is a word of FHIRPath itself.
"""

from collections import Counter
from collections.abc import Callable, Iterable

from interop.fhir.names import group_item, special_item
from rules.formulas.answers import any_answer
from rules.formulas.formula import FALSE, TRUE, Formula
from rules.model.book import RuleBook
from rules.model.questions import AnyQuestion

Answer = Callable[[str], str]  # the id of an item -> the expression for its answers


class FhirPaths:
    """The expressions of some formulas.

    `variables` has the shared parts by name, each behind those that it uses; it is complete once
    every formula has been asked for.
    """

    def __init__(self, book: RuleBook, wanted: Iterable[Formula]) -> None:
        self.variables: dict[str, str] = {}
        self._atoms = _atoms(book)
        self._uses = _uses(wanted)
        self._written: dict[Formula, str] = {}

    def of(self, formula: Formula) -> str:
        """The expression; true or false for every response, never empty."""
        if formula not in self._written:
            text = self._text(formula)
            if self._uses[formula] > 1 and formula not in (TRUE, FALSE):
                name = f"part{len(self.variables) + 1}"
                self.variables[name] = text
                text = f"%{name}"
            self._written[formula] = text
        return self._written[formula]

    def _text(self, formula: Formula) -> str:
        if formula in (TRUE, FALSE):
            return "true" if formula is TRUE else "false"
        if formula.kind == "variable":
            return self._atoms[formula.name]
        parts = [self.of(part) for part in formula.parts]
        if formula.kind == "not":
            return f"({parts[0]}).not()"
        return f"({(' and ' if formula.kind == 'all' else ' or ').join(parts)})"


def _uses(wanted: Iterable[Formula]) -> Counter[Formula]:
    """How often each part is named."""
    uses: Counter[Formula] = Counter()
    waiting = [*wanted]
    while waiting:
        formula = waiting.pop()
        uses[formula] += 1
        if uses[formula] == 1:
            waiting += formula.parts
    return uses


def _atoms(book: RuleBook) -> dict[str, str]:
    """What each variable of the formulas says of a response, by the variable's name."""
    found: dict[str, str] = {}
    for section in book.questionnaire.sections:

        def answer(item: str, group: str = group_item(section.id)) -> str:
            return (
                f"%resource.item.where(linkId='{group}').item.where(linkId='{item}').answer.value"
            )

        for question in section.questions:
            found |= _of_question(question, answer)
    return found


def _of_question(question: AnyQuestion, answer: Answer) -> dict[str, str]:
    given = any_answer(question, complete=False)
    mine, special = answer(question.id), answer(special_item(question.id))
    number = question.kind == "number"
    beside = bool(number and question.special_answers)

    def coded(value: str, code: str) -> str:
        return f"{value}.where(code='{code}').exists()"

    found = {
        formula.name: coded(special if number else mine, code)
        for code, formula in given.specials.items()
    }
    found |= {formula.name: coded(mine, code) for code, formula in given.options.items()}
    empty = f"{mine}.empty()"
    no_special = f"{special}.empty() and " if beside else ""
    found[given.unanswered.name] = f"({no_special}{empty})"
    for bound, formula in given.reaches.items():
        # allTrue() of nothing is true, so that it is asked apart whether there is a number.
        found[formula.name] = f"({no_special}{mine}.exists() and ({mine} >= {bound}).allTrue())"
    return found
