"""How everything grows with the content: `python -m bench.growth [--save]`, 10 minutes at most.

The rules, named conditions and questions stand in the content 1, 2 and 4 times, each copy about its
own questions and with its own words. A file of content may have 500 kB, and those of the questions
and of the words then nearly do: so at 12 times the rules there are no more questions and no words.
Each step runs in a process of its own. Processor time is given, which other work changes little.
"""

import argparse
import json
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NamedTuple

import yaml

from bench.report import number, save
from rules.loading.layout import CLINICAL, QUESTIONNAIRE
from rules.loading.project import Project
from tests.support.messages import copy_content
from tests.support.renaming import FORM, Plain
from tests.support.tables import table

ROOT = Path(__file__).resolve().parents[1]
TIMES, MOST = (1, 2, 4, 12), 4
RULES = [CLINICAL / f"{name}.yaml" for name in ("symptoms", "after", "stitch", "history")]
CONDITIONS, WORDS = CLINICAL / "conditions.yaml", Path("explainer") / "wording" / "en.yaml"
# What only one question may be, or only one answer may say of a person.
ONCE = ("shown_first", "introduces", "situation", "weeks_of_pregnancy", "may_change")
PROMISE = "P24"  # about one person, for every set of answers
COLUMNS = ("content", "questions", "rules", "`check` s", "one promise s", "`assess` µs", "table s")

# What a process of its own is asked to do with the folder that it is given.
ASSESS = """
import json, sys, time
from pathlib import Path
from bench.real import random_people
from rules import assess, load
book = load(Path(sys.argv[1]))
people = random_people(book, 200)
for person in people: assess(book, person)
started = time.process_time()
for person in people: assess(book, person)
spent = (time.process_time() - started) / len(people) * 1e6
print(json.dumps([len(book.questionnaire.questions), len(book.rules), spent]))
"""
TABLE = """
import json, sys, time
from pathlib import Path
from cohort.kernel import Kernel
from rules import load
from tests.support.population import people, table
book = load(Path(sys.argv[1]))
batch, kernel = table(book, people(book, 1000), "text and lists"), Kernel(book)
import pyarrow as pa
whole = pa.concat_batches([batch] * 100)
started = time.process_time()
kernel(whole)
print(json.dumps(time.process_time() - started))
"""


class Names(NamedTuple):
    """What gets another name in a copy, by what it is."""

    questions: frozenset[str]
    conditions: frozenset[str]
    tail: str

    def of(self, data: Any, field: str = "") -> Any:
        """The same, about the questions and conditions of the copy."""
        if isinstance(data, dict):
            return {
                self._key(key): self.of(value, key)
                for key, value in data.items()
                if key not in ONCE
            }
        if isinstance(data, list):
            return [self.of(item, field) for item in data]
        known = self.conditions if field == "condition" else self.questions
        named = field in ("condition", "of", "may_change_with") and data in known
        return f"{data}{self.tail}" if named else data

    def _key(self, key: Any) -> Any:
        return f"{key}{self.tail}" if key in self.questions else key

    def own(self, item: dict[str, Any], *texts: str) -> dict[str, Any]:
        """A copy with an id and with words of its own."""
        new = self.of(item)
        said = {name: f"{new[name]} {self.tail.strip('_')}" for name in texts}
        return {**new, "id": f"{item['id']}{self.tail}", **said}


def grow(folder: Path, times: int) -> None:
    """Write the content into a folder, so many times in one."""
    project = Project(copy_content(folder))
    files = (QUESTIONNAIRE, CONDITIONS, WORDS, *RULES)
    data = {file: yaml.safe_load(json.dumps(project.document(file).data)) for file in files}
    sections, named = data[QUESTIONNAIRE]["sections"], data[CONDITIONS]["conditions"]
    asked = [question for section in sections for question in section["questions"]]
    known = frozenset(q["id"] for q in asked), frozenset(one["id"] for one in named)
    words = data[WORDS]["rules"]
    more = [Names(*known, f"_{copy}") for copy in range(2, min(times, MOST) + 1)]
    for section in sections:
        extra = [n.own(q, "text", "label") for n in more for q in section["questions"]]
        section["questions"] = [*section["questions"], *extra]
    data[CONDITIONS]["conditions"] = [*named, *(names.own(one) for names in more for one in named)]
    for file in RULES:
        rules = data[file]["rules"]
        grown = [*rules, *(names.own(rule) for names in more for rule in rules)]
        again = [
            {**rule, "id": f"{rule['id']}_a{n}"}
            for n in range(1, -(-times // MOST))
            for rule in grown
        ]
        data[file]["rules"] = [*grown, *again]
    data[WORDS]["rules"] = words | dict(_words(words, more))
    for file, whole in data.items():
        (folder / file).write_text(yaml.dump(whole, Dumper=Plain, **FORM), encoding="utf-8")


def _words(words: dict[str, Any], more: Sequence[Names]) -> Iterator[tuple[str, Any]]:
    for names in more:
        for rule, said in words.items():
            first, dot, member = rule.partition(".")
            yield f"{first}{names.tail}{dot}{member}", names.of(said)


def run(arguments: Sequence[str]) -> tuple[float, str]:
    """Seconds of processor of a Python with these arguments, and what it printed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    command = [sys.executable, *arguments]
    ended = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert ended.returncode in (0, 1), ended.stderr  # `check` may find fault with made-up words
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, ended.stdout


def measured(times: int) -> tuple[str, ...]:
    """One row: how many questions and rules there are, and what each step costs."""
    with tempfile.TemporaryDirectory() as made:
        folder = str(Path(made) / "content")
        grow(Path(folder), times)
        questions, rules, microseconds = json.loads(run(["-c", ASSESS, folder])[1])
        seconds = json.loads(run(["-c", TABLE, folder])[1])
        checked = number(run(["cli.py", "check", folder])[0]) if times <= MOST else "-"
        proved = run(["cli.py", "prove", folder, "--property", PROMISE])[0]
    figures = (checked, number(proved), f"{microseconds:.0f}", number(seconds))
    return (f"{times} times", str(questions), f"{rules:,}", *figures)


def report(rows: Sequence[tuple[str, ...]]) -> str:
    """The curves as a table, with the day and the machine."""
    day = f"{datetime.now(UTC):%d %B %Y}".lstrip("0")
    about = f"{day}, {os.cpu_count()} processors. Processor time. `table` is of 100,000 people."
    return f"{about}\n\n{table(COLUMNS, rows)}"


def main() -> None:
    """Measure each size, and print the table."""
    parser = argparse.ArgumentParser(prog="bench.growth", description=__doc__)
    parser.add_argument("--times", nargs="+", type=int, default=TIMES, help="these sizes")
    parser.add_argument("--save", action="store_true", help="put the figures into bench/README.md")
    options = parser.parse_args()
    rows = []
    for times in options.times:
        rows.append(measured(times))
        print(*rows[-1], flush=True)
    if options.save:
        save("growth", report(rows))


if __name__ == "__main__":
    main()
