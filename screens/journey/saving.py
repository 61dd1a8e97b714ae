"""A small file to take away: answers saved now, so that a person can go on later, anywhere.

The file holds the answers that stay true: the ones about how somebody feels now, how many weeks it
is and what a scan showed are asked again when the file is opened. The checksum shows damage. It
keeps nobody from making up a file, so whatever a file holds is checked like anything else that a
tab sends.

Her unit's number can be in it too. Her browser puts it in and takes it out again (helps.js), so it
is not covered by our checksum. The plain pages send a file as it is: there it is read over.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Final

from rules.model.book import RuleBook
from screens.journey.moves import Event, Step, advance, show
from screens.journey.state import Answers, State, read_state, valid_answers
from screens.journey.values import Fault

SAVE, OPEN_FILE, FILE = "save", "open_file", "file"  # two actions, and the field with the file
FILE_NAME: Final = "saved-answers.json"  # says nothing of what is in it
LONGEST_FILE: Final = 20_000  # characters; a file with every answer has 2,000

_KIND: Final = "self-assessment answers"
_FORMAT: Final = 1
_OF_THE_BROWSER: Final = "call_numbers"


@dataclass(frozen=True)
class Opened:
    """What became of a saved file, or of a tab that another version made.

    `state` is the one to go on from; the rest says which of its answers count.

    `dropped` names the questions that still exist but take another answer now, or are not asked
    any more; `unknown` counts the answers to questions that are gone.
    """

    state: State
    kept: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    unknown: int = 0
    other_version: bool = False
    in_tab: bool = False


@dataclass(frozen=True)
class Turn:
    """What one message leads to: a step, and what became of a file, or of another version's tab."""

    step: Step
    opened: Opened | Fault | None = None
    saved: str | None = None


def take_turn(book: RuleBook, state: object, action: object, values: object) -> Turn:
    """Answer one message, whoever made it up: a step of the journey, or a file saved or opened."""
    known = read_state(book, state)
    if action == SAVE:
        shown = show(book, known)
        return Turn(shown, saved=save(book, shown.state.answers))
    if action == OPEN_FILE:
        opened = open_file(book, _sent_file(values))
        return Turn(show(book, known if isinstance(opened, Fault) else opened.state), opened)
    step = advance(book, known, Event.read(action, values))
    return Turn(step, _kept_through_a_change(book, known, state))


def _kept_through_a_change(book: RuleBook, known: State, state: object) -> Opened | None:
    """Which answers still count, where the page before was made with another version; else None.

    The person stays where they are. An alert and a result say nothing of it: first what to do.
    """
    answers = state.get("answers") if isinstance(state, dict) else None
    if known.rule_set in ("", book.version) or not isinstance(answers, dict) or not answers:
        return None
    return _compared(book, known, answers, list(book.questionnaire.questions), in_tab=True)


def save(book: RuleBook, answers: Answers) -> str:
    """The text of a file with these answers, but for those that can change from hour to hour.

    An answer that others depend on is kept beside them, to see later whether it is a new one.
    """
    deciding = {question.may_change_with for question in book.questionnaire}
    now = asked_about_now(book) - deciding
    data: dict[str, Any] = {
        "kind": _KIND,
        "format": _FORMAT,
        "rule_set": book.version,
        "answers": {name: value for name, value in answers.items() if name not in now},
    }
    return json.dumps(data | {"checksum": _checksum(data)}, indent=2) + "\n"


def open_file(book: RuleBook, text: object) -> Opened | Fault:
    """The answers of a saved file that count today, or why it cannot be used."""
    if not isinstance(text, str) or not text.strip():
        return Fault("file_missing")
    data = _read(text)
    if data is None or data.get("kind") != _KIND or data.get("format") != _FORMAT:
        return Fault("file_not_ours")
    data.pop(_OF_THE_BROWSER, None)
    answers = data.get("answers")
    if data.get("checksum") != _checksum(data) or not isinstance(answers, dict):
        return Fault("file_damaged")
    opened = _open(book, answers, other_version=data.get("rule_set") != book.version)
    if not opened.other_version and set(opened.state.saved) != set(answers):
        return Fault("file_damaged")  # this version has never written such a file
    return opened


def asked_about_now(book: RuleBook) -> frozenset[str]:
    """The questions whose answers can change from one day to the next."""
    return frozenset(q.id for q in book.questionnaire if q.symptom or q.may_change)


def _open(book: RuleBook, answers: Mapping[str, object], *, other_version: bool) -> Opened:
    """Go on at the first question. What can have changed is asked again, the urgent part first."""
    questions = book.questionnaire.questions
    valid = valid_answers(book, answers)
    lasting = [name for name in questions if name not in asked_about_now(book)]
    state = State(page=next(iter(questions)), changing=bool(valid), saved=valid)
    return replace(_compared(book, state, answers, lasting), other_version=other_version)


def _compared(
    book: RuleBook,
    state: State,
    answers: Mapping[str, object],
    names: Iterable[str],
    *,
    in_tab: bool = False,
) -> Opened:
    """Which of these answers count, of the questions named."""
    brought = [name for name in names if name in answers]
    counting = {**state.saved, **state.answers}
    return Opened(
        state,
        kept=tuple(name for name in brought if name in counting),
        dropped=tuple(name for name in brought if name not in counting),
        unknown=sum(name not in book.questionnaire.questions for name in answers),
        other_version=True,
        in_tab=in_tab,
    )


def _sent_file(values: object) -> object:
    """The text that was sent as the file; a form field comes as a list."""
    sent = values.get(FILE) if isinstance(values, dict) else None
    return sent[0] if isinstance(sent, list | tuple) and sent else None


def _read(text: str) -> dict[str, Any] | None:
    if len(text) > LONGEST_FILE:
        return None
    try:
        data = json.loads(text.removeprefix("\N{ZERO WIDTH NO-BREAK SPACE}"))
    except (ValueError, RecursionError):
        return None
    return data if isinstance(data, dict) else None


def _checksum(data: Mapping[str, Any]) -> str:
    """A checksum of the meaning: how an editor lays out the text does not matter."""
    rest = {name: value for name, value in data.items() if name != "checksum"}
    text = json.dumps(rest, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
