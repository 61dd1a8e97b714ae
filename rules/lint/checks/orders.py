"""W012: a step that asks for a call, and does not say as data how soon and for which signs.

What: a step with "call" and how soon (now, straight away, 999) has an order as data: its level, and
the signs it speaks of, or `signs: later` for what may still start or get worse.
Why: Only then can it be proved that no page asks for two different things at once.
Bad:
    # explainer/wording/en.yaml, below 'next_appointment:', in place of 'order:'
    # The line 'order: ...' was here.
Good:
    order: {level: call_now, signs: later}
"""

import re
from collections.abc import Iterator
from typing import Any

from rules.lint.context import LintContext
from rules.lint.texts import Text
from rules.loading.layout import WORDS
from rules.loading.yaml.problems import Problem

EN = WORDS.as_posix()
BLOCKS = {(block,) for block in ("levels", "cards", "rules", "advice")}
ASKS = re.compile(r"\bcall\b[^.]*(?:\bnow\b|\bstraight away\b|\bat once\b|\{phone:)", re.IGNORECASE)
NOW = re.compile(
    r"\bnow\b|\bstraight away\b|\bat once\b|\bday or night\b|\{phone:|\bA&E\b", re.IGNORECASE
)


def check(context: LintContext) -> Iterator[Problem]:
    """A problem for each such step."""
    # What a step says at its level, and what to say where it does not.
    says, fixes = {"call_now": NOW}, {"call_now": "say 'now' or 'straight away'"}
    if phone := _emergency_phone(context):
        says["emergency"] = re.compile(re.escape(f"{{phone:{phone}}}"))
        fixes["emergency"] = f"say 'call {{phone:{phone}}}'"
    for text in context.texts:
        path, document = text.path, text.document
        if document.file != EN or path[:1] not in BLOCKS or "steps" not in path:
            continue
        order = _order(text) or ""
        if order in says and not says[order].search(text.words):
            what = f"its order is '{order}', and this step does not say so"
            yield text.problem("W012", what, fixes[order])
        found = ASKS.search(text.words)
        if found and not document.has((*path[:-1], "order")):
            what = "this step asks for a call, and its order is not written as data"
            fix = "write it as {text: ..., order: {level: ..., signs: ...}}"
            yield text.problem("W012", what, fix, found[0])


def _emergency_phone(context: LintContext) -> str:
    """The id of the number to call in an emergency; empty while no number has that role."""
    data = context.project.document(WORDS).data
    phones = data.get("phones") if isinstance(data, dict) else None
    for name, phone in (phones if isinstance(phones, dict) else {}).items():
        if isinstance(phone, dict) and phone.get("role") == "emergency":
            return str(name)
    return ""


def _order(text: Text) -> str | None:
    """The level of the order of a step, where it has one."""
    item: Any = text.document.data
    for step in text.path[:-1]:
        item = item[step]
    order = item.get("order") if isinstance(item, dict) else None
    return order.get("level") if isinstance(order, dict) else None
