"""Stubs of a new rule or question: every field is there and empty, so `check` asks for each."""

import re
from pathlib import Path
from typing import Any

from rules.loading.files import NAMED_FILES
from rules.loading.layout import CLINICAL, QUESTIONNAIRE, WORDS, clinical
from rules.loading.project import Project
from rules.loading.yaml.strict_yaml import Document
from rules.model.base import IDENTIFIER_PATTERN
from rules.model.conditions import OPERATORS
from rules.model.names import did_you_mean
from rules.model.questions import NONE, SPECIAL_ANSWERS

RULE = """\
  - id: {id}
    # For whom? One line such as {{weeks: {{at_least: 24}}}}, or several below all: or any:
    when:
    # emergency, call_now, call_today, contact_this_week or next_appointment
    level:
    # The level when an answer that it needs was "not sure"; or quiet, to say nothing then
    if_cant_tell:
    # What it advises: one or more ids of advice.yaml, such as [keep_usual_appointments]
    advice: []
    # Why the rule is as it is, for clinicians
    rationale:
    # What it guards against: one or more ids of hazards.yaml, such as [H-01]
    hazards: []
    # One or more, each like {{source: nice_qs135, where: statement 2, label: READ}}
    evidence: []
"""
WORDS_OF_RULE = """\
  {id}:
    finding:
"""
QUESTION = """\
      - id: {id}
        kind: choice
        # The question, as people read it
        text:
        # A short name for it, for lists
        label:
        # Why we ask, in 1 to 3 short sentences
        why:
        # Whom to ask, or where to look, when somebody is not sure
        find_out:
        options:
          - id: yes
            text: "Yes"
          - id: no
            text: "No"
            neutral: true
        not_sure: I'm not sure
"""


class StubError(Exception):
    """The stub cannot be written; the message says why and what to do."""


def new_rule(project: Project, name: str, topic: str) -> list[str]:
    """Write a stub into the rules of a topic, and one for its words; returns both places."""
    topics = _topics(project)
    if topic not in topics:
        raise StubError(_sentence(f"there is no file of rules '{topic}'", topic, topics))
    taken = {file: _ids(_list(project, clinical(file), "rules")) for file in topics}
    _refuse(name, {clinical(file).as_posix(): ids for file, ids in taken.items()})
    words = _readable(project, WORDS)
    if name in words.data.get("rules", {}):
        raise StubError(f"'{name}' has words in {words.file} already; choose another id.")
    file = clinical(topic)
    end = len(_readable(project, file).lines)
    return [
        _insert(project, file, end, RULE.format(id=name), blank=True),
        _insert(project, WORDS, _end_of_block(words, "rules"), WORDS_OF_RULE.format(id=name)),
    ]


def new_question(project: Project, name: str, section: str) -> list[str]:
    """Write a stub to the end of a section (without one: of the last); returns its place."""
    sections = _list(project, QUESTIONNAIRE, "sections")
    known = _ids(sections)
    if section and section not in known:
        raise StubError(_sentence(f"there is no section '{section}'", section, known))
    if name in (*OPERATORS, *SPECIAL_ANSWERS, NONE):
        raise StubError(f"'{name}' has a meaning of its own in conditions; choose another id.")
    _refuse(
        name,
        {QUESTIONNAIRE.as_posix(): [q for s in sections for q in _ids(s.get("questions", []))]},
    )
    document = _readable(project, QUESTIONNAIRE)
    after = known.index(section) + 1 if section else len(known)
    end = len(document.lines)
    if after < len(known):
        end = document.place(("sections", after, "id"))[0] - 1
    return [_insert(project, QUESTIONNAIRE, end, QUESTION.format(id=name), blank=True)]


def _topics(project: Project) -> list[str]:
    files = project.files_in(CLINICAL)
    return [file.stem for file in files if file.name not in NAMED_FILES]


def _refuse(name: str, taken: dict[str, list[str]]) -> None:
    """Refuse an id that cannot be used."""
    if not name:
        raise StubError("Write the id as well: ID=some_name.")
    if not re.fullmatch(IDENTIFIER_PATTERN, name):
        rule = "use small letters, digits and _ only, and start with a letter"
        raise StubError(f"'{name}' cannot be an id: {rule}, such as early_scan.")
    for file, ids in taken.items():
        if name in ids:
            raise StubError(f"'{name}' is there already, in {file}; choose another id.")


def _sentence(what: str, name: str, known: list[str]) -> str:
    what = f"{what[0].upper()}{what[1:]}."
    fix = did_you_mean(name, known)
    return f"{what} {fix[0].upper()}{fix[1:]}" if fix else what


def _readable(project: Project, file: Path) -> Document:
    """The file as read. A stub in a file that cannot be read would only add to the trouble."""
    document = project.document(file)
    if document.problems or not isinstance(document.data, dict):
        raise StubError(f"{document.file} cannot be read; first mend what `make check` says of it.")
    return document


def _list(project: Project, file: Path, field: str) -> list[dict[str, Any]]:
    found = _readable(project, file).data.get(field)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def _ids(items: list[dict[str, Any]]) -> list[str]:
    return [str(item["id"]) for item in items if "id" in item]


def _end_of_block(document: Document, field: str) -> int:
    """The line (from 0) before which the next block of the file starts."""
    start, _ = document.place((field,), key=True)
    following = (
        number
        for number, line in enumerate(document.lines[start:], start)
        if line and not line.startswith((" ", "#"))
    )
    end = next(following, len(document.lines))
    while not document.lines[end - 1].startswith(" "):  # what stands right above is about it
        end -= 1
    return end


def _insert(project: Project, file: Path, line: int, stub: str, blank: bool = False) -> str:
    """Put the stub before a line (from 0), below the last text; returns where it starts."""
    path = project.root / file
    text = path.read_bytes().decode("utf-8")
    newline = "\r\n" if "\r\n" in text else "\n"
    lines = text.replace("\r\n", "\n").split("\n")
    while line > 0 and not lines[line - 1].strip():
        line -= 1
    added = ["", *stub.splitlines()] if blank else stub.splitlines()
    lines[line:line] = added
    path.write_bytes(newline.join(lines).encode("utf-8"))
    return f"{file.as_posix()}:{line + 1 + blank}"
