"""The verbs of the command line that work on content files.

What is heavy and not always wanted is imported when it is, so that `check` starts fast.
"""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from textwrap import fill, indent
from typing import NamedTuple

from desk.catalogue import Entry, catalogue, nearest_code
from desk.checking import Checked, check_content, counts
from rules import RuleBook
from rules.lint.checks.reading_age import summary
from rules.lint.content import Content
from rules.lint.dictionaries import DictionaryMissing

NEXT = "Fill it in, line by line; `make check` says what is still missing."


class Said(NamedTuple):
    """The exit code of a verb, and what it prints where."""

    code: int
    out: str = ""
    err: str = ""


def check(root: Path, today: date, form: str = "text", more: Sequence[str] = ()) -> Said:
    """What to print of the content: problems as text to stderr, in other forms to stdout.

    `more` names checks that are made on demand only.
    """
    try:
        checked = check_content(root, today, more)
    except DictionaryMissing as missing:
        return Said(2, err=str(missing))
    bad = checked.book is None or any(p.severity == "error" for p in checked.problems)
    fine = "" if bad or checked.book is None else _fine(checked.book, checked.silenced)
    if "reading-age" in more:
        fine = f"{fine}\n{summary(Content(root))}".strip()
    if form == "text" and not checked.problems:
        return Said(int(bad), fine)
    from desk.rendering import as_github, as_json, as_text, shown

    found = shown(checked.problems, root)
    if form != "text":
        return Said(int(bad), as_json(found) if form == "json" else as_github(found))
    return Said(int(bad), fine, f"{as_text(found)}\n\n{_closing(checked, bad)}")


def _fine(book: RuleBook, silenced: int) -> str:
    questions = len(book.questionnaire.questions)
    said = f"The content is fine: {questions} questions, {len(book.rules)} rules."
    return f"{said} {counts([], silenced)}".strip()


def _closing(checked: Checked, bad: bool) -> str:
    """How many problems there are, and where to read more; what is silenced is told once."""
    number = counts(checked.problems, checked.silenced if bad else 0)
    code = checked.problems[0].code
    return f"{number} To read more about {code}: python cli.py explain-code {code}"


def explain_code(code: str) -> Said:
    """What a code means, with examples; without a code, a list of all."""
    entries = catalogue()
    if not code:
        return Said(0, "\n".join(f"{entry.code}  {entry.title}" for entry in entries.values()))
    entry = entries.get(code.upper())
    if entry is None:
        return Said(2, err=f"There is no code '{code}'. {nearest_code(code)}")
    return Said(0, _explained(entry))


def _explained(entry: Entry) -> str:
    parts = (
        f"{entry.code}: {entry.title}",
        f"What: {entry.what}",
        f"Why it matters: {entry.why}",
        f"Bad:\n{indent(entry.bad, '    ')}",
        f"Good:\n{indent(entry.good, '    ')}",
    )
    return "\n\n".join(fill(part, 96) if "\n" not in part else part for part in parts)


def fix(root: Path, today: date, write: bool) -> tuple[int, str]:
    """The exit code and what to print: what would be, or was, mended."""
    from desk.fixing import mend
    from desk.rendering import block, shown

    found = mend(root, today)
    parts = [found.diff()]
    parts += [f"mended: {problem}\n" for problem in found.mended]
    parts += [f"left:   {block(item)}\n\n" for item in shown(found.left, root)]
    count = f"{len(found.mended)} mended, {len(found.left)} left for you."
    if write:
        found.write(root)
    elif found.mended:
        count = f"{len(found.mended)} can be mended, {len(found.left)} left for you."
        count += " Nothing is changed yet: add --write to do it."
    pending = bool(found.mended) and not write
    return int(bool(found.left) or pending), "".join([*parts, count])


def stub(kind: str, root: Path, name: str, where: str) -> tuple[int, str]:
    """The exit code and what to print: where the stub of a rule or question stands."""
    from desk.stubs import StubError, new_question, new_rule

    try:
        places = (new_rule if kind == "rule" else new_question)(root, name, where)
    except StubError as error:
        return 2, str(error)
    return 0, "\n".join([*(f"Written: {place}" for place in places), NEXT])
