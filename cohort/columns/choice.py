"""A question with exactly one option: a column of text."""

from typing import Any

from cohort.columns.faults import NO_SUCH_OPTION, Faults
from cohort.columns.reader import TEXT, Columns, Reader, Where, is_code
from cohort.columns.texts import Codes, text_codes
from rules.formulas.answers import AnswerVariables
from rules.model.questions import ChoiceQuestion


class ChoiceReader(Reader):
    """The code is the place of the option or special answer, from 1."""

    def __init__(self, question: ChoiceQuestion) -> None:
        words = [*(option.id for option in question.options), *question.special_answers]
        self._code = {word: code for code, word in enumerate(words, 1)}
        super().__init__(question)

    def kind_of_column(self) -> Any:
        """Text."""
        return TEXT

    def may_hold(self) -> str:
        """Its options and special answers."""
        return f"one of: {', '.join(self._code)}"

    def _planes(self, given: AnswerVariables) -> dict[str, Where]:
        named = {**given.options, **given.specials}
        return {formula.name: is_code(self._code[word]) for word, formula in named.items()}

    def _codes(self, columns: Columns, faults: Faults) -> Codes:
        return text_codes(columns[self.id], self.id, self._understand, faults)

    def _understand(self, word: str) -> int | str:
        return self._code.get(word, NO_SUCH_OPTION)
