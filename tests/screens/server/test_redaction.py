"""Errors are logged by type and place, never with their text."""

import gc
import logging
import re
import sys
import threading
from collections.abc import Callable, Iterator

import pytest

from screens.server.redaction import place, redact_errors
from tests.support.asgi import log_as_it_was

ANSWER = "heavy bleeding at 20 weeks"


@pytest.fixture(autouse=True)
def _redacted() -> Iterator[None]:
    with log_as_it_was():
        redact_errors()
        yield


def an_error() -> ValueError:
    try:
        raise ValueError(ANSWER)
    except ValueError as error:
        return error


def written(caplog: pytest.LogCaptureFixture) -> str:
    return caplog.text + "".join(record.getMessage() for record in caplog.records)


def test_a_logged_error_keeps_its_type_and_place_only(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("any.library").error("Uncaught app execution", exc_info=an_error())
    assert ANSWER not in written(caplog)
    assert "Uncaught app execution: ValueError at " in caplog.text
    assert "test_redaction.py:" in caplog.text
    assert "Traceback" not in caplog.text


def test_an_error_in_the_arguments_or_as_the_message_is_no_leak_either(
    caplog: pytest.LogCaptureFixture,
) -> None:
    logging.getLogger("one").warning("Failed: %s (%d times)", an_error(), 2)
    logging.getLogger("two").warning(an_error())
    assert ANSWER not in written(caplog)
    assert "(2 times)" in caplog.text


def test_other_messages_are_left_alone(caplog: pytest.LogCaptureFixture) -> None:
    logging.getLogger("three").warning("Port %s is taken", 8501)
    assert "Port 8501 is taken" in caplog.text


def test_an_error_that_was_never_raised_has_no_place() -> None:
    assert place(KeyError(ANSWER)) == "KeyError"


def test_redacting_twice_changes_nothing() -> None:
    factory = logging.getLogRecordFactory()
    redact_errors()
    assert logging.getLogRecordFactory() is factory


# What nobody catches ------------------------------------------------------------------------------


class Failing:
    """Fails where nobody can catch it, and says an answer whenever it is described."""

    def __del__(self) -> None:
        raise ValueError(ANSWER)

    def __repr__(self) -> str:
        return ANSWER


def fails_where_nobody_can_catch_it() -> None:
    Failing()
    gc.collect()


def fails_in_a_thread() -> None:
    def work() -> None:
        raise ValueError(ANSWER)

    thread = threading.Thread(target=work, name=ANSWER)
    thread.start()
    thread.join()


def fails_at_the_top() -> None:
    error = an_error()
    sys.excepthook(type(error), error, error.__traceback__)


@pytest.mark.parametrize(
    ("fails", "said"),
    [
        (fails_where_nobody_can_catch_it, "Could not be raised"),
        (fails_in_a_thread, "Uncaught in a thread"),
        (fails_at_the_top, "Uncaught"),
    ],
)
def test_what_nobody_catches_keeps_its_type_and_place_only(
    fails: Callable[[], None], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    fails()
    written = capsys.readouterr().err
    assert re.fullmatch(rf"{said}: ValueError at \S+test_redaction\.py:\d+\n", written)


def test_a_thread_that_ends_itself_is_no_error(capsys: pytest.CaptureFixture[str]) -> None:
    thread = threading.Thread(target=sys.exit)
    thread.start()
    thread.join()
    assert capsys.readouterr().err == ""


def test_a_log_that_is_closed_breaks_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stderr", None)
    fails_at_the_top()
