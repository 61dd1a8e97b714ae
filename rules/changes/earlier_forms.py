"""The content of an earlier version in today's form, so that later ones compare with it.

Before texts could be put together in another language, the English way stood in the code, and a
number had its two forms in fields of their own. The same words stand in the files now.
"""

import json
import re
from pathlib import Path

from rules.loading.layout import QUESTIONNAIRE, WORDS

UNIT_ONE = re.compile(r"^( +)unit: (.+)\n +unit_one: (.+)\n", re.MULTILINE)
DOUBTS = re.compile(r"^doubts:\n  one: (.+)\n  many: (.+)\n", re.MULTILINE)
GRAMMAR = re.compile(r"^grammar:", re.MULTILINE)
MONTHS = "January February March April May June July August September October November December"
ENGLISH = {
    "months": {month.lower(): month for month in MONTHS.split()},
    "dates": "{day} {month} {year}",
    "things": "{before}; {next}",
    "sentences": "{before}. {next}",
    "labelled": "{label}: {text}",
    "because": "Because {reason}.",
}


def needs_todays_form(folder: Path) -> bool:
    """Whether the wording of a folder says nothing of how texts are put together."""
    words = folder / WORDS
    return words.is_file() and GRAMMAR.search(words.read_text("utf-8")) is None


def add_grammar(folder: Path) -> None:
    """Change the files of such a folder, which must be a copy."""
    words = folder / WORDS
    text = DOUBTS.sub(
        r"doubts:\n  how_many:\n    one: \1\n    other: \2\n", words.read_text("utf-8")
    )
    # JSON is YAML, but for its quoted names.
    words.write_text(f"{text}\ngrammar: {json.dumps(ENGLISH)}\n", "utf-8")
    asked = folder / QUESTIONNAIRE
    if asked.is_file():
        asked.write_text(UNIT_ONE.sub(_counted, asked.read_text("utf-8")), "utf-8")


def _counted(found: re.Match[str]) -> str:
    indent, unit, one = found.groups()
    forms = json.dumps({"one": f"{{number}} {one}", "other": f"{{number}} {unit}"})
    return f"{indent}unit: {unit}\n{indent}counted: {forms}\n"
