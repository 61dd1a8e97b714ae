"""The readers of a whole questionnaire, and which columns of a table they use."""

from collections.abc import Collection, Iterable, Sequence
from difflib import get_close_matches

from cohort.columns.choice import ChoiceReader
from cohort.columns.choices import ChoicesReader
from cohort.columns.faults import TableError
from cohort.columns.number import NumberReader
from cohort.columns.reader import Reader
from rules.model.questionnaire import Questionnaire
from rules.model.questions import AnyQuestion

ALIKE = 0.8  # how much another name has to look like a question's to be taken for a slip


def readers(questionnaire: Questionnaire) -> list[Reader]:
    """One reader for each question, in order."""
    return [_reader(question) for question in questionnaire]


def _reader(question: AnyQuestion) -> Reader:
    if question.kind == "choice":
        return ChoiceReader(question)
    return ChoicesReader(question) if question.kind == "choices" else NumberReader(question)


def unread(known: Sequence[Reader], names: Sequence[str], kept: Collection[str]) -> list[str]:
    """The columns of a table that are neither answers nor kept.

    Raises TableError when a table cannot be what was meant: a name stands twice, a kept column is
    not there, no column or a nearly right one is a question's.
    """
    _each_once(names)
    gone = [name for name in kept if name not in names]
    if gone:
        raise TableError(f"there is no column {gone[0]}: the columns are {', '.join(names)}")
    used = {name for reader in known for name in reader.used(names)}
    if not used:
        raise TableError("no column is named like a question: cohort --template FILE writes them")
    others = [name for name in names if name not in used and name not in kept]
    _no_slip(others, (name for reader in known for name in reader.names() if name not in used))
    return others


def _each_once(names: Sequence[str]) -> None:
    twice = [name for name in names if names.count(name) > 1]
    if twice:
        raise TableError(f"the column {twice[0]} stands there twice")


def _no_slip(others: Iterable[str], free: Iterable[str]) -> None:
    expected = list(free)
    for name in others:
        near = get_close_matches(name, expected, n=1, cutoff=ALIKE)
        if near:
            raise TableError(
                f"the column {name} is no question: rename it to {near[0]}, or keep it as it is"
                f" with --keep {name}"
            )
