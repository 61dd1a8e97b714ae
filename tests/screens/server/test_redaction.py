"""Errors are logged by type and place, never with their text."""

import logging
from collections.abc import Iterator

import pytest

from screens.server.redaction import place, redact_errors

ANSWER = "heavy bleeding at 20 weeks"


@pytest.fixture(autouse=True)
def _redacted() -> Iterator[None]:
    before = logging.getLogRecordFactory()
    redact_errors()
    yield
    logging.setLogRecordFactory(before)


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
