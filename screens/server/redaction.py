"""Keep answers out of the log.

An error's text can hold what a person answered ("'severe_pain' is not in ..."). So every log
record loses the text of the errors it carries and keeps their type and place, whichever library
wrote it. It works on the records themselves, so that no logger can be forgotten. What nobody
catches, Python writes past every logger: that goes through three hooks, which do the same.
"""

import logging
import sys
import threading
import traceback
from contextlib import suppress
from types import TracebackType
from typing import Any


def redact_errors() -> None:
    """From now on, log errors by type and place only. Doing it twice changes nothing."""
    sys.excepthook = _uncaught
    threading.excepthook = _uncaught_in_a_thread
    sys.unraisablehook = _could_not_be_raised
    _redact_records()


def _redact_records() -> None:
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


def _uncaught(
    kind: type[BaseException], _error: BaseException, trace: TracebackType | None
) -> None:
    _write("Uncaught", kind, trace)


def _uncaught_in_a_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_type is not SystemExit:  # which ends a thread and is no error, as without us
        _write("Uncaught in a thread", args.exc_type, args.exc_traceback)


def _could_not_be_raised(args: "sys.UnraisableHookArgs") -> None:
    """Without the object that it names either: how it describes itself may hold an answer."""
    _write("Could not be raised", args.exc_type, args.exc_traceback)


def _write(said: str, kind: type[BaseException], trace: TracebackType | None) -> None:
    with suppress(OSError, ValueError, AttributeError):  # full, closed, or none at all
        sys.stderr.write(f"{said}: {_place(kind, trace)}\n")


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
