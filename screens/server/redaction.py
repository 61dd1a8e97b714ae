"""Keep answers out of the log.

An error's text can hold what a person answered ("'severe_pain' is not in ..."). So every log
record loses the text of the errors it carries and keeps their type and place, whichever library
wrote it. It works on the records themselves, so that no logger can be forgotten.
"""

import logging
import traceback
from types import TracebackType
from typing import Any


def redact_errors() -> None:
    """From now on, log errors by type and place only. Doing it twice changes nothing."""
    make = logging.getLogRecordFactory()
    if getattr(make, "redacts_errors", False):
        return

    def make_redacted(*args: Any, **kwargs: Any) -> logging.LogRecord:
        record = make(*args, **kwargs)
        _redact(record)
        return record

    make_redacted.redacts_errors = True  # type: ignore[attr-defined]
    logging.setLogRecordFactory(make_redacted)


def place(error: BaseException) -> str:
    """Say what kind of error it is and where it arose, and nothing of what it says."""
    return _place(type(error), error.__traceback__)


def _redact(record: logging.LogRecord) -> None:
    if isinstance(record.msg, BaseException):
        record.msg = place(record.msg)
    if isinstance(record.args, tuple):
        record.args = tuple(
            place(value) if isinstance(value, BaseException) else value for value in record.args
        )
    if record.exc_info and record.exc_info[0]:
        kind, _, trace = record.exc_info
        record.msg = f"{record.getMessage()}: {_place(kind, trace)}"
        record.args, record.exc_info, record.exc_text = (), None, None


def _place(kind: type[BaseException], trace: TracebackType | None) -> str:
    steps = traceback.extract_tb(trace)
    if not steps:
        return kind.__name__
    return f"{kind.__name__} at {steps[-1].filename}:{steps[-1].lineno}"
