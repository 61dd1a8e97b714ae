"""The content of the first release in today's form, so that later releases compare with it.

The first release had no cards: where no rule applied, everybody was given the same advice below the
words of the level `information`. That becomes one card for everybody, named like the field that it
stood in. Marks that the app has asked for since are added. Nothing that was said is lost.
"""

import json
import re
from pathlib import Path

from rules.loading.layout import QUESTIONNAIRE, WORDS, clinical

ADVICE = clinical("advice")
CARD = "when_nothing_applies"
GIVEN = re.compile(rf"^{CARD}: (\[.*\])$", re.MULTILINE)
SAID = re.compile(r"^  information:\n((?:    .*\n)+)", re.MULTILINE)
LEVEL_ALONE = re.compile(r"^    (?:card|look_out): .*\n", re.MULTILINE)  # a card has neither
EVERYBODY = "{any: [{pregnant: {is: not_sure}}, {not: {pregnant: {is: not_sure}}}]}"
EVIDENCE = "{source: project_proposal, where: first release, label: PROPOSAL, supports: one card}"
# Words that came later, with nothing in them, so that whatever they say now counts as new.
NOTHING = "nothing yet"
ALSO = ("emergency", "advice_line", "next_appointment")  # what happens, besides the contacts
LATER = {
    "sorrow": {"now": [], "before": []},
    "doubts": {
        "how_many": {"other": NOTHING},
        "when_calling": NOTHING,
        "otherwise": [],
    },
    "near": {"instead": NOTHING, "order": []},
    "call_help": dict.fromkeys(("wait", "nobody_answers", "no_line", "sent_home"), NOTHING),
    "call_script": {
        **dict.fromkeys(("name", "name_after"), NOTHING),
        **{part: [] for part in ("first", "who", "since", "later")},
        **{part: {} for part in ("starts_with", "history", "care")},
        "told": dict.fromkeys(("call_now", "call_today", "contact_this_week"), NOTHING),
        "request": {
            level: []
            for level in (
                *("call_now", "call_today", "contact_this_week", "next_appointment"),
                "information",
            )
        },
    },
}
MARKS = (
    (QUESTIONNAIRE, "      - id: emergency_signs", "        shown_first: true"),
    (QUESTIONNAIRE, "      - id: weeks", "        weeks_of_pregnancy: true"),
    (QUESTIONNAIRE, '            text: "Yes"', "            situation: pregnant"),
    (ADVICE, "  - id: getting_help", "    helplines: true"),
    (WORDS, "    name: the emergency services", "    role: emergency"),
    (WORDS, "    name: NHS 111", "    role: advice_line"),
)


def is_first_release(folder: Path) -> bool:
    """Whether the content of a folder has the form of the first release."""
    advice = folder / ADVICE
    return advice.is_file() and GIVEN.search(_text(advice)) is not None


def put_into_todays_form(folder: Path) -> None:
    """Change the files of such a folder, which must be a copy."""
    given = GIVEN.search(_text(folder / ADVICE))
    assert given
    card = {"id": CARD, "when": EVERYBODY, "advice": given[1], "evidence": f"[{EVIDENCE}]"}
    card["rationale"] = "everybody to whom no rule applied was told the same"
    lines = "\n    ".join(f"{name}: {value}" for name, value in card.items())
    _write(folder / clinical("cards"), f"cards:\n  - {lines}\n")
    _write(folder / ADVICE, GIVEN.sub("", _text(folder / ADVICE)))
    said = SAID.search(_text(folder / WORDS))
    if said:
        words = LEVEL_ALONE.sub("", said[1])
        block = f"cards:\n  {CARD}:\n    look: nothing_today\n    because: {NOTHING}\n{words}"
        _write(folder / WORDS, f"{_text(folder / WORDS)}\n{block}{_later(_text(folder / WORDS))}")
    for file, line, mark in MARKS:
        text = _text(folder / file)
        _write(folder / file, text.replace(f"{line}\n", f"{line}\n{mark}\n", 1))


def _later(words: str) -> str:
    """The blocks that came later. JSON is YAML, but for its quoted names."""
    contacts = re.search(r"^contacts:\n((?:  .*\n|\n)+)", words, re.MULTILINE)
    names = re.findall(r"^  (\w+):$", contacts[1] if contacts else "", re.MULTILINE)
    blocks = LATER | {"happens": {name: [] for name in (*names, *ALSO)}}
    return "".join(f"{name}: {json.dumps(block)}\n" for name, block in blocks.items())


def _text(file: Path) -> str:
    return file.read_text(encoding="utf-8")


def _write(file: Path, text: str) -> None:
    file.write_text(text, encoding="utf-8")
