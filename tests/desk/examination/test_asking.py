"""Any command can be examined: JSON lines in, a level a line out; each failure has its words."""

import sys

import pytest

from desk.examination.asking import NotExamined, ask, level_of
from rules import Level

CASES = [{"id": "c0001a", "answers": {}, "text": "ü"}, {"id": "c0002a", "answers": {}, "text": ""}]
EACH = "import sys, json\nfor line in sys.stdin: json.loads(line); print({})"


def python(program: str) -> list[str]:
    return [sys.executable, "-c", program]


def test_a_level_for_each_case_in_order() -> None:
    program = EACH.format('"call_now" if "0001" in line else \'{"level": "information"}\'')
    assert ask(python(program), CASES, 60) == [Level.CALL_NOW, Level.INFORMATION]


@pytest.mark.parametrize(
    ("line", "level"),
    [
        ("call_now", Level.CALL_NOW),
        ("  emergency ", Level.EMERGENCY),
        ('{"level": "call_today", "why": []}', Level.CALL_TODAY),
        ('"information"', Level.INFORMATION),
        ('{"level": ["call_now"]}', None),
        ('{"level": null}', None),
        ("{", None),
        ("call now", None),
        ("", None),
    ],
)
def test_what_a_line_says(line: str, level: Level | None) -> None:
    assert level_of(line) is level


@pytest.mark.parametrize(
    ("command", "says"),
    [
        (["./nowhere"], r"^\./nowhere: cannot be started \(No such file or directory\)$"),
        (python("raise SystemExit(3)"), "it ended with 3: without a word"),
        (python("import sys; sys.exit('no key')"), "it ended with 1: no key"),
        (python("print('call_now')"), "it wrote 1 lines for 2 cases; one line for each is needed"),
        (python("import sys; sys.stdout.buffer.write(b'\\xff')"), "what it writes is not UTF-8"),
    ],
)
def test_what_cannot_be_examined_says_why(command: list[str], says: str) -> None:
    with pytest.raises(NotExamined, match=says):
        ask(command, CASES, 60)


def test_a_command_that_hangs_is_ended() -> None:
    with pytest.raises(NotExamined, match="it took longer than 1 seconds"):
        ask(python("import threading; threading.Event().wait()"), CASES, 1)
